import { createHash } from "node:crypto";

/** What pages of text have no use for. */
const permissions = [
  "browsing-topics",
  "camera",
  "display-capture",
  "geolocation",
  "microphone",
  "payment",
  "usb",
];

/**
 * What every response says.
 * @param siteUrl where readers find the site
 * @param isForAll whether pages of other sites may show it and read it: what a feed holds is read in readers on the
 *   web, with its pictures, and data in programs. All is public, and goes by no cookie
 */
export function securityHeaders(siteUrl: string, isForAll = false): string[] {
  return [
    ...["X-Content-Type-Options", "nosniff"],
    ...["Referrer-Policy", "strict-origin-when-cross-origin"],
    ...["Cross-Origin-Opener-Policy", "same-origin"],
    ...(isForAll
      ? ["Cross-Origin-Resource-Policy", "cross-origin", "Access-Control-Allow-Origin", "*"]
      : ["Cross-Origin-Resource-Policy", "same-origin"]),
    ...["Permissions-Policy", permissions.map((name) => `${name}=()`).join(", ")],
    ...(siteUrl.startsWith("https:") ? ["Strict-Transport-Security", "max-age=31536000"] : []),
  ];
}

/**
 * Allows a page its own inline styles, by their hashes, and nothing else that could run or be loaded but the site's
 * own pictures and manifest.
 */
export function contentSecurityPolicy(styles: readonly string[]): string {
  const hashes = styles.map((style) => `'sha256-${createHash("sha256").update(style).digest("base64")}'`);
  return [
    "default-src 'none'",
    ...(hashes.length > 0 ? [`style-src ${[...new Set(hashes)].join(" ")}`] : []),
    "img-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
