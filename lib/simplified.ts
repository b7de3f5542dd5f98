import { createRequire } from "node:module";

/**
 * What writes traditional characters as simplified ones, by OpenCC's tables of characters and words. They are large:
 * so they are loaded where they are needed, and not with this module.
 */
export function simplifier(): (text: string) => string {
  const { Converter } = createRequire(import.meta.url)("opencc-js/t2cn") as typeof import("opencc-js/t2cn");
  return Converter({ from: "t", to: "cn" });
}
