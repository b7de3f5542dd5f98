import { createServer, type Server } from "node:http";
import type { ListenOptions } from "node:net";
import { afterEach, expect, it } from "vitest";
import { listen } from "#server/http/listen.ts";

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server on a machine that has none of these addresses. */
function serverWithout(addresses: readonly string[], code: string): { server: Server; tried: string[] } {
  const server = createServer();
  const tried: string[] = [];
  const really = server.listen.bind(server) as (options: ListenOptions, done: () => void) => Server;
  Object.assign(server, {
    listen(options: ListenOptions, done: () => void) {
      const { host = "" } = options;
      tried.push(host);
      if (!addresses.includes(host)) return really({ ...options, host: "127.0.0.1" }, done);
      process.nextTick(() => server.emit("error", Object.assign(new Error(code), { code })));
      return server;
    },
  });
  servers.push(server);
  return { server, tried };
}

it("takes any free port where 0 is asked for, and says which", async () => {
  const server = createServer();
  servers.push(server);
  expect(await listen(server, "127.0.0.1", 0)).toBeGreaterThan(0);
});

it.each(["EAFNOSUPPORT", "EADDRNOTAVAIL"])(
  "listens on IPv4 where the machine has no IPv6 (%s)",
  async (code) => {
    const { server, tried } = serverWithout(["::"], code);
    await listen(server, "::", 0);
    expect(tried).toEqual(["::", "0.0.0.0"]);
  },
);

it.each([
  ["::", "EADDRINUSE"],
  ["::", "EACCES"],
  ["2001:db8::1", "EADDRNOTAVAIL"],
])("tries nothing else where %s fails with %s", async (host, code) => {
  const { server, tried } = serverWithout([host], code);
  await expect(listen(server, host, 0)).rejects.toMatchObject({ code });
  expect(tried).toEqual([host]);
});
