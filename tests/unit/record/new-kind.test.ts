import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runNode } from "../../support/processes.ts";

const root = join(import.meta.dirname, "../../..");
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), "bulletin-kind-"));
  for (const name of ["lib", "components", "package.json", "next-env.d.ts"])
    cpSync(join(root, name), join(copy, name), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const { compilerOptions } = JSON.parse(readFileSync(join(root, "tsconfig.json"), "utf8"));
  const options = { ...compilerOptions, incremental: false, plugins: [] };
  writeFileSync(
    join(copy, "tsconfig.json"),
    JSON.stringify({ compilerOptions: options, include: ["lib", "components"] }),
  );
});
afterAll(() => rmSync(copy, { recursive: true }));

const edit = (file: string, change: (text: string) => string) =>
  writeFileSync(join(copy, file), change(readFileSync(join(copy, file), "utf8")));
const compile = () => runNode(["node_modules/typescript/bin/tsc", "--noEmit"], { cwd: copy });

it("a new kind is a word in one list and its names in the messages, and the compiler asks for them", async () => {
  edit("lib/record/kinds.ts", (text) => text.replace('"news"]', '"news", "lecture"]'));
  const lacking = await compile();
  expect(lacking.code).not.toBe(0);
  expect(lacking.out).toMatch(/Property 'lecture' is missing in type .*\bmeeting\b/);
  const files = lacking.out.split("\n").flatMap((line) => /^(\S+?)\(/.exec(line)?.[1] ?? []);
  expect([...new Set(files)]).toEqual(["lib/i18n/translate.ts"]);

  for (const [locale, name] of [
    ["zh", "讲座"],
    ["en", "Lecture"],
  ]) {
    edit(`lib/i18n/messages/${locale}.json`, (text) => {
      const messages = JSON.parse(text);
      messages.Kind.lecture = messages.Kinds.lecture = name;
      return JSON.stringify(messages);
    });
  }
  expect(await compile()).toMatchObject({ code: 0, out: "" });

  // An article of the kind is sound, and its page is there, with its name in both languages.
  const script = `
    import { parseOriginal } from "#lib/content/parse-article.ts";
    import { href, parseAddress } from "#lib/addresses.ts";
    import { translate } from "#lib/i18n/translate.ts";
    const text = "---\\nheadline: 标题\\nkind: lecture\\ndate: 2020-11-28\\nreporters: []\\ntopics: []\\n---\\n\\n正文。\\n";
    const { fields, problems } = parseOriginal(text, "articles/2020-11-28/a.md");
    const path = href("zh", "kind", { kind: fields.kind });
    console.log(JSON.stringify({
      problems, path, address: parseAddress(path, new URLSearchParams()),
      names: [translate("zh", "Kinds")(fields.kind), translate("en", "Kind")(fields.kind)],
    }));
  `;
  const ran = await runNode(["--input-type=module", "--eval", script], { cwd: copy });
  expect(ran.err).toBe("");
  expect(JSON.parse(ran.out)).toEqual({
    problems: [],
    path: "/zh/kinds/lecture",
    address: { page: "kind", locale: "zh", params: { kind: "lecture", list: 1 } },
    names: ["讲座", "Lecture"],
  });
});
