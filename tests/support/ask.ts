import { type IncomingHttpHeaders, request } from "node:http";

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/**
 * One request on a connection of its own, as it is on the wire: the address is sent as it is written, nothing is
 * decoded, no header is added.
 */
export function ask(url: string, headers: Record<string, string> = {}): Promise<Answer> {
  const [, host, port, path] = /^http:\/\/([^:]+):(\d+)(.*)$/.exec(url) ?? [];
  return new Promise((done, failed) => {
    request({ host, port, path: path || "/", headers, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
    })
      .on("error", failed)
      .end();
  });
}
