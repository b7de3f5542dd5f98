import type { RegistryName } from "#lib/record/schema.ts";
import { type Attack, type Case, original, type Spot } from "./attack.ts";

const zh = "</a><script>alert(1)</script>";
const en = '"><img src=x onerror=alert(1)>';
const name = { zh, en };

/** An entry of a registry, and an article that names it. */
function entry(title: string, registry: RegistryName, fields: object, names: (id: string) => object): Attack {
  return {
    name: title,
    files: (spot) => original(spot, { ...names(spot.slug) }),
    entries: ({ slug }: Spot) => ({ [registry]: `\n- ${JSON.stringify({ id: slug, ...fields })}\n` }),
  };
}

const entries: Attack[] = [
  entry("a reporter's name that breaks out", "reporters", { name, role: "staff" }, (id) => ({
    reporters: [id],
  })),
  entry(
    "a byline that holds a reporter's hostile name",
    "reporters",
    { name: { zh: "<b>", en: "$& $1 <b>" }, role: "correspondent" },
    (id) => ({ reporters: [id], byline: "■通讯员 <b> (((((" }),
  ),
  entry("a topic's name that breaks out", "topics", { name, about: name }, (id) => ({ topics: [id] })),
  entry("a topic's name that is a pattern", "topics", { name: { zh: "(.*)+$", en: "[^" } }, (id) => ({
    topics: [id],
  })),
  entry("a person's name that breaks out", "people", { name, office: name }, (id) => ({ people: [id] })),
  entry(
    "a term that breaks out",
    "glossary",
    { term: name, also: { zh: [zh], en: [en] }, note: name },
    () => ({}),
  ),
];

/** Whole registries; each is refused, and so is read on its own. */
const refused: [registry: RegistryName, ...Case][] = [
  [
    "reporters",
    "a role that every object has",
    "- { id: a, name: { zh: a, en: b }, role: constructor }",
    "wrong-value",
  ],
  [
    "reporters",
    "an id that is a path",
    "- { id: ../../x, name: { zh: a, en: b }, role: staff }",
    "wrong-type",
  ],
  [
    "reporters",
    "an id that is a prototype",
    "- { id: __proto__, name: { zh: a, en: b }, role: staff }",
    "wrong-type",
  ],
  ["reporters", "a map with a prototype for the list", "__proto__: [{ polluted: true }]", "wrong-type"],
  [
    "topics",
    "an entry with a prototype",
    "- { id: a, name: { zh: a, en: b }, __proto__: { polluted: true } }",
    "unknown-field",
  ],
  [
    "topics",
    "a name with a prototype",
    "- { id: a, name: { zh: a, en: b, __proto__: { polluted: true } } }",
    "unknown-field",
  ],
  [
    "topics",
    "one id twice",
    "- { id: a, name: { zh: a, en: b } }\n- { id: a, name: { zh: c, en: d } }",
    "duplicate-id",
  ],
  ["topics", "entries of aliases", "- &a { id: a, name: { zh: a, en: b } }\n- *a", "yaml-alias"],
  ["people", "lists in a list in a list", `${"[".repeat(10_000)}${"]".repeat(10_000)}`, "broken-yaml"],
  [
    "people",
    "a control character",
    '- { id: a, name: { zh: "a\\u001b", en: b }, office: { zh: a, en: b } }',
    "control-character",
  ],
  [
    "glossary",
    "very many keys",
    Array.from({ length: 60_000 }, (_, n) => `k${n}: 1`).join("\n"),
    "wrong-type",
  ],
  [
    "glossary",
    "other spellings that are a map",
    "- { id: a, term: { zh: a, en: b }, also: { zh: { length: 1 } } }",
    "wrong-type",
  ],
  ["glossary", "a function", "- !!js/function 'function(){}'", "broken-yaml"],
];

export const registries: Attack[] = [
  ...entries,
  ...refused.map(
    ([registry, title, text, code]): Attack => ({
      name: `${registry} with ${title}`,
      ...(code && { refused: code }),
      files: () => ({ [`${registry}.yaml`]: `${text}\n` }),
    }),
  ),
];
