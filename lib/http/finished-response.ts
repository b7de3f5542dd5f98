import { createHash } from "node:crypto";
import { decode, type Effort, type Encoding, encode } from "./encodings.ts";

export interface Representation {
  body: Buffer;
  /** Names and values by turns, as `writeHead` takes them. */
  headers: string[];
}

/**
 * A response of which every byte is known: it can be sent any number of times. What it is kept as is compressed; other
 * forms are made from that when they are asked for.
 */
export class FinishedResponse {
  readonly status: number;
  /** Begins the entity tag of every representation. */
  readonly tag: string;
  /** About how many bytes it keeps, if all its forms are asked for. */
  readonly size: number;
  readonly #headers: readonly string[];
  readonly #made: Partial<Record<Encoding, Representation>> = {};
  #sent = 0;

  private constructor(status: number, body: Buffer, headers: readonly string[]) {
    this.status = status;
    this.tag = createHash("sha256").update(body).digest("base64url").slice(0, 22);
    this.size = Math.round(body.length * 1.75) + 2_000;
    this.#headers = headers;
  }

  /** @param headers names and values by turns; those of the representation are added */
  static async make(status: number, body: Buffer, headers: readonly string[]): Promise<FinishedResponse> {
    const response = new FinishedResponse(status, body, headers);
    if (body.length > 0) await response.#make("br", "quick", body);
    else response.#made.br = response.#made.gzip = response.#made.identity = withoutBody(headers);
    return response;
  }

  /** What has been made already, without waiting. */
  ready(encoding: Encoding): Representation | undefined {
    // What is asked for again is worth the effort.
    if (encoding === "br" && ++this.#sent === 3) void this.#makeBest();
    return this.#made[encoding];
  }

  async as(encoding: Encoding): Promise<Representation> {
    return this.#made[encoding] ?? this.#make(encoding, "best", await this.#body());
  }

  /** Whether an `If-None-Match` names any form of it: what is in them is the same. */
  isKnownTo(ifNoneMatch: string): boolean {
    return ifNoneMatch === "*" || ifNoneMatch.includes(`"${this.tag}-`);
  }

  async #makeBest(): Promise<void> {
    const body = await this.#body();
    if (body.length > 0) await this.#make("br", "best", body);
  }

  async #body(): Promise<Buffer> {
    const { identity, br } = this.#made;
    return identity?.body ?? (br ? decode(br.body) : Buffer.alloc(0));
  }

  async #make(encoding: Encoding, effort: Effort, source: Buffer): Promise<Representation> {
    const body = await encode(source, encoding, effort);
    const form = encoding === "br" ? `br-${effort}` : encoding;
    const made: Representation = {
      body,
      headers: [
        ...this.#headers,
        ...["ETag", `"${this.tag}-${form}"`, "Vary", "Accept-Encoding"],
        ...(encoding === "identity" ? [] : ["Content-Encoding", encoding]),
        ...["Content-Length", String(body.length)],
      ],
    };
    this.#made[encoding] = made;
    return made;
  }
}

function withoutBody(headers: readonly string[]): Representation {
  return { body: Buffer.alloc(0), headers: [...headers, "Content-Length", "0"] };
}
