import { type NextRequest, NextResponse } from "next/server";
import { href, parseAddress } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/open.ts";
import { localeFor } from "#lib/i18n/locales.ts";

/**
 * Files of `public/`, and what Next serves under `/_next/`, are none of this; nor is what `server.ts` asks for, which
 * has settled it already.
 */
export const config = {
  matcher: [
    {
      source: "/((?!_next/|icon\\.svg$|robots\\.txt$).*)",
      missing: [{ type: "header", key: "x-bulletin-settled" }],
    },
  ],
};

/**
 * Settles every address before anything renders: a 404 that a page throws while it renders
 * would be blank without client JavaScript.
 */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { pathname, searchParams } = request.nextUrl;
  const locale = localeFor(pathname, request.headers.get("accept-language"));
  if (pathname === "/") {
    const response = NextResponse.redirect(at(href(locale, "front"), request), 307);
    response.headers.set("Vary", "Accept-Language");
    response.headers.set("Cache-Control", "no-store");
    return response;
  }
  const address = parseAddress(pathname, searchParams);
  if (address !== undefined && (await theArchive().exists(address))) return NextResponse.next();

  return NextResponse.rewrite(new URL(`/${locale}/missing`, request.url), { status: 404 });
}

/** A path of this site as Next writes its addresses: any other spelling of the host would be another site. */
function at(path: string, { nextUrl }: NextRequest): URL {
  const url = nextUrl.clone();
  url.pathname = path;
  url.search = "";
  return url;
}
