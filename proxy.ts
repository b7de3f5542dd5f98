import { type NextRequest, NextResponse } from "next/server";
import { href, hrefOf, isDocument } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { negotiateLocale } from "#lib/i18n/negotiate-locale.ts";
import { lostPath, readTarget, settle, withdrawalPath } from "#lib/request-target.ts";
import { readSettings } from "#lib/settings.ts";

/**
 * Files of `public/`, pictures, and what Next serves under `/_next/`, are none of this; nor is what `server.ts` asks
 * for, which has settled it already.
 */
export const config = {
  matcher: [
    {
      source: "/((?!_next/|pictures/|(?:icon|apple-touch-icon)[^/]*\\.(?:svg|png)$).*)",
      missing: [{ type: "header", key: "x-bulletin-settled" }],
    },
  ],
};

/**
 * Settles every address before anything renders: a 404 that a page throws while it renders
 * would be blank without client JavaScript.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, search } = request.nextUrl;
  const target = readTarget(pathname + search);
  const locale = target.locale ?? negotiateLocale(request.headers.get("accept-language"));
  // As Next writes its addresses: any other spelling of the host would be another site.
  const at = (address: string) => new URL(address, request.nextUrl.href);
  const redirect = (address: string, status: 307 | 308, headers: Record<string, string>) =>
    NextResponse.redirect(at(address), { status, headers });
  const ownLocale = async () =>
    negotiateLocale(request.headers.get("accept-language"), (await theArchive().site()).languages);
  const settled = await settle(target, theArchive(), ownLocale, {
    takesReports: readSettings(process.env).REPORTS_DIR !== undefined,
  });
  switch (settled.kind) {
    case "root": {
      const headers = { "Cache-Control": "no-store", Vary: "Accept-Language" };
      return redirect(href(await ownLocale(), "front"), 307, headers);
    }
    case "moved":
      return redirect(settled.to, 308, { "Cache-Control": "no-store" });
    case "missing":
      // It goes by the reader's language where the path has none, but Next says by itself what a page goes by.
      return NextResponse.rewrite(at(`/${locale}/missing`), { status: 404 });
    case "withdrawn":
      return NextResponse.rewrite(at(withdrawalPath(settled.address)), { status: 410 });
    case "lost":
      return NextResponse.rewrite(at(lostPath(settled.address)), { status: 404 });
    case "page": {
      if (!isDocument(settled.address)) return NextResponse.next();
      return NextResponse.rewrite(at(`/document?of=${encodeURIComponent(hrefOf(settled.address))}`));
    }
  }
}
