import { type NextRequest, NextResponse } from "next/server";
import { href } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/open.ts";
import { negotiateLocale } from "#lib/i18n/locales.ts";
import { readTarget, settle } from "#lib/request-target.ts";

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
  const { pathname, search } = request.nextUrl;
  const target = readTarget(pathname + search);
  const locale = target.locale ?? negotiateLocale(request.headers.get("accept-language"));
  const settled = await settle(target, (address) => theArchive().exists(address));
  switch (settled.kind) {
    case "root":
      return withHeaders(NextResponse.redirect(at(href(locale, "front"), request), 307), {
        Vary: "Accept-Language",
        "Cache-Control": "no-store",
      });
    case "moved":
      return withHeaders(NextResponse.redirect(at(settled.to, request), 308), {
        "Cache-Control": "no-store",
      });
    case "missing":
      return withHeaders(
        NextResponse.rewrite(new URL(`/${locale}/missing`, request.url), { status: 404 }),
        target.locale === undefined ? { Vary: "Accept-Language" } : {},
      );
    case "page":
      return NextResponse.next();
  }
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

/** An address of this site as Next writes it: any other spelling of the host would be another site. */
function at(address: string, { nextUrl }: NextRequest): URL {
  const url = nextUrl.clone();
  const [path = "", query = ""] = address.split("?", 2);
  url.pathname = path;
  url.search = query;
  return url;
}
