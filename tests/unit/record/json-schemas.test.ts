import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { jsonSchemaNames, jsonSchemaOf, jsonSchemaText } from "#lib/record/json-schemas.ts";
import { registryNames } from "#lib/record/schema.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

describe("the JSON Schemas in the repository", () => {
  it.each(jsonSchemaNames)("are those of the record: %s (else run scripts/json-schemas.mjs)", (name) => {
    expect(readFileSync(`${root}docs/schemas/${name}.json`, "utf8")).toBe(jsonSchemaText(name));
  });

  it("are no others", () => {
    expect(readdirSync(`${root}docs/schemas`).sort()).toEqual(
      jsonSchemaNames.map((name) => `${name}.json`).sort(),
    );
  });

  it("take no field that the record does not have", () => {
    expect(jsonSchemaOf("original")).toMatchObject({ additionalProperties: false });
    expect(jsonSchemaOf("translation")).toMatchObject({ required: ["headline", "translator"] });
  });

  it("are what the settings of VS Code name, for each registry", () => {
    const settings = JSON.parse(readFileSync(`${root}.vscode/settings.json`, "utf8"));
    const schemas = Object.entries<string>(settings["yaml.schemas"]);
    for (const [schema] of schemas) expect(existsSync(root + schema)).toBe(true);
    const files = schemas.map(([, file]) => file);
    for (const name of registryNames) expect(files).toContain(`content/${name}.yaml`);
  });
});
