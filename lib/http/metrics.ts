import { createServer, type Server } from "node:http";
import { AggregatorRegistry, Counter, collectDefaultMetrics, Gauge, Histogram, register } from "prom-client";

/** What a process tells of its work, in Prometheus' form. */
export const metrics = {
  requests: new Counter({
    name: "bulletin_requests_total",
    help: "Requests answered, by status and by how the page was come by",
    labelNames: ["status", "cache"] as const,
  }),
  duration: new Histogram({
    name: "bulletin_request_duration_seconds",
    help: "From the request's head to the response's last byte handed to the socket",
    labelNames: ["cache"] as const,
    buckets: [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  }),
  refused: new Counter({
    name: "bulletin_refused_total",
    help: "Connections, searches and pages turned away",
    labelNames: ["why"] as const,
  }),
};

interface Gauges {
  connections: number;
  waiting: number;
  pages: number;
  cachedBytes: number;
  revision: number;
}

/** @param read asked whenever the metrics are */
export function collectGauges(read: () => Gauges): void {
  collectDefaultMetrics();
  const gauge = (name: string, help: string, of: keyof Gauges, aggregator: "sum" | "min" = "sum") =>
    new Gauge({
      ...{ name, help, aggregator },
      collect() {
        this.set(read()[of]);
      },
    });
  gauge("bulletin_connections", "Connections open", "connections");
  gauge("bulletin_waiting", "Pages and searches that wait to be made", "waiting");
  gauge("bulletin_cached_pages", "Pages in the cache", "pages");
  gauge("bulletin_cached_bytes", "About how many bytes the cache keeps", "cachedBytes");
  gauge("bulletin_revision", "The archive's revision that is served", "revision", "min");
}

/** This process' own. */
export function ownMetrics(): Promise<string> {
  return register.metrics();
}

/** Called by a worker, as soon as it can be asked. */
export function tellOwnMetrics(): void {
  // Its constructor is what listens.
  new AggregatorRegistry();
}

/** Those of all workers together; asked for by the process that started them. */
export function metricsOfWorkers(): () => Promise<string> {
  const registry = new AggregatorRegistry();
  return () => registry.clusterMetrics();
}

/** Answers `/metrics`, and nothing else. */
export function serveMetrics(host: string, port: number, read: () => Promise<string>): Promise<Server> {
  const server = createServer(async (request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") {
      response.writeHead(404, { "Content-Type": "text/plain" }).end();
      return;
    }
    const text = await read().catch(() => undefined);
    response.writeHead(text === undefined ? 503 : 200, { "Content-Type": register.contentType }).end(text);
  });
  return new Promise((done, failed) => {
    server.once("error", failed).listen(port, host, () => done(server));
  });
}
