import { valueNear } from "#lib/content/meant.ts";
import { addEntry, type NamedRegistry, renameEntry } from "#lib/editing/registry-entries.ts";
import { nameId, romanisedName } from "#lib/importer/drafts/romanise.ts";
import { englishSlug } from "#lib/importer/drafts/slugs.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { didYouMean } from "#lib/record/problems/entry.ts";
import { reporterRoles } from "#lib/record/roles.ts";
import { type Command, missing, parse, UsageError } from "./command.ts";
import { type Asking, asking, makeEdits } from "./editing.ts";

const options = {
  id: { type: "string" },
  en: { type: "string" },
  role: { type: "string" },
  office: { type: "string" },
  "office-en": { type: "string" },
  json: { type: "boolean" },
} as const;
type Values = ReturnType<typeof parse<typeof options>>["values"];

interface Noun {
  registry: NamedRegistry;
  verb: string;
  name: Localized;
  /** What `add` takes beside name and id. */
  more: string;
}

function registryCommand({ registry, verb, name, more }: Noun): Command {
  return {
    summary: {
      zh: `在 ${registry}.yaml 里加一个${name.zh}，或给一个${name.zh}换编号`,
      en: `add a ${name.en} to ${registry}.yaml, or give one another id everywhere`,
    },
    help: {
      zh: `用法：bulletin ${verb} add 中文名 [--en 英文名] [--id 编号]${more} [--json]
      bulletin ${verb} rename 旧编号 新编号 [--json]

add 把一条加在 ${registry}.yaml 末尾；英文名和编号不写时由拼音拼成。
rename 改 ${registry}.yaml 和所有文章里的编号。要么全部改好，要么什么都不改；注释和写法不动。

  --json    在标准输出打印一个 JSON 文档
  --help    显示这段说明

退出码：0 改好了，1 有文件读不出来或刚被改过，2 用法不对、没有这个编号或已经占用。
`,
      en: `Usage: bulletin ${verb} add CHINESE-NAME [--en NAME] [--id ID]${more} [--json]
       bulletin ${verb} rename OLD-ID NEW-ID [--json]

add puts an entry at the end of ${registry}.yaml; an English name and an id that are not given are made from the pinyin.
rename changes the id in ${registry}.yaml and in all articles. All of it is done, or nothing; comments and layout stay.

  --json    print one JSON document on standard output
  --help    show this help

Exit code: 0 done, 1 a file cannot be read or has just been changed, 2 wrong use, no such id or one that is taken.
`,
    },
    async run(args, locale) {
      const { values, positionals } = parse(args, options, 3);
      const [action, first, second] = positionals;
      const output = { json: values.json, locale };
      if (action === "rename") {
        if (first === undefined || second === undefined) throw missing("OLD-ID NEW-ID", "旧编号和新编号");
        return makeEdits((folder) => renameEntry(folder, registry, first, second), output);
      }
      if (action !== "add")
        throw new UsageError({ zh: "要写 add 或 rename", en: "add or rename is missing" });
      if (first === undefined || second !== undefined)
        throw new UsageError({ zh: "要写一个中文名", en: "one CHINESE-NAME is needed" });
      const entry = await newEntry(registry, first, values, locale);
      return makeEdits((folder) => addEntry(folder, registry, entry), output);
    },
  };
}

async function newEntry(registry: NamedRegistry, zh: string, values: Values, locale: Locale) {
  const terminal = asking(locale);
  try {
    const isName = registry !== "topics";
    const en =
      values.en ??
      (isName ? romanisedName(zh) : await terminal.ask({ zh: "英文名：", en: "English name:" })) ??
      needed("--en");
    const id = values.id ?? (isName ? nameId(zh) : englishSlug(en));
    return { id, name: { zh, en }, ...(await moreOf(registry, values, terminal)) };
  } finally {
    terminal.close();
  }
}

async function moreOf(
  registry: NamedRegistry,
  values: Values,
  terminal: Asking,
): Promise<Record<string, unknown>> {
  if (registry === "reporters") {
    const { role = reporterRoles[0] } = values;
    if (reporterRoles.some((known) => known === role)) return { role };
    const meant = didYouMean({ nearest: valueNear(role, reporterRoles) });
    throw new UsageError({
      zh: `没有身份“${role}”；--role 是 ${reporterRoles.join("、")} 之一${meant.zh}`,
      en: `--role is one of ${reporterRoles.join(", ")}, not ${JSON.stringify(role)}${meant.en}`,
    });
  }
  if (registry === "topics") return {};
  const zh =
    values.office ?? (await terminal.ask({ zh: "职务：", en: "Office in Chinese:" })) ?? needed("--office");
  const en =
    values["office-en"] ??
    (await terminal.ask({ zh: "职务的英文：", en: "Office in English:" })) ??
    needed("--office-en");
  return { office: { zh, en } };
}

function needed(option: string): never {
  throw missing(option);
}

export const reporter = registryCommand({
  ...{ registry: "reporters", verb: "reporter", name: { zh: "记者", en: "reporter" } },
  more: ` [--role ${reporterRoles.join("|")}]`,
});
export const topic = registryCommand({
  ...{ registry: "topics", verb: "topic", name: { zh: "话题", en: "topic" }, more: "" },
});
export const person = registryCommand({
  ...{ registry: "people", verb: "person", name: { zh: "人物", en: "person" } },
  more: " --office 职务 --office-en OFFICE",
});
