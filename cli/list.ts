import { type Unseen, unseenIn } from "#lib/content/unseen.ts";
import type { Locale, Localized } from "#lib/record/languages.ts";
import { type Command, parse } from "./command.ts";
import { readChosenContent } from "./content-folder.ts";

const options = {
  json: { type: "boolean" },
  held: { type: "boolean" },
  drafts: { type: "boolean" },
  withdrawn: { type: "boolean" },
  renamed: { type: "boolean" },
} as const;
const kinds = ["held", "drafts", "withdrawn", "renamed"] as const satisfies (keyof Unseen)[];

export const list: Command = {
  summary: {
    zh: "列出还没到时间的、草稿、已撤下的和改过名的文章",
    en: "list what is held, in draft, withdrawn or renamed",
  },
  help: {
    zh: `用法：bulletin list [--held] [--drafts] [--withdrawn] [--renamed] [--json]

列出 CONTENT_DIR（默认 content）里读者看不到的文章和改过名的文章，每篇一行：
  held       还没到时间，和它公开的时间
  draft      草稿
  withdrawn  已撤下，和撤下的日期、说明
  renamed    改过名，和从前的短名

  --held、--drafts、--withdrawn、--renamed  只列这几类；不写就全部列出
  --json     在标准输出打印一个 JSON 文档
  --help     显示这段说明

退出码：0 列出了，2 用法不对。
`,
    en: `Usage: bulletin list [--held] [--drafts] [--withdrawn] [--renamed] [--json]

Lists the articles in CONTENT_DIR (content by default) that readers do not see, and those that were renamed, each in
one line:
  held       its time has not come, and when it comes
  draft      a draft
  withdrawn  withdrawn, and when and why
  renamed    renamed, and the slugs that it had

  --held, --drafts, --withdrawn, --renamed  list these alone; without any, all are listed
  --json     print one JSON document on standard output
  --help     show this help

Exit code: 0 listed, 2 wrong use.
`,
  },
  async run(args, locale) {
    const { values } = parse(args, options);
    const unseen = unseenIn(await readChosenContent(), Date.now());
    const asked = kinds.filter((kind) => values[kind]);
    const chosen = asked.length > 0 ? asked : kinds;
    if (values.json) {
      const shown = Object.fromEntries(chosen.map((kind) => [kind, unseen[kind]]));
      process.stdout.write(`${JSON.stringify(shown, undefined, 2)}\n`);
    } else for (const kind of chosen) process.stdout.write(linesOf(kind, unseen, locale).join(""));
    return 0;
  },
};

function linesOf(kind: keyof Unseen, unseen: Unseen, locale: Locale): string[] {
  switch (kind) {
    case "held":
      return unseen.held.map((each) => `${heldLine(each, locale)}\n`);
    case "drafts":
      return unseen.drafts.map(({ file }) => `${file}  draft\n`);
    case "withdrawn":
      return unseen.withdrawn.map(({ file, date, note }) => `${file}  withdrawn  ${date}  ${note[locale]}\n`);
    case "renamed":
      return unseen.renamed.map(({ file, formerly }) => `${file}  renamed  ${formerly.join(", ")}\n`);
  }
}

/** `articles/2020-11-28/x.md  held  until 2020-11-28T06:00+08:00`. */
export function heldLine({ file, until }: Unseen["held"][number], locale: Locale): string {
  const when: Localized = { zh: `到 ${until}`, en: `until ${until}` };
  return `${file}  held  ${when[locale]}`;
}
