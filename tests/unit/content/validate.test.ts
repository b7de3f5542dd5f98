import { describe, expect, it } from "vitest";
import { fieldName } from "#lib/content/field-name.ts";
import { validate } from "#lib/content/validate.ts";
import { parseYaml } from "#lib/content/yaml-document.ts";
import { bulletinSchema, originalSchema, registrySchemas, translationSchema } from "#lib/record/schema.ts";
import { wordingFor } from "../../support/wording.ts";

type Schema = Parameters<typeof validate>[0];

function check(schema: Schema, yaml: string) {
  const { document } = parseYaml(yaml, { file: "x.md" });
  if (document === undefined) throw new Error("the YAML of this test is broken");
  return validate(schema, document, "x.md");
}

const required = "headline: 标题\nkind: news\ndate: 2020-11-28\nreporters: []\ntopics: []\n";
const found = (yaml: string, schema: Schema = originalSchema) =>
  check(schema, yaml).problems.map(({ code, field, line, column }) => [code, field, line, column]);

it("gives what the schema reads and no problems", () => {
  const { value, problems } = check(originalSchema, required);
  expect(value).toMatchObject({ headline: ["标题"], date: "2020-11-28", status: "published" });
  expect(problems).toEqual([]);
});

it("tells all that is wrong at once, and gives no value", () => {
  const { value, problems } = check(originalSchema, "kind: gossip\ndate: soon\nreporters: chen-run\nx: 1\n");
  expect(value).toBeUndefined();
  expect(problems.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
    "missing-field headline",
    "missing-field topics",
    "not-a-day date",
    "unknown-field x",
    "wrong-kind kind",
    "wrong-type reporters",
  ]);
});

describe("a field is told by its path and its place", () => {
  const correction = (note: string) =>
    `${required}corrections:\n  - block: p1\n    from: 一\n    to: 二\n    date: 2020-11-29\n    note:\n${note}`;

  it.each([
    [
      "missing in a map in a list",
      correction("      zh: 甲\n"),
      ["missing-field", "corrections[0].note.en", 12, 7],
    ],
    [
      "empty there",
      correction("      zh: 甲\n      en: ''\n"),
      ["empty-field", "corrections[0].note.en", 13, 11],
    ],
    [
      "unknown there",
      correction("      zh: 甲\n      en: A\n      fr: B\n"),
      ["unknown-field", "corrections[0].note.fr", 14, 7],
    ],
    [
      "of the wrong type there",
      correction("      zh: 甲\n      en: 3\n"),
      ["wrong-type", "corrections[0].note.en", 13, 11],
    ],
    ["missing at the top", required.replace("kind: news\n", ""), ["missing-field", "kind", 1, 1]],
    ["empty", `${required}people:\n`, ["empty-field", "people", 6, 8]],
    ["blank", `${required}byline: "  "\n`, ["empty-field", "byline", 6, 9]],
    ["blank in a list of lines", `${required}deck: [一, " "]\n`, ["empty-field", "deck[1]", 6, 11]],
    ["a blank headline", required.replace("标题", '" "'), ["empty-field", "headline", 1, 11]],
    ["unknown", `${required}bylne: x\n`, ["unknown-field", "bylne", 6, 1]],
    ["named __proto__", `${required}__proto__: {}\n`, ["unknown-field", "__proto__", 6, 1]],
    ["named constructor", `${required}constructor: {}\n`, ["unknown-field", "constructor", 6, 1]],
    [
      "a value that is not allowed",
      `${required}supplied: [deck, date]\n`,
      ["wrong-value", "supplied[1]", 6, 18],
    ],
    ["an id of the wrong form", `${required}people: [Zhu]\n`, ["wrong-type", "people[0]", 6, 10]],
  ])("%s", (_, yaml, expected) => {
    expect(found(yaml)).toEqual([expected]);
  });

  it("and so is an entry of a registry", () => {
    expect(found("- id: a\n  name: { zh: 甲 }\n", registrySchemas.topics)).toEqual([
      ["missing-field", "[0].name.en", 2, 9],
    ]);
  });
});

