import type { IncomingMessage } from "node:http";
import { isIP } from "node:net";
import proxyAddr from "proxy-addr";

/** Whom limits count requests for. */
export interface Client {
  name: string;
  /** Whether it is a program on this machine: a proxy that is not trusted, a benchmark, a test. */
  isLocal: boolean;
}

/**
 * Which addresses are proxies to believe.
 * @param trusted addresses and networks, or the names `loopback`, `linklocal`, `uniquelocal`
 * @throws where one of them is no address
 */
export function trusts(trusted: readonly string[]): (address: string) => boolean {
  if (trusted.length === 0) return () => false;
  const trust = proxyAddr.compile([...trusted]);
  return (address) => trust(address, 0);
}

/** How many that forwarded a request are followed. */
const mostForwarders = 20;
/** Characters of a forwarded address with its port: `[` IPv6 with a zone `]:65535`. */
const longestEntry = 80;

/**
 * Whose request it is. A forwarded address counts only if all who forwarded it are trusted; where what a proxy says is
 * no address, it is the proxy's.
 * @param trusted as of `trusts`
 */
export function clientAddresses(trusted: readonly string[]): (request: IncomingMessage) => string {
  const isTrusted = trusts(trusted);
  return ({ socket, headers }) => {
    let address = socket.remoteAddress ?? "";
    const forwarded = String(headers["x-forwarded-for"] ?? "");
    let end = forwarded.length;
    for (let count = 0; count < mostForwarders && end > 0 && isTrusted(address); count++) {
      const begin = forwarded.lastIndexOf(",", end - 1) + 1;
      const entry = end - begin <= longestEntry ? addressIn(forwarded.slice(begin, end).trim()) : undefined;
      if (entry === undefined) break;
      address = entry;
      end = begin - 1;
    }
    return address;
  };
}

/** The address of an entry of `X-Forwarded-For`, which may have a port: `192.0.2.1:80`, `[2001:db8::1]:443`. */
function addressIn(entry: string): string | undefined {
  const bare = /^\[([^\]]*)\](?::\d+)?$/.exec(entry)?.[1] ?? /^([\d.]+):\d+$/.exec(entry)?.[1] ?? entry;
  const [address = ""] = bare.split("%", 1);
  return isIP(address) === 0 ? undefined : address.toLowerCase();
}

/** @param trusted as of `trusts` */
export function clients(trusted: readonly string[]): (request: IncomingMessage) => Client {
  const isTrusted = trusts(trusted);
  const addressOf = clientAddresses(trusted);
  return (request) => {
    const peer = request.socket.remoteAddress ?? "";
    // Whoever comes through a trusted proxy is not this machine, whatever it says of itself.
    const isForwarded = request.headers["x-forwarded-for"] !== undefined && isTrusted(peer);
    return { name: clientOf(addressOf(request)), isLocal: isLocal(peer) && !isForwarded };
  };
}

/** What of an address counts as one client: a network of IPv6 is one household. */
export function clientOf(address: string): string {
  if (!address.includes(":") || address.startsWith("::ffff:")) return address.replace("::ffff:", "");
  const [before = "", after = ""] = address.split("::", 2);
  const groups = before.split(":");
  const rest = after === "" ? [] : after.split(":");
  const missing = address.includes("::") ? 8 - groups.length - rest.length : 0;
  return [...groups, ...Array<string>(Math.max(0, missing)).fill("0"), ...rest].slice(0, 4).join(":");
}

/** Whether it is this machine's own. Limits would hit all readers behind a proxy here at once. */
export function isLocal(address: string): boolean {
  return address === "::1" || clientOf(address).startsWith("127.");
}
