import type { IncomingMessage, ServerResponse } from "node:http";
import type { Logger } from "pino";
import { href, hrefOf, isDocument, isSearch, type PictureFile, pictureFileAt } from "#lib/addresses.ts";
import type { Archive } from "#lib/archive/archive.ts";
import { readKeys, readsOf } from "#lib/archive/reads.ts";
import { IndexUnavailableError, SearchBusyError } from "#lib/archive/unavailable.ts";
import { negotiateLocale } from "#lib/i18n/negotiate-locale.ts";
import type { Locale } from "#lib/record/languages.ts";
import {
  type ArticleAddress,
  lostPath,
  readTarget,
  settle,
  type Target,
  withdrawalPath,
} from "#lib/request-target.ts";
import type { Client } from "./client-address.ts";
import { encodingFor } from "./encodings.ts";
import type { SiteErrorPages } from "./error-pages.ts";
import type { FinishedResponse, Representation } from "./finished-response.ts";
import {
  documentQueueLimits,
  pageQueueLimits,
  refusal,
  retryAfter,
  type SearchAllowance,
  searchQueueLimits,
} from "./limits.ts";
import { metrics } from "./metrics.ts";
import { type CacheState, PageCache, type Source } from "./page-cache.ts";
import type { PictureFiles } from "./picture-files.ts";
import { Overloaded, RenderQueue } from "./render-queue.ts";
import { ReportDesk } from "./report-desk.ts";
import type { RequestNotes } from "./request-notes.ts";
import {
  type AppResponse,
  type ErrorName,
  type ResponseMaker,
  speculationRulesPath,
} from "./response-maker.ts";

export interface SiteOptions {
  archive: Pick<Archive, "exists" | "departure" | "paragraph" | "site">;
  /** Asks the app for a path with its query. */
  render: (path: string) => Promise<AppResponse>;
  /** What the pages are made from. */
  source: Source;
  maker: ResponseMaker;
  errorPages: SiteErrorPages;
  pictures: Pick<PictureFiles, "send">;
  /** Paths of the files that are served as they are. */
  files: ReadonlySet<string>;
  /** Takes readers' reports of errors, where that is set up. */
  reports?: ReportDesk | undefined;
  cacheBytes: number;
  searches: SearchAllowance;
  client: (request: IncomingMessage) => Client;
  log: Logger;
  notes: RequestNotes;
  /** Whether connections are to be closed after their answers. */
  isLeaving: () => boolean;
}

type Answer = [response: FinishedResponse, how: CacheState | "none", retryAfter?: number];

/** What the answer to a request depends on. */
interface Asked {
  target: Target;
  locale: Locale;
  /** What the reader understands, as the browser says. */
  acceptLanguage: string | undefined;
  client: Client;
}

/** Answers requests for the site's pages and files: from the cache what is there, and from the app what is not. */
export class SiteHandler {
  readonly cache: PageCache<FinishedResponse>;
  readonly #options: SiteOptions;
  readonly #pages = new RenderQueue(pageQueueLimits);
  /** Searches wait for another thread: pages need not wait for them. */
  readonly #searches = new RenderQueue(searchQueueLimits);
  /** Cards and books are drawn and packed by other threads: robots ask for many at once, and readers wait for none. */
  readonly #documents = new RenderQueue(documentQueueLimits);

  constructor(options: SiteOptions) {
    this.#options = options;
    this.cache = new PageCache(options.cacheBytes, options.source);
  }

  /** How many pages, searches and documents wait to be made. */
  get waiting(): number {
    return this.#pages.waiting + this.#searches.waiting + this.#documents.waiting;
  }

