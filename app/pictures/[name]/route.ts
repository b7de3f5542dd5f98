import { pictureFileAt, pictureHref } from "#lib/addresses.ts";
import { MadeFolder } from "#lib/pictures/made-folder.ts";
import { mediaType } from "#lib/pictures/served.ts";
import { readSettings } from "#lib/settings.ts";

export const dynamic = "force-dynamic";

/** Pictures under `next dev`; in production `server/http/picture-files.ts` sends them. */
export async function GET(_: Request, { params }: { params: Promise<{ name: string }> }): Promise<Response> {
  const file = pictureFileAt(pictureHref((await params).name));
  const bytes = file && new MadeFolder(readSettings(process.env).DATA_DIR).read(file.name);
  if (file === undefined || bytes === undefined) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(bytes), { headers: { "Content-Type": mediaType[file.format] } });
}
