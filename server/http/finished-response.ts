import { createHash } from "node:crypto";
import { type ContentCoding, decode, type Effort, encode } from "./encodings.ts";

export interface Representation {
  body: Buffer;
  /** Its entity tag; an answer without content has none. */
  tag?: string;
  /** Names and values by turns, as `writeHead` takes them. */
  headers: string[];
}

/** What it is made as; each has a tag of its own. */
const forms = ["br-quick", "br-best", "gzip", "identity"] as const;
type Form = (typeof forms)[number];

/**
 * A response of which every byte is known: it can be sent any number of times. What it is kept as is compressed, with
 * brotli and, once that was asked for, with gzip; whoever takes neither gets it unpacked each time.
 */
export class FinishedResponse {
  readonly status: number;
  /** Begins the entity tag of every representation. */
  readonly tag: string;
  readonly #headers: readonly string[];
  readonly #varies: readonly string[];
  readonly #made: Partial<Record<ContentCoding, Representation>> = {};
  readonly #isPacked: boolean;
  #sent = 0;

  private constructor(
    status: number,
    body: Buffer,
    headers: readonly string[],
    varies: readonly string[],
    isPacked: boolean,
  ) {
    this.status = status;
    this.#isPacked = isPacked;
    this.tag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
    this.#headers = headers;
    this.#varies = varies;
  }

  /**
   * @param headers names and values by turns; those of the representation are added
   * @param varies names of the request's headers that it goes by, beside `Accept-Encoding`
   * @param isPacked whether the body is of a format that is compressed in itself: everybody gets it as it is
   */
  static async make(
    status: number,
    body: Buffer,
    headers: readonly string[],
    varies: readonly string[] = [],
    isPacked = false,
  ): Promise<FinishedResponse> {
    const response = new FinishedResponse(status, body, headers, varies, isPacked);
    const made = response.#made;
    if (body.length === 0) made.br = made.gzip = made.identity = withoutBody(headers, varies);
    else if (isPacked) made.br = made.gzip = made.identity = response.#asItIs(body);
    else await response.#make("br", "quick", body);
    return response;
  }

  /** About how many bytes it keeps, with gzip, which takes a little more than brotli. */
  get size(): number {
    const bytes = this.#made.br?.body.length ?? 0;
    return (this.#isPacked ? bytes : Math.round(bytes * 2.2)) + 2_000;
  }

  /** What has been made already, without waiting. */
  ready(encoding: ContentCoding): Representation | undefined {
    // What is asked for again is worth the effort.
    if (encoding === "br" && !this.#isPacked && ++this.#sent === 3) void this.#makeBest();
    return this.#made[encoding];
  }

  async as(encoding: ContentCoding): Promise<Representation> {
    return this.#made[encoding] ?? this.#make(encoding, "best", await this.#body());
  }

  /**
   * The entity tag that an `If-None-Match` names, as it names it, if that is of any form of this: what is in them is
   * the same. Of several the one's own that would be sent.
   */
  knownAs(ifNoneMatch: string, { tag: own }: Representation): string | undefined {
    if (own === undefined || ifNoneMatch === "*") return own;
    for (const tag of [own, ...forms.map((form) => this.#tagOf(form))]) {
      const at = ifNoneMatch.indexOf(tag);
      // A cache that has changed the encoding made it a weak one (RFC 9110 §8.8.1), and asks for that.
      if (at >= 0) return ifNoneMatch.startsWith("W/", at - 2) ? `W/${tag}` : tag;
    }
    return undefined;
  }

  #tagOf(form: Form): string {
    return `"${this.tag}-${form}"`;
  }

  #asItIs(body: Buffer): Representation {
    const tag = this.#tagOf("identity");
    const vary = this.#varies.length > 0 ? ["Vary", this.#varies.join(", ")] : [];
    return {
      ...{ body, tag },
      headers: [...this.#headers, "ETag", tag, ...vary, "Content-Length", String(body.length)],
    };
  }

  async #makeBest(): Promise<void> {
    const body = await this.#body();
    if (body.length > 0) await this.#make("br", "best", body);
  }

  async #body(): Promise<Buffer> {
    const { br } = this.#made;
    return br ? decode(br.body) : Buffer.alloc(0);
  }

  async #make(encoding: ContentCoding, effort: Effort, source: Buffer): Promise<Representation> {
    const body = await encode(source, encoding, effort);
    const tag = this.#tagOf(encoding === "br" ? `br-${effort}` : encoding);
    const made: Representation = {
      body,
      tag,
      headers: [
        ...this.#headers,
        ...["ETag", tag, "Vary", [...this.#varies, "Accept-Encoding"].join(", ")],
        ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
        ...["Content-Length", String(body.length)],
      ],
    };
    if (encoding !== "identity") this.#made[encoding] = made;
    return made;
  }
}

function withoutBody(headers: readonly string[], varies: readonly string[]): Representation {
  const vary = varies.length > 0 ? ["Vary", varies.join(", ")] : [];
  return { body: Buffer.alloc(0), headers: [...headers, ...vary, "Content-Length", "0"] };
}
