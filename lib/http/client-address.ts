import type { IncomingMessage } from "node:http";
import proxyAddr from "proxy-addr";

/**
 * Whose request it is. A forwarded address counts only if all who forwarded it are trusted.
 * @param trusted addresses and networks, or the names `loopback`, `linklocal`, `uniquelocal`
 * @throws where one of them is no address
 */
export function clientAddresses(trusted: readonly string[]): (request: IncomingMessage) => string {
  if (trusted.length === 0) return ({ socket }) => socket.remoteAddress ?? "";
  const trust = proxyAddr.compile([...trusted]);
  return (request) => {
    try {
      return proxyAddr(request, trust);
    } catch {
      return request.socket.remoteAddress ?? "";
    }
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

/** Programs on this machine: a proxy that is not trusted, a benchmark, a test. Limits would hit all readers at once. */
export function isLocal(address: string): boolean {
  return address === "::1" || clientOf(address).startsWith("127.");
}
