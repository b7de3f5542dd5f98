// Writes docs/schemas/*.json from the schemas of the record: `node scripts/json-schemas.mjs` after a change of them.
import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { jsonSchemaNames, jsonSchemaText } from "../lib/record/json-schemas.ts";

const folder = fileURLToPath(new URL("../docs/schemas/", import.meta.url));
mkdirSync(folder, { recursive: true });
for (const name of jsonSchemaNames) writeFileSync(`${folder}${name}.json`, jsonSchemaText(name));
