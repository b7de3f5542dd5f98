import type { IncomingMessage, ServerResponse } from "node:http";
import pLimit from "p-limit";
import type { Logger } from "pino";
import { type Address, href, hrefOf, parseAddress } from "../addresses.ts";
import type { Archive } from "../archive/archive.ts";
import { type Locale, type Localized, localeFor } from "../i18n/locales.ts";
import { encodingFor } from "./encodings.ts";
import type { FinishedResponse, Representation } from "./finished-response.ts";
import { refusal, type SearchAllowance } from "./limits.ts";
import { metrics } from "./metrics.ts";
import { type CacheState, PageCache } from "./page-cache.ts";
import { type AppResponse, type ResponseMaker, speculationRulesPath } from "./response-maker.ts";

export interface SiteOptions {
  archive: Pick<Archive, "exists">;
  /** Asks the app for a path with its query. */
  render: (path: string) => Promise<AppResponse>;
  /** What the pages are made from: another state, other pages. */
  state: () => string;
  maker: ResponseMaker;
  /** The pages for what is missing and for what failed, made beforehand. */
  errorPages: { missing: Localized<FinishedResponse>; failure: Localized<FinishedResponse> };
  /** Paths of the files that are served as they are. */
  files: ReadonlySet<string>;
  cacheBytes: number;
  searches: SearchAllowance;
  clientAddress: (request: IncomingMessage) => string;
  log: Logger;
  /** Whether connections are to be closed after their answers. */
  isLeaving: () => boolean;
}

/**
 * Pages that are rendered at the same time: all by one thread, so that more of them only take more memory. Searches do
 * not count, since they wait for another thread.
 */
const rendersAtOnce = 2;

type Answer = [response: FinishedResponse, how: CacheState | "none", retryAfter?: number];

/** Answers requests for the site's pages and files: from the cache what is there, and from the app what is not. */
export class SiteHandler {
  readonly cache: PageCache<FinishedResponse>;
  readonly #options: SiteOptions;
  readonly #limit = pLimit(rendersAtOnce);
  readonly #prefix = Math.floor(Math.random() * 36 ** 4).toString(36);
  #count = 0;

  constructor(options: SiteOptions) {
    this.#options = options;
    this.cache = new PageCache(options.cacheBytes, options.state);
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    const begin = performance.now();
    if (this.#options.isLeaving()) response.shouldKeepAlive = false;
    const refused = refusal(request);
    if (refused !== undefined) {
      response.shouldKeepAlive = false;
      void this.#options.maker
        .refused(refused)
        .then((answer) => this.#send(request, response, [answer, "none"], begin));
      return;
    }
    // No address of a page needs more to be found again than what was asked for.
    const kept = this.#kept(request.url ?? "");
    if (kept) {
      this.#send(request, response, [kept, "hit"], begin);
      return;
    }
    this.#answer(request)
      .catch((error): Answer => {
        this.#options.log.error({ err: error, url: request.url }, "request failed");
        return [this.#options.errorPages.failure[localeOf(request)], "none"];
      })
      .then((answer) => this.#send(request, response, answer, begin));
  }

  #kept(url: string): FinishedResponse | undefined {
    try {
      return this.cache.get(url);
    } catch {
      // The index cannot be read. What is then tried will say so.
      return undefined;
    }
  }

  async #answer(request: IncomingMessage): Promise<Answer> {
    const { archive, errorPages, files, maker, searches, clientAddress } = this.#options;
    const { path, query } = splitUrl(request.url ?? "");
    if (path === "/") return [await maker.redirect(href(localeOf(request), "front")), "none"];
    if (path === speculationRulesPath) {
      return this.cache.fetch(path, async () => ({ page: await maker.speculationRules(), keep: true }));
    }
    if (files.has(path)) return this.#fetch(path, request);
    const address = parseAddress(path, new URLSearchParams(query));
    if (address === undefined) return [errorPages.missing[localeOf(request)], "none"];
    if (isSearching(address)) {
      const wait = await searches.take(clientAddress(request));
      if (wait > 0) {
        metrics.refused.inc({ why: "searches" });
        return [await maker.refused(429), "none", wait];
      }
    }
    if (!(await archive.exists(address))) return [errorPages.missing[address.locale], "none"];
    return this.#fetch(hrefOf(address), request, !isSearching(address));
  }

  /** @param keep whether it may be given to others: a search may be turned away, and few ask for the same */
  #fetch(path: string, request: IncomingMessage, keep = true): Promise<Answer> {
    const { errorPages, maker, render, log } = this.#options;
    return this.cache.fetch(path, async () => {
      const answer = await (keep ? this.#limit(() => render(path)) : render(path));
      if (answer.status === 200) return { page: await maker.answer(answer, keep), keep };
      // It may have gone since it was looked for.
      if (answer.status === 404) return { page: errorPages.missing[localeOf(request)], keep: false };
      log.error({ url: request.url, status: answer.status }, "a page failed");
      return { page: errorPages.failure[localeOf(request)], keep: false };
    });
  }

  #send(request: IncomingMessage, response: ServerResponse, answer: Answer, begin: number): void {
    const [finished, how, retryAfter] = answer;
    if (retryAfter !== undefined) response.setHeader("Retry-After", retryAfter);
    const known = request.headers["if-none-match"];
    const encoding = encodingFor(request.headers["accept-encoding"] as string | undefined);
    const ready = finished.ready(encoding);
    const isKnown = known !== undefined && finished.status === 200 && finished.isKnownTo(known);
    if (ready) write(request, response, finished.status, ready, isKnown);
    else void finished.as(encoding).then((made) => write(request, response, finished.status, made, isKnown));
    response.once("close", () => this.#note(request, response, how, begin));
  }

  #note(
    { method, url }: IncomingMessage,
    { statusCode, writableFinished }: ServerResponse,
    cache: string,
    begin: number,
  ) {
    const duration = performance.now() - begin;
    metrics.requests.inc({ status: statusCode, cache });
    metrics.duration.observe({ cache }, duration / 1000);
    const { log } = this.#options;
    if (!log.isLevelEnabled("info")) return;
    const id = `${this.#prefix}-${(++this.#count).toString(36)}`;
    const milliseconds = Math.round(duration * 10) / 10;
    const cut = writableFinished ? {} : { cut: true };
    log.info(
      { id, method, url: url?.slice(0, 2000), status: statusCode, milliseconds, cache, ...cut },
      "request",
    );
  }
}

function write(
  { method }: IncomingMessage,
  response: ServerResponse,
  status: number,
  { body, headers }: Representation,
  isKnown: boolean,
): void {
  if (response.destroyed) return;
  if (isKnown) response.writeHead(304, withoutContent(headers)).end();
  else response.writeHead(status, headers).end(method === "HEAD" ? undefined : body);
}

/** A 304 repeats what caches go by, and describes no content (RFC 9110 §15.4.5). */
function withoutContent(headers: readonly string[]): string[] {
  return headers.filter((_, index) => !headers[index - (index % 2)]?.startsWith("Content-"));
}

/** Also the absolute form, which a server has to understand (RFC 9112 §3.2.2). */
function splitUrl(url: string): { path: string; query: string } {
  const relative = url.replace(/^https?:\/\/[^/?#]*/i, "");
  const at = relative.indexOf("?");
  return at < 0
    ? { path: relative, query: "" }
    : { path: relative.slice(0, at), query: relative.slice(at + 1) };
}

function localeOf({ url = "", headers }: IncomingMessage): Locale {
  return localeFor(splitUrl(url).path, headers["accept-language"]);
}

function isSearching(address: Address): boolean {
  return address.page === "search" && address.params.q !== "";
}
