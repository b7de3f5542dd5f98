import { blockHash } from "../bilingual/block-hash.ts";

/** What stands above each block of a translation: the original's block, and how its names and terms are rendered. */
export interface OriginalComment {
  /** Of the block as it is. */
  hash: string;
  /** As it is written in the original's file. */
  source: string;
  /** What the translation was made from, where that is something else; the source only where it is known. */
  was?: { hash: string; source?: string };
  /** Whether the translation is still to be mended. */
  behind: boolean;
  /** The lines about names and terms. */
  renderings: readonly string[];
  /** The hash of the text that a machine drafted for it; as long as that is the text, nobody has touched it. */
  machine?: string;
}

const behindLine =
  "[behind] 原文改过：照下面改好译文，再删去这一行。The original has changed: mend the translation, then delete this line.";
const mark = "· ";
const pattern = /^<!-- p\d+ ([0-9a-f]{6,64}) ([0-9a-f]{8})(?: machine ([0-9a-f]{8}))?\n([\s\S]*)\n-->$/;
const changed = /^(?:(\[behind\])[^\n]*\n)?\[was ([0-9a-f]{6,64})\]\n(?:([\s\S]*?)\n)?\[now\]\n([\s\S]*)$/;

/** The comment of a block, by its number from 1. */
export function commentText(
  number: number,
  { hash, source, was, behind, renderings, machine }: OriginalComment,
): string {
  const lines = [
    ...(was === undefined
      ? []
      : [`[was ${was.hash}]`, ...(was.source === undefined ? [] : [was.source]), "[now]"]),
    source,
    ...(renderings.length === 0 ? [] : ["", ...renderings.map((line) => `${mark}${line}`)]),
  ];
  const text = withoutEnd(lines.join("\n"));
  const marked = behind ? `${behindLine}\n${text}` : text;
  const drafted = machine === undefined ? "" : ` machine ${machine}`;
  return `<!-- p${number} ${hash} ${checksum(text)}${drafted}\n${marked}\n-->`;
}

/**
 * Reads such a comment.
 * @returns `undefined` for any other comment; `added` is what somebody wrote into it
 */
export function readComment(written: string): (OriginalComment & { added: string[] }) | undefined {
  const [, hash, sum, machine, text] = pattern.exec(written) ?? [];
  if (hash === undefined || text === undefined) return undefined;
  const [, isBehind, wasHash, wasSource, now = text] = changed.exec(text) ?? [];
  const bare = isBehind === undefined ? text : text.slice(text.indexOf("\n") + 1);
  const lines = now.split("\n");
  const first = lines.findIndex((line, index) => line === "" && lines[index + 1]?.startsWith(mark));
  const body = first === -1 ? lines : lines.slice(0, first);
  return {
    hash,
    source: withEnd(body.join("\n")),
    ...(wasHash !== undefined && {
      was: { hash: wasHash, ...(wasSource !== undefined && { source: withEnd(wasSource) }) },
    }),
    behind: isBehind !== undefined,
    renderings: [],
    ...(machine !== undefined && { machine }),
    added: checksum(bare) === sum ? [] : bare.split("\n"),
  };
}

/** Of what the tool wrote, so that it sees what others wrote into it. */
function checksum(text: string): string {
  return blockHash(text.replaceAll("\n", "↵"));
}

/** A text that no comment ends in. As Markdown it reads the same. */
export function withoutEnd(text: string): string {
  return text.replaceAll("-->", "--&gt;");
}

function withEnd(text: string): string {
  return text.replaceAll("--&gt;", "-->");
}

const leftPattern = /^<!-- left over from ([0-9a-f]{6,64})\n([\s\S]*)\n-->$/;

/** A translated block whose original is gone, kept where nobody sees it. */
export function leftOverText(hash: string, text: string): string {
  return `<!-- left over from ${hash}\n${withoutEnd(text)}\n-->`;
}

export function readLeftOver(written: string): { hash: string; text: string } | undefined {
  const [, hash, text] = leftPattern.exec(written) ?? [];
  return hash === undefined || text === undefined ? undefined : { hash, text };
}