  handle(request: IncomingMessage, response: ServerResponse): void {
    const begin = performance.now();
    if (this.#options.isLeaving()) response.shouldKeepAlive = false;
    const { reports } = this.#options;
    const formLocale = reports && ReportDesk.sends(request);
    if (reports && formLocale) {
      void this.#takeReport(reports, formLocale, request, response, begin);
      return;
    }
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
    const target = readTarget(request.url ?? "");
    const acceptLanguage = request.headers["accept-language"];
    const locale = target.locale ?? negotiateLocale(acceptLanguage);
    const asked = { target, locale, acceptLanguage, client: this.#options.client(request) };
    const answer = () =>
      this.#answer(asked)
        .catch((error) => this.#answerFault(asked, error))
        .then((answer) => this.#send(request, response, answer, begin));
    const picture = pictureFileAt(target.path);
    if (picture === undefined) void answer();
    else {
      void this.#sendPicture(picture, request, response, begin).then((isSent) => {
        if (!isSent) void answer();
      });
    }
  }

  async #takeReport(
    desk: ReportDesk,
    locale: Locale,
    request: IncomingMessage,
    response: ServerResponse,
    begin: number,
  ): Promise<void> {
    const { client, log } = this.#options;
    const target = readTarget(request.url ?? "");
    const asked = { target, locale, acceptLanguage: undefined, client: client(request) };
    const answer = await desk.take(request, locale, asked.client).catch((error) => {
      // Whoever left while sending is answered no more.
      if (request.errored) log.debug({ err: error }, "a form was cut off");
      return this.#answerFault(asked, error);
    });
    // What is left unread of a form would be taken for the next request.
    if (!request.complete) response.shouldKeepAlive = false;
    this.#send(request, response, answer, begin);
  }

  /** @returns whether there was one */
  async #sendPicture(
    picture: PictureFile,
    request: IncomingMessage,
    response: ServerResponse,
    begin: number,
  ): Promise<boolean> {
    const note = () => this.#note(request, response, "none", begin);
    response.once("close", note);
    const isSent = await this.#options.pictures.send(picture, request, response);
    if (!isSent) response.off("close", note);
    return isSent;
  }

