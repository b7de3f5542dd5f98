import cluster from "node:cluster";
import type { Server } from "node:http";
import type { Connections } from "./limits.ts";

/** Milliseconds that requests in flight have to finish. */
const patience = 4_000;
/** Milliseconds until connections without a request are closed: one may be on its way. */
const idlePatience = 2_000;

/** Takes no more connections, and waits for the requests that are in flight or on their way. */
export async function closeServer(server: Server, connections: Connections): Promise<void> {
  const begin = performance.now();
  // Node closes idle connections with the server, though a request may be on its way on them.
  const closeIdle = server.closeIdleConnections.bind(server);
  server.closeIdleConnections = () => {};
  const closed = new Promise((done) =>
    cluster.worker ? process.once("disconnect", done) : server.once("close", done),
  );
  if (cluster.worker) cluster.worker.disconnect();
  else server.close();
  while (connections.open > 0 && performance.now() - begin < patience) {
    if (performance.now() - begin > idlePatience) closeIdle();
    await new Promise((done) => setTimeout(done, 20));
  }
  // A connection may have been given to this process that it has not seen yet.
  await Promise.race([closed, new Promise((done) => setTimeout(done, 500))]);
}
