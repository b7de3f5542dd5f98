import { isDocument } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { makeDocument } from "#lib/feeds/make-document.ts";
import { readTarget } from "#lib/request-target.ts";
import { readSettings } from "#lib/settings.ts";

export const dynamic = "force-dynamic";

/** Documents under `next dev`, to which `proxy.ts` leads; in production `server/with-documents.ts` makes them. */
export async function GET(request: Request): Promise<Response> {
  const { address } = readTarget(new URL(request.url).searchParams.get("of") ?? "");
  const settings = readSettings(process.env);
  const { HUB_URL: hubUrl, SITE_URL: siteUrl, DATA_DIR: dataFolder, CONTENT_DIR: contentFolder } = settings;
  const source = { archive: theArchive(), siteUrl, dataFolder, contentFolder, hubUrl };
  const made = address && isDocument(address) ? await makeDocument(address, source) : undefined;
  if (made === undefined) return new Response(null, { status: 404 });
  return new Response(made.body as BodyInit, { headers: { "Content-Type": made.contentType } });
}
