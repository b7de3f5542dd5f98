import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { clientAddresses, clientOf, clients, isLocal, trusts } from "#server/http/client-address.ts";
import { Connections, refusal, SearchAllowance } from "#server/http/limits.ts";

const request = (fields: object) =>
  ({ method: "GET", url: "/zh", headers: {}, ...fields }) as IncomingMessage;
const from = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded ? { "x-forwarded-for": forwarded } : {},
  }) as IncomingMessage;
const socket = (remoteAddress: string) =>
  Object.assign(new EventEmitter(), { remoteAddress }) as unknown as Socket;

describe("a request is refused", () => {
  it.each([
    [{}, undefined],
    [{ method: "HEAD" }, undefined],
    [{ headers: { "content-length": "0" } }, undefined],
    [{ method: "POST" }, 405],
    [{ method: "OPTIONS" }, 405],
    [{ headers: { "content-length": "5" } }, 400],
    [{ headers: { "content-length": "x" } }, 400],
    [{ headers: { "transfer-encoding": "chunked" } }, 400],
    [{ url: `/zh?q=${"a".repeat(100_000)}` }, 414],
  ])("%j: %s", (fields, status) => {
    expect(refusal(request(fields))).toBe(status);
  });
});

describe("whose request it is", () => {
  it.each([
    [[], "10.0.0.1", "203.0.113.5", "10.0.0.1"],
    [["10.0.0.0/8"], "10.0.0.1", "203.0.113.5", "203.0.113.5"],
    [["10.0.0.0/8"], "198.51.100.1", "203.0.113.5", "198.51.100.1"],
    [["loopback", "10.0.0.0/8"], "127.0.0.1", "1.2.3.4, 203.0.113.5, 10.0.0.7", "203.0.113.5"],
    [["loopback"], "127.0.0.1", undefined, "127.0.0.1"],
  ])("trusting %j, from %s forwarded for %s it is %s", (trusted, remote, forwarded, address) => {
    expect(clientAddresses(trusted)(from(remote, forwarded))).toBe(address);
  });

  it.each([
    ["203.0.113.5:567", "203.0.113.5"],
    ["[2001:db8::1]:443", "2001:db8::1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["2001:DB8::1", "2001:db8::1"],
    ["fe80::1%a:b:c:d:e:f", "fe80::1"],
    ["::ffff:203.0.113.5", "::ffff:203.0.113.5"],
    ["198.51.100.1, 203.0.113.5:1 ", "203.0.113.5"],
    ["203.0.113.5:99999, 127.0.0.1:80, [::1]:81", "203.0.113.5"],
  ])("forwarded for %s it is %s", (forwarded, address) => {
    expect(clientAddresses(["loopback"])(from("127.0.0.1", forwarded))).toBe(address);
  });

  it.each([
    "<script>",
    "unknown",
    "unix:",
    "",
    ",",
    "203.0.113.5:",
    "203.0.113.5:x",
    "203.0.113.5:1:2",
    "203.0.113.300",
    "[203.0.113.5]x",
    "[::1",
    "203.0.113.5 203.0.113.6",
    `${" ".repeat(100)}x`,
    "1.2.3.4, unknown",
  ])("forwarded for %j, which is no address, it is the proxy's", (forwarded) => {
    expect(clientAddresses(["loopback"])(from("127.0.0.1", forwarded))).toBe("127.0.0.1");
    expect(clientAddresses(["loopback", "10.0.0.0/8"])(from("127.0.0.1", `${forwarded}, 10.0.0.7`))).toBe(
      "10.0.0.7",
    );
  });

  it("is followed over so many proxies and no more", () => {
    const chain = `203.0.113.5, ${"127.0.0.1, ".repeat(10_000)}127.0.0.1`;
    expect(clientAddresses(["loopback"])(from("127.0.0.1", chain))).toBe("127.0.0.1");
  });

  it.each([
    [[], "127.0.0.1", undefined, true],
    [[], "127.0.0.1", "203.0.113.5", true],
    [["loopback"], "127.0.0.1", undefined, true],
    [["loopback"], "127.0.0.1", "203.0.113.5", false],
    [["loopback"], "127.0.0.1", "unknown", false],
    [["loopback"], "::ffff:127.0.0.1", "127.0.0.1", false],
    [["10.0.0.0/8"], "10.0.0.1", "127.0.0.1", false],
    [[], "203.0.113.5", undefined, false],
  ])(
    "trusting %j, from %s forwarded for %s it is a program here: %s",
    (trusted, remote, forwarded, local) => {
      expect(clients(trusted)(from(remote, forwarded)).isLocal).toBe(local);
    },
  );

  it("cannot be said to be whoever is no address", () => {
    expect(() => clientAddresses(["proxy.example"])).toThrow();
  });

  it.each([
    ["203.0.113.5", "203.0.113.5"],
    ["::ffff:203.0.113.5", "203.0.113.5"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2"],
    ["2001:db8::1", "2001:db8:0:0"],
    ["2001:db8:1:2::", "2001:db8:1:2"],
  ])("%s counts as %s", (address, client) => {
    expect(clientOf(address)).toBe(client);
  });

  it.each(["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"])("%s is this machine", (address) => {
    expect(isLocal(address)).toBe(true);
  });
});

describe("connections", () => {
  it("are limited by address, and come free again", () => {
    const connections = new Connections(2, () => false);
    const open = [socket("203.0.113.5"), socket("::ffff:203.0.113.5")];
    for (const each of open) expect(connections.take(each)).toBe(true);
    const third = socket("203.0.113.5");
    expect(connections.take(third)).toBe(false);
    expect(connections.take(socket("203.0.113.6"))).toBe(true);
    third.emit("close");
    open[0]?.emit("close");
    expect(connections.take(socket("203.0.113.5"))).toBe(true);
    expect(connections.open).toBe(3);
  });

  it.each([
    [2, "127.0.0.1"],
    [2, "10.0.0.7"],
    [2, "::ffff:10.0.0.7"],
    [0, "203.0.113.5"],
  ])("are not limited where the most is %i and they come from %s", (most, address) => {
    const connections = new Connections(most, trusts(["10.0.0.0/8"]));
    for (let number = 0; number < 50; number++) expect(connections.take(socket(address))).toBe(true);
  });
});

describe("searches", () => {
  it("are allowed so many a minute, and then in a while", async () => {
    const allowance = new SearchAllowance(3);
    for (let number = 0; number < 3; number++)
      expect(await allowance.take({ name: "203.0.113.5", isLocal: false })).toBe(0);
    const wait = await allowance.take({ name: "203.0.113.5", isLocal: false });
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await allowance.take({ name: "203.0.113.6", isLocal: false })).toBe(0);
    for (let number = 0; number < 10; number++) {
      expect(await allowance.take({ name: "127.0.0.1", isLocal: true })).toBe(0);
    }
  });

  it("are not limited by 0", async () => {
    const allowance = new SearchAllowance(0);
    for (let number = 0; number < 50; number++)
      expect(await allowance.take({ name: "203.0.113.5", isLocal: false })).toBe(0);
  });
});
