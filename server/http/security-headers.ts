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

/** The same for every response. @param siteUrl where readers find the site */
export function securityHeaders(siteUrl: string): string[] {
  return [
    ...["X-Content-Type-Options", "nosniff"],
    ...["Referrer-Policy", "strict-origin-when-cross-origin"],
    ...["Cross-Origin-Opener-Policy", "same-origin"],
    ...["Cross-Origin-Resource-Policy", "same-origin"],
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
