import { readFileSync } from "node:fs";
import { join } from "node:path";
import inject from "light-my-request";
import type { AppResponse } from "./http/response-maker.ts";

/**
 * Starts Next.js from its build.
 * @param root the project's folder
 * @param port a name for Next's own addresses, not where it listens
 * @returns what renders a page by its settled path
 */
export async function startNextApp(
  root: string,
  port: number,
): Promise<(path: string) => Promise<AppResponse>> {
  const built = JSON.parse(readFileSync(join(root, ".next/required-server-files.json"), "utf8"));
  // As Next.js' own standalone server does: else it loads a compiler, 23 MB of it, to read `next.config.ts`.
  process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(built.config);
  const { default: next } = await import("next");
  // It takes `localhost` and 127.0.0.1 for two sites.
  const app = next({ dev: false, dir: root, hostname: "localhost", port });
  await app.prepare();
  const ask = app.getRequestHandler();
  // Nothing of a reader's request reaches the app but the path: no header of it can change what others get.
  return async (path) => {
    const answer = await inject(ask, {
      method: "GET",
      url: path,
      headers: { host: "localhost", "x-bulletin-settled": "1" },
    });
    const contentType = String(answer.headers["content-type"] ?? "application/octet-stream");
    return { status: answer.statusCode, contentType, body: answer.rawPayload };
  };
}
