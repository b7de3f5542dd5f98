import { EventEmitter } from "node:events";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { describe, expect, it } from "vitest";
import { clientAddresses, clientOf, isLocal } from "#lib/http/client-address.ts";
import { Connections, refusal, SearchAllowance } from "#lib/http/limits.ts";

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

  it("cannot be said by what is no address", () => {
    expect(() => clientAddresses(["proxy.example"])).toThrow();
    expect(clientOf(clientAddresses(["loopback"])(from("127.0.0.1", "<script>")))).toBe("<script>");
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
    const connections = new Connections(2);
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
    [0, "203.0.113.5"],
  ])("are not limited where the most is %i and they come from %s", (most, address) => {
    const connections = new Connections(most);
    for (let number = 0; number < 50; number++) expect(connections.take(socket(address))).toBe(true);
  });
});

describe("searches", () => {
  it("are allowed so many a minute, and then in a while", async () => {
    const allowance = new SearchAllowance(3);
    for (let number = 0; number < 3; number++) expect(await allowance.take("203.0.113.5")).toBe(0);
    const wait = await allowance.take("203.0.113.5");
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect(await allowance.take("203.0.113.6")).toBe(0);
    expect(await allowance.take("127.0.0.1")).toBe(0);
  });

  it("are not limited by 0", async () => {
    const allowance = new SearchAllowance(0);
    for (let number = 0; number < 50; number++) expect(await allowance.take("203.0.113.5")).toBe(0);
  });
});
