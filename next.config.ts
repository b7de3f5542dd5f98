import type { NextConfig } from "next";

const config: NextConfig = {
  // Next streams late metadata into hidden elements that only client JavaScript puts in place;
  // for an agent on this list it waits and sends everything in place. Every reader is on the list.
  htmlLimitedBots: /.*/,
  poweredByHeader: false,
  // `proxy.ts` does that, in one redirect with all else that may be spelled differently.
  skipTrailingSlashRedirect: true,
  // tsc is a step of `npm test`; the build does not repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ["pino", "@node-rs/jieba", "@takumi-rs/core"],
  experimental: { inlineCss: true },
};

export default config;
