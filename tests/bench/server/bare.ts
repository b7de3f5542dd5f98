/** Node's own server with the same bytes and nothing else: what `server.ts` could reach at most. */
import { createServer, get } from "node:http";

const [, , port = "", url = ""] = process.argv;
get(url, { headers: { "accept-encoding": "br" } }, async (response) => {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const hop = new Set(["date", "connection", "keep-alive"]);
  const headers = response.rawHeaders.filter(
    (_, index, all) => !hop.has(all[index - (index % 2)]?.toLowerCase() ?? ""),
  );
  createServer((_, answer) => answer.writeHead(200, headers).end(body)).listen(Number(port), "127.0.0.1");
});
