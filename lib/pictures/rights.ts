import sharp from "sharp";

/** Who made a picture and whose it is, as its file says. */
export interface Rights {
  creator?: string | undefined;
  rights?: string | undefined;
}

/** Reads both where cameras and editors' programs write them: EXIF (IFD0), IPTC (IIM 4), XMP (Dublin Core). */
export async function rightsOf(bytes: Buffer): Promise<Rights> {
  const { exif, iptc, xmp } = await sharp(bytes).metadata();
  const found = [xmp && inXmp(xmp), iptc && inIptc(iptc), exif && inExif(exif)].filter(Boolean) as Rights[];
  return {
    creator: found.find(({ creator }) => creator)?.creator,
    rights: found.find(({ rights }) => rights)?.rights,
  };
}

/** Characters that are kept of each. */
const longest = 500;
/** Characters of an element of XMP that are looked at: it may say the same in some languages. */
const longestElement = 10_000;

/** The text of some bytes: UTF-8, or what Chinese cameras write else. Nothing where there is none. */
function textOf(bytes: Buffer): string | undefined {
  const read = (encoding: string) => new TextDecoder(encoding, { fatal: true }).decode(bytes);
  let text: string;
  try {
    text = read("utf-8");
  } catch {
    try {
      text = read("gb18030");
    } catch {
      return undefined;
    }
  }
  // Whatever it says must be fit for XML.
  const clean = text
    .replace(/\0.*$/s, "")
    .replace(/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu, " ")
    .trim()
    .slice(0, longest);
  return clean === "" ? undefined : clean.toWellFormed();
}

const tags = { artist: 0x013b, copyright: 0x8298 };

/** The first directory of a TIFF structure (CIPA DC-008 §4.6.2). */
function inExif(exif: Buffer): Rights {
  const tiff = exif.toString("latin1", 0, 4) === "Exif" ? exif.subarray(6) : exif;
  const isLittle = tiff.toString("latin1", 0, 2) === "II";
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const values = new Map<number, string | undefined>();
  try {
    const first = long(4);
    for (let index = 0; index < short(first); index++) {
      const at = first + 2 + index * 12;
      const length = long(at + 4);
      const start = length > 4 ? long(at + 8) : at + 8;
      if (Object.values(tags).includes(short(at)))
        values.set(short(at), textOf(tiff.subarray(start, start + length)));
    }
  } catch {
    // It is cut off or wrong: what was read of it until then counts.
  }
  return { creator: values.get(tags.artist), rights: values.get(tags.copyright) };
}

/** Records of IPTC's application record: by-line (2:80) and copyright notice (2:116). */
function inIptc(iptc: Buffer): Rights {
  const values = new Map<number, string | undefined>();
  for (let at = iptc.indexOf(0x1c); at >= 0 && at + 5 <= iptc.length; ) {
    if (iptc[at] !== 0x1c) {
      at = iptc.indexOf(0x1c, at);
      continue;
    }
    const length = iptc.readUInt16BE(at + 3);
    if (iptc[at + 1] === 2) values.set(iptc[at + 2] ?? 0, textOf(iptc.subarray(at + 5, at + 5 + length)));
    at += 5 + length;
  }
  return { creator: values.get(80), rights: values.get(116) };
}

function inXmp(xmp: Buffer): Rights {
  const text = xmp.toString("utf8");
  const value = (name: string) => {
    const inner = between(text, `<dc:${name}>`, `</dc:${name}>`).slice(0, longestElement);
    const [, item = inner.includes("<") ? "" : inner] = /<rdf:li[^>]*>([^<]*)</.exec(inner) ?? [];
    return textOf(Buffer.from(decoded(item)));
  };
  return { creator: value("creator"), rights: value("rights") };
}

/** An expression would begin anew at each opening of millions. */
function between(text: string, open: string, close: string): string {
  const from = text.indexOf(open);
  const to = from < 0 ? from : text.indexOf(close, from);
  return to < 0 ? "" : text.slice(from + open.length, to);
}

const entities: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

function decoded(xml: string): string {
  return xml.replace(/&(lt|gt|quot|apos|amp);/g, (_, name: string) => entities[name] ?? "");
}

function encoded(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Both as an XMP packet of nothing else. EXIF knows no Chinese characters. */
export function rightsPacket({ creator, rights }: Rights): string | undefined {
  if (creator === undefined && rights === undefined) return undefined;
  const made =
    creator === undefined
      ? ""
      : `<dc:creator><rdf:Seq><rdf:li>${encoded(creator)}</rdf:li></rdf:Seq></dc:creator>`;
  const owned =
    rights === undefined
      ? ""
      : `<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">${encoded(rights)}</rdf:li></rdf:Alt></dc:rights>`;
  return [
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">${made}${owned}</rdf:Description>`,
    "</rdf:RDF></x:xmpmeta>",
  ].join("");
}
