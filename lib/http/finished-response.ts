import { createHash } from "node:crypto";
import { type Effort, type Encoding, encode } from "./encodings.ts";

export interface Representation {
  body: Buffer;
  /** Names and values by turns, as `writeHead` takes them. */
  headers: string[];
}

/** A response of which every byte is known: it can be sent any number of times. */
export class FinishedResponse {
  readonly status: number;
  readonly body: Buffer;
  /** Begins the entity tag of every representation. */
  readonly tag: string;
  readonly #headers: readonly string[];
  readonly #made: Partial<Record<Encoding, Representation>> = {};
  #sent = 0;

  /** @param headers names and values by turns; those of the representation are added */
  constructor(status: number, body: Buffer, headers: readonly string[]) {
    this.status = status;
    this.body = body;
    this.tag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
    this.#headers = headers;
  }

  /** About how many bytes it keeps, with its compressed forms. */
  get size(): number {
    return this.body.length * 2 + 2_000;
  }

  /** What has been made already, without waiting. */
  ready(encoding: Encoding): Representation | undefined {
    const made = this.#made[encoding];
    // What is asked for again is worth the effort.
    if (made !== undefined && encoding === "br" && ++this.#sent === 2) void this.#make("br", "best");
    return made;
  }

  async as(encoding: Encoding): Promise<Representation> {
    return this.#made[encoding] ?? this.#make(encoding, "quick");
  }

  /** Whether an `If-None-Match` names any form of it: what is in them is the same. */
  isKnownTo(ifNoneMatch: string): boolean {
    return ifNoneMatch === "*" || ifNoneMatch.includes(`"${this.tag}-`);
  }

  async #make(encoding: Encoding, effort: Effort): Promise<Representation> {
    const body = this.body.length > 0 ? await encode(this.body, encoding, effort) : this.body;
    const form = encoding === "br" ? `br-${effort}` : encoding;
    const forms = ["ETag", `"${this.tag}-${form}"`, "Vary", "Accept-Encoding"];
    const made: Representation = {
      body,
      headers: [
        ...this.#headers,
        ...(this.body.length > 0 ? forms : []),
        ...(encoding === "identity" || this.body.length === 0 ? [] : ["Content-Encoding", encoding]),
        ...["Content-Length", String(body.length)],
      ],
    };
    this.#made[encoding] = made;
    return made;
  }
}
