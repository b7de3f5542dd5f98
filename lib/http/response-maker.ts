import { FinishedResponse } from "./finished-response.ts";
import { plainPage } from "./plain-page.ts";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

/** An answer of the app, as it comes. */
export interface AppResponse {
  status: number;
  contentType: string;
  body: Buffer;
}

const texts = {
  400: "Bad request\n请求有误",
  405: "Method not allowed: pages are only read here\n这里只能读取页面",
  414: "The address is too long\n地址太长",
  429: "Too many searches from your address; please wait a moment\n您的搜索太频繁，请稍候再试",
};

export const speculationRulesPath = "/speculation-rules.json";
/** A page that a reader is about to open is fetched while the pointer rests on its link. Searches take more to make. */
const speculationRules = {
  prefetch: [
    {
      where: { and: [{ href_matches: "/*" }, { not: { href_matches: "/*/search?*" } }] },
      eagerness: "moderate",
    },
  ],
};

/** A browser may keep a page and has to ask whether it is still the same; a cache in front may give it to all. */
const shared = ["Cache-Control", "public, max-age=0, s-maxage=10, stale-while-revalidate=60"];
const unshared = ["Cache-Control", "no-store"];

/** Makes answers with their headers. */
export class ResponseMaker {
  readonly #always: readonly string[];
  readonly #refused = new Map<number, Promise<FinishedResponse>>();
  readonly #policies = new Map<string, string>();

  /** @param siteUrl where readers find the site */
  constructor(siteUrl: string) {
    this.#always = securityHeaders(siteUrl);
  }

  /** What the app gave: a page made plain, or a file as it is. */
  answer({ status, contentType, body }: AppResponse, isShared: boolean): Promise<FinishedResponse> {
    const caching = isShared ? shared : unshared;
    if (!contentType.startsWith("text/html")) {
      return this.#finish(status, body, contentType, [], caching);
    }
    const { html, styles } = plainPage(body.toString());
    return this.#finish(status, Buffer.from(html), "text/html; charset=utf-8", styles, [
      ...caching,
      ...["Speculation-Rules", `"${speculationRulesPath}"`],
    ]);
  }

  /** A page that was made beforehand. */
  errorPage(status: 404 | 500, html: Buffer): Promise<FinishedResponse> {
    return this.answer({ status, contentType: "text/html", body: html }, status === 404);
  }

  speculationRules(): Promise<FinishedResponse> {
    const body = Buffer.from(JSON.stringify(speculationRules));
    return this.#finish(200, body, "application/speculationrules+json", [], shared);
  }

  refused(status: keyof typeof texts): Promise<FinishedResponse> {
    let refused = this.#refused.get(status);
    if (refused === undefined) {
      const headers = [...unshared, ...(status === 405 ? ["Allow", "GET, HEAD"] : [])];
      refused = this.#finish(
        status,
        Buffer.from(`${texts[status]}\n`),
        "text/plain; charset=utf-8",
        [],
        headers,
      );
      this.#refused.set(status, refused);
    }
    return refused;
  }

  redirect(path: string): Promise<FinishedResponse> {
    const headers = [...unshared, "Location", path, "Vary", "Accept-Language"];
    return this.#finish(307, Buffer.alloc(0), "text/plain; charset=utf-8", [], headers);
  }

  #finish(
    status: number,
    body: Buffer,
    contentType: string,
    styles: readonly string[],
    headers: readonly string[],
  ): Promise<FinishedResponse> {
    return FinishedResponse.make(status, body, [
      ...["Content-Type", contentType],
      ...headers,
      ...["Content-Security-Policy", this.#policyFor(styles)],
      ...this.#always,
    ]);
  }

  /** Pages of a type have the same styles. */
  #policyFor(styles: readonly string[]): string {
    const key = styles.join("\0");
    let policy = this.#policies.get(key);
    if (policy === undefined) {
      policy = contentSecurityPolicy(styles);
      this.#policies.set(key, policy);
    }
    return policy;
  }
}
