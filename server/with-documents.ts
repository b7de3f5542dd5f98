import { isDocument } from "#lib/addresses.ts";
import type { Source } from "#lib/feeds/document.ts";
import { makeDocument } from "#lib/feeds/make-document.ts";
import { readTarget } from "#lib/request-target.ts";
import type { AppResponse } from "./http/response-maker.ts";

/** Asks the app for pages, and makes by itself what is for machines. */
export function withDocuments(
  render: (path: string) => Promise<AppResponse>,
  source: Source,
): (path: string) => Promise<AppResponse> {
  return async (path) => {
    const { address } = readTarget(path);
    if (address === undefined || !isDocument(address)) return render(path);
    const made = await makeDocument(address, source);
    if (made === undefined) return { status: 404, contentType: "text/plain", body: Buffer.alloc(0) };
    const { contentType, headers } = made;
    return { status: 200, contentType, ...(headers && { headers }), body: Buffer.from(made.body) };
  };
}
