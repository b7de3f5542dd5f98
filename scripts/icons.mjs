// Draws public/*.png from public/icon.svg: `node scripts/icons.mjs` after a change of it.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { drawIcon, icons } from "./draw-icon.mjs";

const folder = fileURLToPath(new URL("../public/", import.meta.url));
const svg = readFileSync(`${folder}icon.svg`, "utf8");
for (const name of Object.keys(icons))
  writeFileSync(folder + name, await drawIcon(svg, name).png().toBuffer());