describe("the name that was probably meant is looked for", () => {
  it.each([
    [`${required}bylne: x\n`, 'did you mean "byline"?', originalSchema],
    [`${required}accept: [{ block: p1, code: x, why: y, wy: z }]\n`, 'did you mean "why"?', originalSchema],
    [required.replace("news", "new"), 'did you mean "news"?', originalSchema],
    [
      "- { id: a, name: { zh: 甲, en: A }, roles: staff, role: staff }\n",
      'did you mean "role"?',
      registrySchemas.reporters,
    ],
    [
      "setAside: [{ line: [1, 1], lines: [1, 1], text: a, why: b }]\n",
      'did you mean "lines"?',
      bulletinSchema,
    ],
    ["headline: a\ntranslater: b\ntranslator: c\n", 'did you mean "translator"?', translationSchema],
  ])("in %j", (yaml, question, schema) => {
    const { problems } = check(schema, yaml);
    expect(problems).toHaveLength(1);
    expect(wordingFor(problems[0]).message.en).toContain(question);
  });

  it("among the fields of the same map only", () => {
    const { problems } = check(
      originalSchema,
      `${required}accept: [{ block: p1, code: x, why: y, bylin: z }]\n`,
    );
    expect(wordingFor(problems[0]).message.en).toBe('unknown field "bylin"');
  });
});

describe("what a value must be is said in words", () => {
  it.each([
    [`${required}position: 0\n`, "a whole number from 1", originalSchema],
    [`${required}position: 1.5\n`, "a whole number from 1", originalSchema],
    [`${required}position: first\n`, "a whole number from 1", originalSchema],
    [`${required}deck: 2020\n`, "a text, or a list of lines", originalSchema],
    [`${required}deck: [一, 2]\n`, "a text, or a list of lines", originalSchema],
    [`${required}deck: []\n`, "a text, or a list of lines", originalSchema],
    [`${required}byline: 2020\n`, "a text", originalSchema],
    [`${required}held: 20201127\n`, "a text", originalSchema],
    [`${required}people: zhu-jian\n`, "a list of ids", originalSchema],
    [`${required}corrections: none\n`, "a list of maps of fields", originalSchema],
    [`${required}corrections: [none]\n`, "a map of fields", originalSchema],
    [
      `${required}accept: [{ block: 3, code: a, why: b }]\n`,
      "the id of a block, such as p3, or a field",
      originalSchema,
    ],
    ["headline: a\ntranslator: b\nreviewed: maybe\n", "true or false", translationSchema],
    ["headline: a\ntranslator: b\ntranslates: [x]\n", "a list of short hashes", translationSchema],
    [
      "setAside: [{ lines: [0, 1], text: a, why: b }]\n",
      "the first and the last line: [from, to]",
      bulletinSchema,
    ],
    [
      "setAside: [{ lines: [2, 1], text: a, why: b }]\n",
      "the first and the last line: [from, to]",
      bulletinSchema,
    ],
    [
      "setAside: [{ lines: [1], text: a, why: b }]\n",
      "the first and the last line: [from, to]",
      bulletinSchema,
    ],
    [
      "setAside: [{ lines: [1, 2, 3], text: a, why: b }]\n",
      "the first and the last line: [from, to]",
      bulletinSchema,
    ],
    [
      "setAside: [{ lines: 3, text: a, why: b }]\n",
      "the first and the last line: [from, to]",
      bulletinSchema,
    ],
    ["a: 1\n", "a list of maps of fields", registrySchemas.topics],
    ["- a\n", "a map of fields", originalSchema],
    ["just words\n", "a map of fields", originalSchema],
  ])("for %j: %s", (yaml, words, schema) => {
    const { problems } = check(schema, yaml);
    expect(problems.map(({ code }) => code)).toEqual(["wrong-type"]);
    expect(wordingFor(problems[0]).message.en).toMatch(
      new RegExp(
        `must be ${words.replace(/[[\]]/g, "\\$&")}(, one for each block)?(; did you mean "[^"]+"\\?)?$`,
      ),
    );
  });

  it("lists what may stand there", () => {
    const { problems } = check(originalSchema, `${required}status: live\n`);
    expect(wordingFor(problems[0]).fix).toEqual({
      zh: "可用的值：draft、published。",
      en: "Use one of: draft, published.",
    });
  });

  it("for a file whose content is nothing, without a field's name", () => {
    const { problems } = check(registrySchemas.topics, "# none yet\n");
    expect(problems).toHaveLength(1);
    expect(problems[0]?.field).toBe("file");
    expect(wordingFor(problems[0]).message.en).not.toContain('""');
    expect(wordingFor(problems[0]).message.zh).not.toContain("“”");
  });
});

it.each([
  [["corrections", 0, "note", "en"], "corrections[0].note.en"],
  [[0, "id"], "[0].id"],
  [["headline"], "headline"],
  [["deck", 1], "deck[1]"],
  [[], ""],
])("writes the path %j as %j", (path, name) => {
  expect(fieldName(path)).toBe(name);
});
