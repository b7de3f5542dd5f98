import { readKeys } from "#lib/archive/reads.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { cacheTags } from "./cache-tags.ts";
import { FinishedResponse } from "./finished-response.ts";
import { plainPage } from "./plain-page.ts";
import { contentSecurityPolicy, securityHeaders } from "./security-headers.ts";

/** An answer of the app, as it comes. */
export interface AppResponse {
  status: number;
  contentType: string;
  /** More headers, names and values by turns. */
  headers?: readonly string[];
  body: Buffer;
}

const texts = {
  400: "Bad request\n请求有误",
  403: "Forms of this site are sent from its own pages\n本站的表单只能从本站页面发送",
  405: "Method not allowed: pages are only read here\n这里只能读取页面",
  411: "The length of what is sent is missing\n缺少内容长度",
  413: "What is sent is too long\n发送的内容太长",
  414: "The address is too long\n地址太长",
  415: "Only a form is taken here\n这里只接收表单",
  429: "Too many searches from your address; please wait a moment\n您的搜索太频繁，请稍候再试",
};

export const speculationRulesPath = "/speculation-rules.json";
/** A page that a reader is about to open is fetched while the pointer rests on its link. Searches take more to make. */
const speculationRules = {
  prefetch: [
    {
      where: {
        and: [{ href_matches: "/*" }, { not: { href_matches: ["/*/search?*", "/b/*"] } }],
      },
      eagerness: "moderate",
    },
  ],
};

/**
 * A browser may keep a page and has to ask whether it is still the same; a cache in front may give it to all. While
 * the site cannot be reached, a page of yesterday is better than none: nothing forbids a browser that is offline to
 * show what it has (RFC 9111 §4.2.4), and a cache is asked to do so for a day (RFC 5861 §4).
 */
const shared = [
  "Cache-Control",
  "public, max-age=0, s-maxage=10, stale-while-revalidate=60, stale-if-error=86400",
];
/** The same where the cache is told of changes. */
const sharedUntilPurged = ["Cache-Control", "public, max-age=0, s-maxage=86400, stale-if-error=86400"];
/** Files change with the site's own version alone, and their addresses stay. */
const file = ["Cache-Control", "public, max-age=86400, stale-while-revalidate=604800, stale-if-error=604800"];
const unshared = ["Cache-Control", "no-store"];
/** What never changes, but may one day. */
const lasting = ["Cache-Control", "public, max-age=604800"];

/** So many pages' sets of styles are remembered with their policies: some pages have styles of their own. */
const mostPolicies = 100;

/** The pages that are made beforehand. */
const errorStatus = { missing: 404, failure: 500, overloaded: 503 } as const;
export type ErrorName = keyof typeof errorStatus;
/** @see ResponseMaker.errorPage */
export interface ErrorPages extends Record<ErrorName, Localized<FinishedResponse>> {
  /** What is missing at an address that names no language: the same, but which one goes by the reader's language. */
  astray: Localized<FinishedResponse>;
}

/** What is said of a body, beside what every answer says. */
interface About {
  contentType?: string;
  headers: readonly string[];
  /** The text of each inline style in it. */
  styles?: readonly string[];
  /** Names of the request's headers that it goes by. */
  varies?: readonly string[];
  /** Whose pages may show it and read it. */
  usableBy?: "ownPages" | "all";
}

/** Formats that are compressed in themselves: compressing them again takes time and makes them no smaller. */
const packed = /^(?:image\/(?!svg)|font\/|application\/(?:pdf|epub\+zip)\b)/;

/** Makes answers with their headers. */
export class ResponseMaker {
  readonly #always: Readonly<Record<"ownPages" | "all", readonly string[]>>;
  readonly #isPurged: boolean;
  readonly #refused = new Map<number, Promise<FinishedResponse>>();
  readonly #policies = new Map<string, string>();

  /**
   * @param siteUrl where readers find the site
   * @param isPurged whether a cache in front is told which pages have changed: then pages have tags, and stay
   */
  constructor(siteUrl: string, isPurged = false) {
    this.#always = { ownPages: securityHeaders(siteUrl), all: securityHeaders(siteUrl, true) };
    this.#isPurged = isPurged;
  }

