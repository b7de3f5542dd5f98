import { namesAgreed, type Rendering, termsAgreed } from "../bilingual/renderings/agreed.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { addProblems, hasErrors, toldOf } from "../record/problems/listing.ts";
import {
  type BulletinFields,
  bulletinSchema,
  type Person,
  type Registries,
  type RegistryName,
  registrySchemas,
  siteSchema,
} from "../record/schema.ts";
import { checkCharacters, placesInFields } from "./character-checks.ts";
import { checkOffices } from "./office-checks.ts";
import { checkInvisible } from "./read-file.ts";
import { entryName, namedByEntry, namedByText } from "./registry-entries.ts";
import { checkFieldTexts } from "./text-checks.ts";
import { validate } from "./validate.ts";
import { parseYaml, type YamlDocument } from "./yaml-document.ts";

/** A registry file, read by itself. */
export interface RegistryFile<Name extends RegistryName = RegistryName> {
  /** Absent where any entry is at fault: a registry is taken whole or not at all. */
  entries?: Registries[Name];
  /** All ids that can be read, also those of entries at fault; absent where the YAML does not parse. */
  ids?: Set<string>;
  /** The names that they go by; absent where there are none. */
  names?: Map<string, string[]>;
  /** What it says of names and terms in both languages; absent where it says nothing, or is at fault. */
  renderings?: Rendering[];
  problems: Problem[];
}

export function parseRegistry(name: RegistryName, text: string, file: string): RegistryFile {
  const { document, problems } = parseYaml(text, { file });
  addProblems(problems, checkInvisible(text, file), checkCharacters(text, false, placesInFields(text, file)));
  if (document === undefined) return { problems: namedByText(toldOf(problems), text) };

  if (name === "site") return parseSite(document, problems, file);
  const checked = validate(registrySchemas[name], document, file);
  addProblems(problems, checked.problems, checkFieldTexts(registrySchemas[name], document, file));
  const entries: unknown[] = Array.isArray(document.data) ? document.data : [];
  const { names, repeated } = idsIn(entries, document, file);
  addProblems(problems, repeated);
  if (name === "people" && checked.value !== undefined)
    addProblems(problems, checkOffices(checked.value as Person[], document, file));
  const value = hasErrors(problems) ? undefined : (checked.value as Registries[RegistryName]);
  const renderings = renderingsIn(name, value);
  return {
    ...(value !== undefined && { entries: value }),
    ...(renderings !== undefined && { renderings }),
    ids: new Set(names.keys()),
    ...(names.size > 0 && { names }),
    problems: toldOf(problems).map((each) => namedByEntry(each, entries)),
  };
}

function renderingsIn(name: RegistryName, entries: Registries[RegistryName] | undefined) {
  switch (entries && name) {
    case "people":
    case "reporters":
      return namesAgreed(entries as Registries["people"] | Registries["reporters"]);
    case "glossary":
      return termsAgreed(entries as Registries["glossary"]);
    default:
      return undefined;
  }
}

function idsIn(entries: readonly unknown[], document: YamlDocument, file: string) {
  const all = new Map<string, string[]>();
  const lines = new Map<string, number>();
  const repeated = entries.flatMap((entry, index) => {
    const { id, names } = entryName(entry);
    if (id === undefined) return [];
    const position = document.valueAt([index, "id"]);
    const first = lines.get(id);
    if (first !== undefined)
      return problem("duplicate-id", { file, ...position, field: `[${index}].id` }, { id, line: first });
    lines.set(id, position.line);
    all.set(id, names);
    return [];
  });
  return { names: all, repeated };
}

function parseSite(document: YamlDocument, problems: Problem[], file: string): RegistryFile {
  const { value, problems: faults } = validate(siteSchema, document, file);
  addProblems(problems, faults, checkFieldTexts(siteSchema, document, file));
  if (value !== undefined && value.contact === undefined) {
    problems.push(problem("no-contact", { file, line: 1, column: 1, field: "file" }));
  }
  const isSound = value !== undefined && !hasErrors(problems);
  return {
    ...(isSound && { entries: [{ id: "site", ...value }] as Registries["site"] }),
    ids: new Set(["site"]),
    problems: toldOf(problems),
  };
}

/** What is known of a bulletin beside its text. */
export interface BulletinFieldsFile {
  /** Absent where they break the schema. */
  fields?: BulletinFields;
  /** Where a field stands. */
  valueAt?: YamlDocument["valueAt"];
  problems: Problem[];
}

export function parseBulletinFields(text: string, file: string): BulletinFieldsFile {
  const { document, problems } = parseYaml(text, { file });
  addProblems(problems, checkInvisible(text, file), checkCharacters(text, false, placesInFields(text, file)));
  if (document === undefined) return { problems };
  const checked = validate(bulletinSchema, document, file);
  return {
    ...(checked.value !== undefined && { fields: checked.value }),
    valueAt: document.valueAt,
    problems: [...problems, ...checked.problems, ...checkFieldTexts(bulletinSchema, document, file)],
  };
}
