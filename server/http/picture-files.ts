import type { Stats } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import type { IncomingMessage, ServerResponse } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import type { PictureFile } from "#lib/addresses.ts";
import { MadeFolder } from "#lib/pictures/made-folder.ts";
import { mediaType } from "#lib/pictures/served.ts";
import { securityHeaders } from "./security-headers.ts";

/** The address has the content's hash: what it stands for never changes. */
const forEver = ["Cache-Control", "public, max-age=31536000, immutable"];

/** Sends pictures as they were made, from the disk. */
export class PictureFiles {
  readonly #folder: string;
  readonly #always: readonly string[];

  /**
   * @param dataFolder where the index is, too
   * @param siteUrl where readers find the site
   * @param isPublic whether everybody may have them, for as long as they like; else nobody keeps one
   */
  constructor(dataFolder: string, siteUrl: string, isPublic = true) {
    this.#folder = new MadeFolder(dataFolder).path;
    this.#always = [
      ...securityHeaders(siteUrl, isPublic),
      ...["Content-Security-Policy", "default-src 'none'"],
      ...(isPublic ? forEver : ["Cache-Control", "no-store"]),
    ];
  }

  /** @returns whether there was one; nothing is sent where not */
  async send(asked: PictureFile, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    const file = await this.#open(asked.name);
    if (file === undefined) return false;
    const { handle, stats } = file;
    response.writeHead(200, [
      ...this.#always,
      ...["Content-Type", mediaType[asked.format]],
      ...["Content-Length", String(stats.size)],
    ]);
    if (request.method === "HEAD") {
      response.end();
      await handle.close();
    } else {
      // Whoever leaves before the end is no fault.
      await pipeline(handle.createReadStream(), response).catch(() => response.destroy());
    }
    return true;
  }

  async #open(name: string): Promise<{ handle: FileHandle; stats: Stats } | undefined> {
    try {
      const handle = await open(join(this.#folder, name));
      return { handle, stats: await handle.stat() };
    } catch {
      // It was never made, or is no longer in any article.
      return undefined;
    }
  }
}
