import type { IncomingMessage, ServerResponse } from "node:http";
import type { ArchiveFault, ArchiveStatus } from "#lib/archive/status.ts";
import type { Health } from "#lib/archive/views.ts";

/** What a process says of itself. */
export type ServerState = "starting" | "serving" | "stopping";

export interface HealthSources {
  state(): ServerState;
  /** The archive's figures, once it is open. */
  figures(): Promise<Health> | undefined;
  revision(): number;
  /** How it stands with the writer, wherever it runs. */
  writer(): ArchiveStatus;
}

const unknown: Health = {
  revision: 0,
  articles: 0,
  translations: 0,
  problems: { errors: 0, warnings: 0 },
};
/** Milliseconds for which figures of one revision are not counted again: anybody may ask. */
const figuresAge = 100;
/** Characters of a fault's message that the public gets. */
const longestMessage = 300;

/**
 * Answers `/healthz`: GET and HEAD, never kept. 200 while pages are served, also while nothing new is taken in
 * (`degraded`): taking the process out of service would not help. 503 else.
 */
export class HealthCheck {
  readonly #sources: HealthSources;
  #figures: { value: Health; at: number } | undefined;
  /** Since when the archive cannot be read. */
  #unreadableSince: string | undefined;

  constructor(sources: HealthSources) {
    this.#sources = sources;
  }

  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
    if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { ...headers, Allow: "GET, HEAD", "Content-Length": 0 }).end();
      return;
    }
    const { code, report } = await this.#report();
    const body = JSON.stringify(report);
    response.writeHead(code, {
      ...headers,
      "Content-Type": "application/json; charset=utf-8",
      "Content-Length": Buffer.byteLength(body),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  }

  async #report() {
    const state = this.#sources.state();
    const { lastTakenIn = null, fault: writerFault } = this.#sources.writer();
    const { figures, fault: readerFault } =
      state === "serving" ? await this.#read() : { figures: undefined, fault: undefined };
    const fault = writerFault ?? readerFault;
    const status = state === "serving" ? (fault === undefined ? "ok" : "degraded") : state;
    return {
      code: figures === undefined ? 503 : 200,
      report: {
        status,
        ...(figures ?? unknown),
        uptime: Math.round(process.uptime()),
        lastTakenIn,
        ...(fault && { fault: { ...fault, message: firstLine(fault.message) } }),
      },
    };
  }

  async #read(): Promise<{ figures?: Health; fault?: ArchiveFault }> {
    try {
      const figures = await this.#recentFigures();
      this.#unreadableSince = undefined;
      return { figures };
    } catch (error) {
      this.#unreadableSince ??= new Date().toISOString();
      const message = error instanceof Error ? error.message : String(error);
      return { fault: { code: "failed", since: this.#unreadableSince, message } };
    }
  }

  async #recentFigures(): Promise<Health> {
    const known = this.#figures;
    const now = performance.now();
    if (known && now - known.at < figuresAge && known.value.revision === this.#sources.revision()) {
      return known.value;
    }
    const value = await this.#sources.figures();
    if (value === undefined) throw new Error("the archive is not open");
    this.#figures = { value, at: now };
    return value;
  }
}

/** Its first line: what comes after is for the log. */
function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? "").slice(0, longestMessage);
}