  /**
   * What the app gave: a page made plain, or a file as it is.
   * @param keys of what it was made from, where it may be given to others; a file was made from nothing
   */
  answer(
    { status, contentType, headers: own = [], body }: AppResponse,
    keys: ReadonlySet<string> | undefined,
  ): Promise<FinishedResponse> {
    const headers = [...this.#caching(keys), ...own];
    if (contentType.startsWith("text/html")) return this.#page(status, body, { headers });
    return this.#finish(status, body, { contentType, headers, usableBy: "all" });
  }

  #caching(keys: ReadonlySet<string> | undefined): readonly string[] {
    if (keys === undefined) return unshared;
    if (keys.size === 0) return file;
    return this.#isPurged ? [...sharedUntilPurged, ...cacheTags(keys, readKeys.everything)] : shared;
  }

  #page(status: number, body: Buffer, { headers, varies = [] }: Pick<About, "headers" | "varies">) {
    const { html, styles } = plainPage(body.toString());
    return this.#finish(status, Buffer.from(html), {
      ...{ contentType: "text/html; charset=utf-8", styles, varies },
      headers: [...headers, "Speculation-Rules", `"${speculationRulesPath}"`],
    });
  }

  /** @param build gives a page as it was made beforehand */
  async errorPages(build: (name: ErrorName, locale: Locale) => Buffer): Promise<ErrorPages> {
    const inEach = async (name: ErrorName, headers: readonly string[], varies: readonly string[] = []) => {
      const page = (locale: Locale) =>
        this.#page(errorStatus[name], build(name, locale), { headers, varies });
      return { zh: await page("zh"), en: await page("en") };
    };
    return {
      missing: await inEach("missing", shared),
      astray: await inEach("missing", shared, ["Accept-Language"]),
      failure: await inEach("failure", unshared),
      overloaded: await inEach("overloaded", unshared),
    };
  }

  speculationRules(): Promise<FinishedResponse> {
    const body = Buffer.from(JSON.stringify(speculationRules));
    return this.#finish(200, body, { contentType: "application/speculationrules+json", headers: shared });
  }

  refused(status: keyof typeof texts): Promise<FinishedResponse> {
    let refused = this.#refused.get(status);
    if (refused === undefined) {
      const headers = [...unshared, ...(status === 405 ? ["Allow", "GET, HEAD"] : [])];
      refused = this.#finish(status, Buffer.from(`${texts[status]}\n`), { headers });
      this.#refused.set(status, refused);
    }
    return refused;
  }

  /** To the reader's language. */
  redirect(path: string): Promise<FinishedResponse> {
    const headers = [...unshared, "Location", path];
    return this.#finish(307, Buffer.alloc(0), { headers, varies: ["Accept-Language"] });
  }

  /** To what is to be seen after a form was sent. */
  seeOther(path: string): Promise<FinishedResponse> {
    return this.#finish(303, Buffer.alloc(0), { headers: [...unshared, "Location", path] });
  }

  /** To the address that is a page's own. */
  moved(path: string, holds: "for good" | "for all" | "for one" | "by language"): Promise<FinishedResponse> {
    const [unnamed, named] = [["Accept-Language"], []];
    const caching = { "for good": lasting, "for all": shared, "for one": unshared, "by language": unshared };
    return this.#finish(308, Buffer.alloc(0), {
      headers: [...caching[holds], "Location", path],
      varies: holds === "by language" ? unnamed : named,
    });
  }

  #finish(
    status: number,
    body: Buffer,
    {
      contentType = "text/plain; charset=utf-8",
      headers,
      styles = [],
      varies = [],
      usableBy = "ownPages",
    }: About,
  ): Promise<FinishedResponse> {
    const all = [
      ...["Content-Type", contentType],
      ...headers,
      ...["Content-Security-Policy", this.#policyFor(styles)],
      ...this.#always[usableBy],
    ];
    return FinishedResponse.make(status, body, all, varies, packed.test(contentType));
  }

  /** Pages of a type have the same styles. */
  #policyFor(styles: readonly string[]): string {
    const key = styles.join("\0");
    let policy = this.#policies.get(key);
    if (policy === undefined) {
      policy = contentSecurityPolicy(styles);
      if (this.#policies.size >= mostPolicies) this.#policies.clear();
      this.#policies.set(key, policy);
    }
    return policy;
  }
}