  #kept(url: string): FinishedResponse | undefined {
    try {
      return this.cache.get(url);
    } catch {
      // The index cannot be read. What is then tried will say so.
      return undefined;
    }
  }

  async #answer(asked: Asked): Promise<Answer> {
    const { archive, files, maker } = this.#options;
    const { target, client } = asked;
    if (target.path === speculationRulesPath) {
      return this.cache.fetch(target.path, async () => ({
        page: await maker.speculationRules(),
        keys: new Set(),
      }));
    }
    if (files.has(target.path)) return this.#fetch(target.path, asked);
    const isSearching = target.address !== undefined && isSearch(target.address);
    const tooMany = isSearching ? await this.#tooManySearches(client) : undefined;
    if (tooMany) return tooMany;
    const own = () => this.#ownLocale(asked);
    const among: Parameters<typeof settle>[1] = {
      paragraph: (code) => archive.paragraph(code),
      departure: (day, slug) => archive.departure(day, slug),
      exists: (address) =>
        // Which pages of results there are is known by searching.
        (address.page === "search" || address.page === "searchFeed") && address.params.list > 1
          ? this.#searches.run(client, () => archive.exists(address))
          : archive.exists(address),
    };
    const settled = await settle(target, among, own, {
      takesReports: this.#options.reports !== undefined,
    });
    const others = isSearching ? "for one" : "for all";
    switch (settled.kind) {
      case "root":
        return [await maker.redirect(href(await this.#ownLocale(asked), "front")), "none"];
      case "moved":
        return [await maker.moved(settled.to, holdsFor(settled, others)), "none"];
      case "missing":
        return [await this.#errorPage("missing", asked), "none"];
      case "withdrawn":
        return this.#fetchInstead(withdrawalPath(settled.address), 410, settled, asked);
      case "lost":
        return this.#fetchInstead(lostPath(settled.address), 404, settled, asked);
      case "page":
        return this.#fetch(hrefOf(settled.address), asked, {
          isSearching,
          ...(isDocument(settled.address) && { queue: this.#documents }),
        });
    }
  }

  /** What is shown in the place of an article or of a paragraph that is gone. */
  #fetchInstead(
    path: string,
    status: 404 | 410,
    { address, isByLanguage }: { address: ArticleAddress; isByLanguage?: true },
    asked: Asked,
  ): Promise<Answer> {
    if (!isByLanguage) return this.#fetch(hrefOf(address), asked, { path, status });
    // Which language it is in the address does not say: it is for this reader alone.
    return this.#fetch(`${asked.target.path} ${address.locale}`, asked, { path, status, isForOne: true });
  }

  async #tooManySearches(client: Client): Promise<Answer | undefined> {
    const wait = await this.#options.searches.take(client);
    if (wait === 0) return undefined;
    metrics.refused.inc({ why: "searches" });
    return [await this.#options.maker.refused(429), "none", wait];
  }

  /** The language that the site shows a reader who has not chosen one. */
  async #ownLocale({ acceptLanguage }: Asked): Promise<Locale> {
    return negotiateLocale(acceptLanguage, (await this.#options.archive.site()).languages);
  }

  async #answerFault(asked: Asked, error: unknown): Promise<Answer> {
    if (isForLater(error)) {
      metrics.refused.inc({ why: error.why });
      return [await this.#errorPage("overloaded", asked), "none", retryAfter];
    }
    this.#options.log.error({ err: error, path: asked.target.path.slice(0, 2000) }, "request failed");
    return [await this.#errorPage("failure", asked), "none"];
  }

  #errorPage(name: ErrorName, { target, locale }: Asked): Promise<FinishedResponse> {
    const { errorPages, archive } = this.#options;
    return errorPages.page(name, locale, target.locale === undefined, () => archive.site());
  }

  /**
   * @param address under which it is kept
   * @param how.path what the app is asked for, where that is another
   * @param how.isSearching then it may be turned away, and is not kept for others, since few ask for the same
   * @param how.isForOne whether it is not kept for others
   */
  #fetch(
    address: string,
    asked: Asked,
    {
      path = address,
      status = 200,
      isSearching = false,
      queue = isSearching ? this.#searches : this.#pages,
      isForOne = isSearching,
    }: {
      path?: string;
      status?: number;
      isSearching?: boolean;
      queue?: RenderQueue;
      isForOne?: boolean;
    } = {},
  ): Promise<Answer> {
    const { maker, render, log } = this.#options;
    return this.cache.fetch(address, async () => {
      const { result: answer, keys } = await queue.run(asked.client, () => readsOf(() => render(path)));
      if (answer.status === 200) {
        const own = isForOne ? undefined : this.#keysOf(path, keys);
        return { page: await maker.answer({ ...answer, status }, own), keys: own };
      }
      // It may have gone since it was looked for.
      if (answer.status === 404) return { page: await this.#errorPage("missing", asked) };
      log.error({ path, status: answer.status }, "a page failed");
      return { page: await this.#errorPage("failure", asked) };
    });
  }

  /** A file never changes while the server runs; a page that has read nothing may change with anything. */
  #keysOf(path: string, keys: ReadonlySet<string>): ReadonlySet<string> {
    return keys.size > 0 || this.#options.files.has(path) ? keys : new Set([readKeys.everything]);
  }

  #send(request: IncomingMessage, response: ServerResponse, answer: Answer, begin: number): void {
    const [finished, how, retryAfter] = answer;
    if (retryAfter !== undefined) response.setHeader("Retry-After", retryAfter);
    const known = request.headers["if-none-match"];
    const encoding = encodingFor(request.headers["accept-encoding"] as string | undefined);
    const ready = finished.ready(encoding);
    const write = (made: Representation) => {
      const tag = known !== undefined && finished.status === 200 ? finished.knownAs(known, made) : undefined;
      if (response.destroyed) return;
      if (tag !== undefined) response.writeHead(304, withoutContent(made.headers, tag)).end();
      else response.writeHead(finished.status, made.headers).end(request.method === "HEAD" ? "" : made.body);
    };
    if (ready) write(ready);
    else void finished.as(encoding).then(write);
    response.once("close", () => this.#note(request, response, how, begin));
  }

  #note(
    { method = "", url = "" }: IncomingMessage,
    { statusCode: status, writableFinished }: ServerResponse,
    cache: string,
    begin: number,
  ): void {
    const milliseconds = performance.now() - begin;
    this.#options.notes.note({
      ...{ at: Date.now(), method, url, status, milliseconds, cache },
      isCut: !writableFinished,
    });
  }
}

function holdsFor<Others>(
  { forGood, isByLanguage }: { forGood: boolean; isByLanguage?: true },
  others: Others,
) {
  if (isByLanguage) return "by language";
  return forGood ? "for good" : others;
}

/** Whether it can be asked for again in a moment. */
function isForLater(error: unknown): error is Overloaded | IndexUnavailableError | SearchBusyError {
  return [Overloaded, IndexUnavailableError, SearchBusyError].some((kind) => error instanceof kind);
}

/** A 304 repeats what caches go by, and describes no content (RFC 9110 §15.4.5). */
function withoutContent(headers: readonly string[], tag: string): string[] {
  return headers
    .filter((_, index) => !headers[index - (index % 2)]?.startsWith("Content-"))
    .map((each, index, all) => (all[index - 1] === "ETag" ? tag : each));
}
