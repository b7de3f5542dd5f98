import type { IncomingMessage } from "node:http";
import type { Logger } from "pino";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { href, parseAddress } from "#lib/addresses.ts";
import type { Archive } from "#lib/archive/archive.ts";
import { type Locale, originalLocale } from "#lib/record/languages.ts";
import { whileShown } from "#lib/reports/form-again.ts";
import { faultIn, type ReportFault, type ReportForm, readForm } from "#lib/reports/report.ts";
import type { ReportFolder } from "#lib/reports/report-folder.ts";
import type { Client } from "./client-address.ts";
import type { FinishedResponse } from "./finished-response.ts";
import { secondsToWait } from "./limits.ts";
import type { AppResponse, ResponseMaker } from "./response-maker.ts";

export interface ReportDeskOptions {
  folder: ReportFolder;
  archive: Pick<Archive, "exists" | "departure">;
  /** Asks the app for a path with its query. */
  render: (path: string) => Promise<AppResponse>;
  maker: ResponseMaker;
  /** Where readers find the site. */
  siteUrl: string;
  log: Logger;
  allowance?: Allowance;
}

/** How many reports are taken with a process. */
interface Allowance {
  /** Of one address within ten minutes. Programs on this machine are not counted. */
  perClient: number;
  /** Of all within an hour. */
  inAll: number;
}

/** Bytes of a form: what each part may have, percent-encoded, with some room. */
const mostBytes = 64 * 1024;
const usual: Allowance = { perClient: 5, inAll: 120 };

const statusOf: Record<ReportFault, number> = {
  "no-message": 422,
  "too-long": 422,
  "too-many": 429,
  "not-kept": 503,
};

type Taken = [response: FinishedResponse, how: "none", retryAfter?: number];

/** Takes readers' reports of errors. Whatever keeps one from being kept, the reader gets all that was written back. */
export class ReportDesk {
  readonly #options: ReportDeskOptions;
  readonly #byClient: RateLimiterMemory;
  readonly #all: RateLimiterMemory;

  constructor(options: ReportDeskOptions) {
    const { perClient, inAll } = options.allowance ?? usual;
    this.#options = options;
    this.#byClient = new RateLimiterMemory({ points: perClient, duration: 600 });
    this.#all = new RateLimiterMemory({ points: inAll, duration: 3600 });
  }

  /** The language of the form that a request sends; nothing where it sends none. */
  static sends({ method, url = "" }: IncomingMessage): Locale | undefined {
    if (method !== "POST") return undefined;
    const address = parseAddress(url.split("?", 1)[0] ?? "", new URLSearchParams());
    return address?.page === "report" ? address.locale : undefined;
  }

  async take(request: IncomingMessage, locale: Locale, client: Client): Promise<Taken> {
    const { maker } = this.#options;
    const refused = this.#refusal(request);
    if (refused !== undefined) return [await maker.refused(refused), "none"];
    const body = await bodyOf(request);
    if (body === undefined) return [await maker.refused(413), "none"];
    const form = readForm(new URLSearchParams(body));
    form.article = await this.#nowCalled(form.article);
    const fault = faultIn(form);
    if (fault) return this.#again(locale, { form, fault });
    const wait = await this.#wait(client);
    if (wait > 0) return this.#again(locale, { form, fault: "too-many" }, wait);
    return this.#keep(form, locale);
  }

  async #keep(form: ReportForm, locale: Locale): Promise<Taken> {
    const { folder, maker, log } = this.#options;
    const { article, block, quote, message, contact } = form;
    try {
      const id = await folder.add({
        received: `${new Date().toISOString().slice(0, 19)}Z`,
        ...(article && { article }),
        ...(block && { block }),
        locale,
        ...(quote && { quote }),
        message,
        ...(contact && { contact }),
      });
      log.info({ report: id, article, block }, "a reader reported an error");
    } catch (error) {
      log.error({ err: error }, "a reader's report could not be kept");
      return this.#again(locale, { form, fault: "not-kept" }, 600);
    }
    const place = article !== undefined && (await this.#isThere(article, locale)) ? { article } : {};
    return [await maker.seeOther(href(locale, "report", { ...place, sent: true })), "none"];
  }

  /** A page of another site cannot send a form here, and no file is taken for one. */
  #refusal({ headers }: IncomingMessage): 403 | 411 | 413 | 415 | undefined {
    const site = headers["sec-fetch-site"];
    if (site !== undefined ? site !== "same-origin" && site !== "none" : !this.#isOwnOrigin(headers))
      return 403;
    if (headers["content-length"] === undefined) return 411;
    if (Number(headers["content-length"]) > mostBytes) return 413;
    // No browser packs a form.
    if ((headers["content-encoding"] ?? "identity") !== "identity") return 415;
    const type = headers["content-type"]?.split(";", 1)[0]?.trim().toLowerCase();
    return type === "application/x-www-form-urlencoded" ? undefined : 415;
  }

  #isOwnOrigin({ origin, host }: IncomingMessage["headers"]): boolean {
    if (origin === undefined || origin === this.#options.siteUrl) return true;
    return URL.canParse(origin) && new URL(origin).host === host;
  }

  async #isThere(article: string | undefined, locale: Locale): Promise<boolean> {
    const { archive } = this.#options;
    return article !== undefined && archive.exists({ page: "report", locale, params: { article } });
  }

  /** What an article is called now that may have been renamed while its reader wrote. */
  async #nowCalled(article: string | undefined): Promise<string | undefined> {
    const [day = "", slug = ""] = article?.split("/") ?? [];
    if (article === undefined || (await this.#isThere(article, originalLocale))) return article;
    const departure = await this.#options.archive.departure(day, slug);
    // What was withdrawn, or is not to be seen, stays the editors' to know: they are told where the reader was.
    return departure !== undefined && "slug" in departure ? `${day}/${departure.slug}` : article;
  }

  /** @returns seconds to wait; 0 where a report is taken now */
  async #wait({ name, isLocal }: Client): Promise<number> {
    const own = isLocal ? 0 : await secondsToWait(this.#byClient, name);
    return own > 0 ? own : secondsToWait(this.#all, "all");
  }

  /** The form once more, as it was filled in, with what is to be done. */
  async #again(
    locale: Locale,
    again: { form: ReportForm; fault: ReportFault },
    retryAfter?: number,
  ): Promise<Taken> {
    const { render, maker } = this.#options;
    const { block } = again.form;
    const article = (await this.#isThere(again.form.article, locale)) ? again.form.article : undefined;
    const answer = await whileShown(again, (token) =>
      render(href(locale, "report", { ...(article && { article, ...(block && { block }) }), again: token })),
    );
    const status = answer.status === 200 ? statusOf[again.fault] : answer.status;
    const page = await maker.answer({ ...answer, status }, undefined);
    return retryAfter === undefined ? [page, "none"] : [page, "none", retryAfter];
  }
}

/** @returns nothing where it is longer than a form may be */
async function bodyOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > mostBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
