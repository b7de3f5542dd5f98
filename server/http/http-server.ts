import { createServer, type RequestListener, type Server } from "node:http";
import { type Connections, maxHeadersCount, requestLimits, silence } from "./limits.ts";
import { metrics } from "./metrics.ts";
import { readRawAddresses } from "./raw-addresses.ts";

/** An HTTP server within the limits, not yet listening. */
export function createHttpServer(listener: RequestListener, connections: Connections): Server {
  const server = createServer(requestLimits, listener);
  readRawAddresses(server, requestLimits, listener);
  server.maxHeadersCount = maxHeadersCount;
  // A client may close its side once it has asked; Node would then give up what is not answered yet.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.setTimeout(silence);
  server.on("connection", (socket) => {
    if (connections.take(socket)) return;
    metrics.refused.inc({ why: "connections" });
    socket.destroy();
  });
  return server;
}
