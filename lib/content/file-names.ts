import { isUtf8 } from "node:buffer";

/** A name that is not UTF-8, with each byte of what is not written as `\\xNN`. */
export function escapedName(name: Buffer): string {
  let text = "";
  for (let at = 0; at < name.length; ) {
    const size = [1, 2, 3, 4].find((length) => {
      const part = name.subarray(at, at + length);
      return part.length === length && isUtf8(part);
    });
    text += size === undefined ? byteOf(name[at]) : name.toString("utf8", at, at + size);
    at += size ?? 1;
  }
  return text;
}

function byteOf(byte = 0): string {
  return `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`;
}

const escaped = /\\x([0-9A-F]{2})/g;

/**
 * What a name that is not UTF-8 says in GB18030, the usual encoding of zip files from Chinese Windows.
 * @param name as `escapedName` writes it
 * @returns nothing for what is no such name, or says nothing in it
 */
export function nameInGb18030(name: string): string | undefined {
  const bytes = name
    .split(escaped)
    .map((part, index) => (index % 2 === 1 ? Buffer.from(part, "hex") : Buffer.from(part)));
  try {
    const text = new TextDecoder("gb18030", { fatal: true }).decode(Buffer.concat(bytes));
    return /\p{Script=Han}/u.test(text) ? text : undefined;
  } catch {
    return undefined;
  }
}

/** Whether a path has a name that `escapedName` wrote. */
export function hasEscapedName(path: string): boolean {
  return path.search(escaped) >= 0;
}
