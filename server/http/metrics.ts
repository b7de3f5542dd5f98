import { createServer, type Server } from "node:http";
import {
  AggregatorRegistry,
  Counter,
  collectDefaultMetrics,
  Gauge,
  type MetricObjectWithValues,
  type MetricValue,
  register,
} from "prom-client";
import type { ArchiveStatus } from "#lib/archive/status.ts";
import { RequestCounts, RequestDurations } from "./counts.ts";
import { requestLimits, silence } from "./limits.ts";
import { listen } from "./listen.ts";

/** What a process tells of its work, in Prometheus' form. */
export const metrics = {
  requests: new RequestCounts(
    "bulletin_requests_total",
    "Requests answered, by status and by how the page was come by",
  ),
  duration: new RequestDurations(
    "bulletin_request_duration_seconds",
    "From the request's head to the response's last byte handed to the socket",
    [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  ),
  refused: new Counter({
    name: "bulletin_refused_total",
    help: "Connections, searches and pages turned away",
    labelNames: ["why"] as const,
  }),
  logLinesDropped: new Counter({
    name: "bulletin_log_lines_dropped_total",
    help: "Lines of the log that could not be written",
  }),
};

interface Gauges {
  connections: number;
  waiting: number;
  pages: number;
  cachedBytes: number;
  revision: number;
}

/** For a process that serves. @param read asked whenever the metrics are */
export function collectGauges(read: () => Gauges): void {
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

/** For the process that the writer belongs to. @param read asked whenever the metrics are */
export function collectWriterGauges(read: () => ArchiveStatus): void {
  new Gauge({
    name: "bulletin_fault",
    help: "1 while changes of the content cannot be taken in, else 0",
    collect() {
      this.set(read().fault === undefined ? 0 : 1);
    },
  });
  new Gauge({
    name: "bulletin_last_taken_in_timestamp_seconds",
    help: "When the index was last in line with the content",
    collect() {
      this.set(Date.parse(read().lastTakenIn ?? "") / 1000);
    },
  });
}

/** What one process measured, in the form in which processes tell it one another. */
export type ProcessMetrics = MetricObjectWithValues<MetricValue<string>>[];
export type MetricsRequest = { kind: "metrics"; id: number };
export type MetricsAnswer = { kind: "metrics"; id: number; metrics: ProcessMetrics };

/** Called once by each process. */
export function collectProcessMetrics(): void {
  collectDefaultMetrics();
}

/** Called before the metrics are read: what waits to be counted is. */
export const beforeReading = new Set<() => void>();

/** This process' own. */
export async function ownMetrics(): Promise<ProcessMetrics> {
  for (const count of beforeReading) count();
  const all = (await register.getMetricsAsJSON()) as ProcessMetrics;
  return all.map((metric) => ({ ...metric, values: metric.values.filter(isMeasured) }));
}

/** A measure without a sample yet is NaN, or for the least the greatest number that there is. */
function isMeasured({ value }: MetricValue<string>): boolean {
  return Number.isFinite(value) && value < 2 ** 62 / 1e9;
}

/** The metrics of several processes as one text. @param own those of the process that started the others */
export function textOf(own: ProcessMetrics, others: readonly ProcessMetrics[]): Promise<string> {
  // What has no sum, such as the start of the process, is the first process'.
  const first = own.map((metric) => (isOmitted(metric) ? { ...metric, aggregator: "first" } : metric));
  const rest = others.map((each) => each.filter((metric) => !isOmitted(metric)));
  return AggregatorRegistry.aggregate([first, ...rest]).metrics();
}

function isOmitted({ aggregator }: MetricObjectWithValues<MetricValue<string>>): boolean {
  return aggregator === "omit";
}

/** Answers `/metrics`, and nothing else. */
export async function serveMetrics(
  host: string,
  port: number,
  others: () => Promise<ProcessMetrics[]> = async () => [],
): Promise<Server> {
  const server = createServer(requestLimits, async (request, response) => {
    const headers = { "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff" };
    if (request.url?.split("?", 1)[0] !== "/metrics") return void response.writeHead(404, headers).end();
    if (request.method !== "GET" && request.method !== "HEAD") {
      return void response.writeHead(405, { ...headers, Allow: "GET, HEAD" }).end();
    }
    const text = await read(others).catch(() => undefined);
    response.writeHead(text === undefined ? 503 : 200, { ...headers, "Content-Type": register.contentType });
    response.end(request.method === "HEAD" ? undefined : text);
  });
  server.setTimeout(silence);
  await listen(server, host, port);
  return server;
}

async function read(others: () => Promise<ProcessMetrics[]>): Promise<string> {
  const [own, rest] = await Promise.all([ownMetrics(), others()]);
  return textOf(own, rest);
}
