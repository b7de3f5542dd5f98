import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { join } from "node:path";
import { href, hrefOf, pictureFileAt } from "#lib/addresses.ts";
import type { Archive } from "#lib/archive/archive.ts";
import { problemsByPlace, readPreviewFacts } from "#lib/archive/preview.ts";
import { negotiateLocale } from "#lib/i18n/negotiate-locale.ts";
import { articleId } from "#lib/record/ids.ts";
import type { Locale } from "#lib/record/languages.ts";
import {
  type ArticleAddress,
  lostPath,
  readTarget,
  settle,
  type Target,
  withdrawalPath,
} from "#lib/request-target.ts";
import { PictureFiles } from "../http/picture-files.ts";
import { plainPage } from "../http/plain-page.ts";
import type { AppResponse } from "../http/response-maker.ts";
import { contentSecurityPolicy, securityHeaders } from "../http/security-headers.ts";
import { accessOf } from "./access.ts";
import { annotate, script, style } from "./annotate.ts";
import { accessWords } from "./words.ts";

export interface PreviewOptions {
  root: string;
  contentFolder: string;
  dataFolder: string;
  siteUrl: string;
  /** Without one, whoever is on this machine may look. */
  token: string | undefined;
  archive: Pick<Archive, "exists" | "departure" | "paragraph" | "site">;
  /** Another one whenever a file was taken in, good or not. */
  state: () => string;
  /** Asks the app for a path with its query. */
  render: (path: string) => Promise<AppResponse>;
}

/** Milliseconds between looks for another state, while somebody waits for one. */
const lookInterval = 200;

/** Answers with the site's pages as an editor sees them. Nothing is kept, here or on the way. */
export class PreviewServer {
  readonly server: Server;
  readonly #options: PreviewOptions;
  readonly #files: ReadonlySet<string>;
  readonly #pictures: PictureFiles;
  readonly #waiting = new Map<ServerResponse, string>();
  readonly #timer: NodeJS.Timeout;

  constructor(options: PreviewOptions) {
    this.#options = options;
    this.#pictures = new PictureFiles(options.dataFolder, options.siteUrl, false);
    this.#files = new Set(readdirSync(join(options.root, "public")).map((name) => `/${name}`));
    this.server = createServer((request, response) => {
      this.#handle(request, response).catch((error) => {
        if (!response.headersSent)
          this.#text(response, 500, `${error instanceof Error ? error.stack : error}\n`);
      });
    });
    this.#timer = setInterval(() => this.#tell(), lookInterval);
  }

  close(): void {
    clearInterval(this.#timer);
    for (const response of this.#waiting.keys()) response.end();
    this.server.close();
    this.server.closeAllConnections();
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method !== "GET" && request.method !== "HEAD")
      return this.#text(response, 405, accessWords[405], { Allow: "GET, HEAD" });
    const access = accessOf(request, this.#options.token);
    if (access.kind === "refused") return this.#text(response, access.status, accessWords[access.status]);
    if (access.kind === "entered")
      return this.#text(response, 303, "", { Location: access.to, "Set-Cookie": access.cookie });
    const target = readTarget(request.url ?? "");
    if (target.path === "/preview/events") return this.#follow(request, response);
    const picture = pictureFileAt(target.path);
    if (picture && (await this.#pictures.send(picture, request, response))) return;
    await this.#page(target, request, response);
  }

  async #page(target: Target, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { archive, render, root } = this.#options;
    const acceptLanguage = request.headers["accept-language"];
    if (this.#files.has(target.path)) {
      const { status, contentType, body } = await render(target.path);
      return this.#send(response, status, body, { "Content-Type": contentType });
    }
    const locale = target.locale ?? negotiateLocale(acceptLanguage);
    const ownLocale = async () => negotiateLocale(acceptLanguage, (await archive.site()).languages);
    const settled = await settle(target, archive, ownLocale);
    switch (settled.kind) {
      case "root":
        return this.#text(response, 307, "", { Location: href(await ownLocale(), "front") });
      case "moved":
        // Not for good: what leads where may change while an editor looks.
        return this.#text(response, 307, "", { Location: settled.to });
      case "missing": {
        const html = readFileSync(join(root, ".next/server/app", locale, "missing.html"), "utf8");
        return this.#html(response, target, locale, 404, html);
      }
      case "withdrawn":
      case "lost":
      case "page": {
        const { address } = settled;
        const [path, instead] = {
          page: () => [hrefOf(address), 200] as const,
          withdrawn: () => [withdrawalPath(address as ArticleAddress), 410] as const,
          lost: () => [lostPath(address as ArticleAddress), 404] as const,
        }[settled.kind]();
        const state = this.#options.state();
        const { status, body, contentType } = await render(path);
        if (!contentType.startsWith("text/html"))
          return this.#send(response, status, body, { "Content-Type": contentType });
        const code = status === 200 ? instead : status;
        return this.#html(response, target, locale, code, body.toString(), state);
      }
    }
  }

  async #html(
    response: ServerResponse,
    { address }: Target,
    locale: Locale,
    status: number,
    page: string,
    state = this.#options.state(),
  ): Promise<void> {
    const { contentFolder, dataFolder } = this.#options;
    const { html, styles } = plainPage(page);
    const { unseen, problems, left } = readPreviewFacts(dataFolder);
    const article =
      address !== undefined && "slug" in address.params
        ? articleId(address.params.day, address.params.slug)
        : undefined;
    const byPlace =
      article === undefined ? new Map() : await problemsByPlace(contentFolder, article, problems);
    const annotated = annotate(html, { locale, state, unseen, article, byPlace, problems, left });
    const hash = createHash("sha256").update(script).digest("base64");
    const policy = `${contentSecurityPolicy([...styles, style])}; script-src 'sha256-${hash}'; connect-src 'self'`;
    this.#send(response, status, annotated, {
      ...{ "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": policy },
    });
  }

  /** Tells of each other state (server-sent events, HTML Standard §9.2), the present one first. */
  #follow(request: IncomingMessage, response: ServerResponse): void {
    const state = this.#options.state();
    response.writeHead(200, { ...this.#headers(), "Content-Type": "text/event-stream" });
    if (request.method === "HEAD") return void response.end();
    response.write(`data: ${state}\n\n`);
    this.#waiting.set(response, state);
    response.once("close", () => this.#waiting.delete(response));
  }

  #tell(): void {
    const state = this.#waiting.size > 0 ? this.#options.state() : "";
    for (const [response, told] of this.#waiting) {
      if (told === state) continue;
      response.write(`data: ${state}\n\n`);
      this.#waiting.set(response, state);
    }
  }

  #text(response: ServerResponse, status: number, text: string, headers: Record<string, string> = {}): void {
    this.#send(response, status, text, {
      ...{
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Security-Policy": contentSecurityPolicy([]),
      },
      ...headers,
    });
  }

  #send(
    response: ServerResponse,
    status: number,
    body: string | Buffer,
    headers: Record<string, string>,
  ): void {
    response.writeHead(status, { ...this.#headers(), ...headers });
    response.end(response.req.method === "HEAD" ? undefined : body);
  }

  #headers(): Record<string, string> {
    const always = securityHeaders(this.#options.siteUrl);
    const pairs = always.flatMap((name, at) => (at % 2 === 0 ? [[name, always[at + 1] ?? ""]] : []));
    return {
      ...Object.fromEntries(pairs),
      "Cache-Control": "no-store",
      "X-Robots-Tag": "noindex, nofollow",
      // Where a draft leads is nothing for others to know.
      "Referrer-Policy": "no-referrer",
    };
  }
}
