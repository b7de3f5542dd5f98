/** Next.js by itself, as `next start` runs it, over the same archive and the same build: what `server.ts` is compared with. */
import { createServer } from "node:http";
import next from "next";
import { openSharedArchive } from "#lib/archive/live.ts";
import { provideArchive } from "#lib/archive/the-archive.ts";

Object.assign(process.env, { NODE_ENV: "production" });
const { PORT, DATA_DIR = "" } = process.env;
const live = openSharedArchive(DATA_DIR);
provideArchive(live.archive);
await live.ready;
const app = next({ dev: false, dir: process.cwd(), hostname: "localhost", port: Number(PORT) });
await app.prepare();
const handle = app.getRequestHandler();
createServer((request, response) => void handle(request, response)).listen(Number(PORT), "127.0.0.1");
