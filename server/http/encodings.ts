import { promisify } from "node:util";
import { brotliCompress, brotliDecompress, constants, gzip } from "node:zlib";
import Negotiator from "negotiator";

/** Content codings (RFC 9110 §8.4.1), those that are smaller first. */
const encodings = ["br", "gzip", "identity"] as const;
export type ContentCoding = (typeof encodings)[number];

const remembered = new Map<string, ContentCoding>();

/** Characters of an `Accept-Encoding` that is read: one that is longer is no browser's. */
const mostRead = 1_000;

/** @param accepted the request's `Accept-Encoding` */
export function encodingFor(accepted: string | undefined): ContentCoding {
  if (accepted === undefined || accepted.length > mostRead) return "identity";
  let encoding = remembered.get(accepted);
  if (encoding === undefined) {
    encoding = negotiate(accepted);
    // Browsers send a handful of values; whoever sends others is not remembered for ever.
    if (remembered.size >= 100) remembered.clear();
    if (accepted.length <= 100) remembered.set(accepted, encoding);
  }
  return encoding;
}

function negotiate(accepted: string): ContentCoding {
  const acceptable = new Negotiator({ headers: { "accept-encoding": accepted } }).encodings([...encodings]);
  return encodings.find((encoding) => acceptable.includes(encoding)) ?? "identity";
}

/** Brotli's quality: what takes half a millisecond a page, and what is a tenth smaller and takes 25. */
export type Effort = "quick" | "best";
const qualities: Record<Effort, number> = { quick: 5, best: 11 };

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** What `encode` made of brotli, as it was. */
export const decode: (body: Buffer) => Promise<Buffer> = promisify(brotliDecompress);

/** Compressed off the thread that serves. */
export async function encode(body: Buffer, encoding: ContentCoding, effort: Effort): Promise<Buffer> {
  if (encoding === "identity") return body;
  if (encoding === "gzip") return alone(await zip(body));
  const compressed = await brotli(body, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_QUALITY]: qualities[effort],
      [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      // A window that is not much larger than the page: the encoder takes memory for it.
      [constants.BROTLI_PARAM_LGWIN]: Math.min(22, Math.max(16, Math.ceil(Math.log2(body.length + 1)))),
    },
  });
  return alone(compressed);
}

/** In memory of its own: zlib's answer is a part of 64 KB, all of which would be kept with it. */
function alone(part: Buffer): Buffer {
  const own = Buffer.allocUnsafeSlow(part.length);
  part.copy(own);
  return own;
}
