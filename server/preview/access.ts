import { createHash, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";

const cookieName = "preview";
const loopback = new Set(["localhost", "127.0.0.1", "::1", "[::1]"]);

export function isLoopback(host: string): boolean {
  return loopback.has(host.toLowerCase());
}

/** Who may look: everybody on this machine, or whoever has the token where there is one. */
export type Access =
  | { kind: "allowed" }
  | { kind: "refused"; status: 401 | 403 }
  /** The token came with the address: it goes on in a cookie. */
  | { kind: "entered"; to: string; cookie: string };

export function accessOf({ url = "", headers }: IncomingMessage, token: string | undefined): Access {
  if (token === undefined) {
    // A page elsewhere could have its own name lead here, and read what is answered.
    const host = (headers.host ?? "").replace(/:\d+$/, "");
    return isLoopback(host) ? { kind: "allowed" } : { kind: "refused", status: 403 };
  }
  const [path = "", query = ""] = url.split("?", 2);
  const given = new URLSearchParams(query);
  const inAddress = given.get("token");
  if (inAddress !== null) {
    if (!isSame(inAddress, token)) return { kind: "refused", status: 403 };
    given.delete("token");
    const to = given.size > 0 ? `${path}?${given}` : path;
    const cookie = `${cookieName}=${encodeURIComponent(token)}; HttpOnly; SameSite=Lax; Path=/`;
    // Two slashes would name another site, as the absolute form of a target does.
    return { kind: "entered", to: to.replace(/^(?:https?:\/\/[^/?]*)?[/\\]*/i, "/"), cookie };
  }
  const bearer = /^Bearer (.+)$/i.exec(headers.authorization ?? "")?.[1];
  const presented = bearer ?? cookieIn(headers.cookie ?? "");
  if (presented === undefined) return { kind: "refused", status: 401 };
  return isSame(presented, token) ? { kind: "allowed" } : { kind: "refused", status: 403 };
}

/** Takes as long for a token that is nearly right as for any other. */
function isSame(given: string, token: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(given), digest(token));
}

function cookieIn(header: string): string | undefined {
  for (const each of header.split(";")) {
    const [name, value] = each.trim().split("=", 2);
    if (name !== cookieName || value === undefined) continue;
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  }
  return undefined;
}
