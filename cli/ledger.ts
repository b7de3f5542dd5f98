import type { Bulletin, Content } from "#lib/content/content.ts";
import type { PrintedText, RepeatedText } from "#lib/ledger/ledger.ts";
import { isDay } from "#lib/record/days.ts";
import { isBulletinId } from "#lib/record/ids.ts";
import type { Locale } from "#lib/record/languages.ts";
import { type Command, parse, UsageError } from "./command.ts";
import { readChosenContent } from "./content-folder.ts";

const options = { all: { type: "boolean" }, json: { type: "boolean" } } as const;

/** A bulletin's findings, without those that an editor has answered by `accept`. */
interface Account {
  bulletin: Bulletin;
  lost: readonly Found[];
  twice: readonly (Found & Pick<RepeatedText, "first">)[];
  invented: readonly Found[];
}

interface Found {
  file: string;
  line: number;
  column: number;
  field: string;
  text: string;
}

export const ledger: Command = {
  summary: {
    zh: "逐字核对版面与文章：漏掉的、用了两次的、多出的",
    en: "account for every character of a bulletin: lost, used twice, invented",
  },
  help: {
    zh: `用法：bulletin ledger 日期|编号|--all [--json]

把版面的每个字（空白不计）与注明出自它的文章逐一核对，草稿也算。每处不符一行：
  文件:行:列  lost、twice 或 invented  字段  文字

  lost       版面上有，不在任何文章里，也没有列入 setAside
  twice      版面上的字用了两次，另一处写在行末
  invented   文章里有，版面上没有，也没有列入 supplied 或 corrections

  2020-11-28      当日的各个版面
  2020-11-28-02   当日的第 2 版
  --all           全部版面
  --json          在标准输出打印一个 JSON 文档
  --help          显示这段说明

退出码：0 全部相符，1 有不符之处，2 用法不对或没有这个版面。
`,
    en: `Usage: bulletin ledger DATE|ID|--all [--json]

Holds every character of a bulletin, whitespace aside, against the articles that name it, drafts too.
Each finding is one line:
  file:line:column  lost, twice or invented  field  text

  lost       in the bulletin, in no article and not listed under setAside
  twice      text of the bulletin that is used twice; the line ends with the other place
  invented   in an article, not in the bulletin, and not declared in supplied or corrections

  2020-11-28      the bulletins of that day
  2020-11-28-02   page 2 of that day
  --all           all bulletins
  --json          print one JSON document on standard output
  --help          show this help

Exit code: 0 everything is accounted for, 1 something is not, 2 wrong use or no such bulletin.
`,
  },
  async run(args, locale) {
    const { values, positionals } = parse(args, options, 1);
    const isWanted = selection(positionals[0], values.all ?? false);
    const content = await readChosenContent();
    const ids = [...content.bulletins.keys()].filter(isWanted).sort();
    if (ids.length === 0 && !values.all)
      throw new UsageError({
        zh: `没有版面原文 ${positionals[0]}`,
        en: `there is no bulletin ${positionals[0]}`,
      });

    const accounts = ids.flatMap((id) => accountOf(id, content) ?? []);
    process.stderr.write(faults(ids, content, locale));
    if (values.json)
      process.stdout.write(`${JSON.stringify({ bulletins: accounts.map(published) }, undefined, 2)}\n`);
    else print(accounts, locale);
    const isClean = accounts.every(
      ({ lost, twice, invented }) => lost.length + twice.length + invented.length === 0,
    );
    return isClean && accounts.length === ids.length ? 0 : 1;
  },
};

function selection(name: string | undefined, all: boolean): (id: string) => boolean {
  if (all && name !== undefined)
    throw new UsageError({
      zh: `“${name}”和 --all 只能写一个`,
      en: `either ${JSON.stringify(name)} or --all`,
    });
  if (all) return () => true;
  if (name === undefined)
    throw new UsageError({ zh: "要写日期、版面编号或 --all", en: "DATE, ID or --all is missing" });
  if (!isBulletinId(name)) {
    throw new UsageError({
      zh: `“${name}”不是日期或版面编号，如 2020-11-28、2020-11-28-02`,
      en: `${JSON.stringify(name)} is not a day or a page such as 2020-11-28 or 2020-11-28-02`,
    });
  }
  return isDay(name) ? (id) => id.slice(0, 10) === name : (id) => id === name;
}

function accountOf(id: string, { bulletins, originals }: Content): Account | undefined {
  const bulletin = bulletins.get(id);
  if (bulletin === undefined) return undefined;
  const answered = new Set<string>();
  for (const original of originals.values()) {
    for (const { block, code } of original?.fields.accept ?? [])
      answered.add(`${original?.file} ${block} ${code}`);
  }
  const isOpen = (code: string) => (passage: PrintedText) =>
    !answered.has(`${passage.file} ${passage.block} ${code}`);
  const { lost, twice, invented } = bulletin.ledger;
  return {
    bulletin,
    lost: lost.map((found) => ({ file: bulletin.file, field: "file", ...found })),
    twice: twice.filter(isOpen("text-twice")),
    invented: invented.filter(isOpen("invented-text")),
  };
}

/** An account in the shape that scripts rely on. */
function published({ bulletin: { id, ledger }, lost, twice, invented }: Account) {
  const found = ({ file, line, column, text }: Found) => ({ file, line, column, text });
  return {
    id,
    ...ledger.counts,
    lost: lost.map(found),
    twice: twice.map(({ first, ...repeated }) => ({ ...found(repeated), first })),
    invented: invented.map(found),
  };
}

function print(accounts: readonly Account[], locale: Locale): void {
  for (const { bulletin, lost, twice, invented } of accounts) {
    const lines = [
      ...lost.map((found) => line("lost", found)),
      ...twice.map(({ first, ...found }) => `${line("twice", found)}  (${first.file}:${first.line})`),
      ...invented.map((found) => line("invented", found)),
    ];
    process.stdout.write(lines.map((text) => `${text}\n`).join(""));
    process.stderr.write(summary(bulletin, { lost, twice, invented }, locale));
  }
}

function line(kind: string, { file, line, column, field, text }: Found): string {
  return `${file}:${line}:${column}  ${kind}  ${field}  ${text.replace(/\s+/g, " ").trim()}`;
}

function summary(
  { id, ledger: { counts } }: Bulletin,
  found: Pick<Account, "lost" | "twice" | "invented">,
  locale: Locale,
): string {
  const { characters, accounted, setAside } = counts;
  const [lost, twice, invented] = [found.lost, found.twice, found.invented].map((texts) =>
    texts.reduce((sum, { text }) => sum + [...text.replace(/\s+/g, "")].length, 0),
  );
  const words = {
    zh: `${id}  共 ${characters} 字：在文章里 ${accounted}，不收入 ${setAside}，漏掉 ${lost}；用了两次 ${twice}，多出 ${invented}\n`,
    en: `${id}  ${characters} characters: ${accounted} in articles, ${setAside} set aside, ${lost} lost; ${twice} twice, ${invented} invented\n`,
  };
  return words[locale];
}

/** Tells of files at fault, without which an account is not whole or cannot be made. */
function faults(ids: readonly string[], { bulletins }: Content, locale: Locale): string {
  const lines = ids.flatMap((id) => {
    const bulletin = bulletins.get(id);
    if (bulletin === undefined) return [unreadable(`bulletins/${id}.txt`)];
    return bulletin.missing.map(mayHoldText);
  });
  return lines.map((text) => `${text[locale]}\n`).join("");
}

function unreadable(file: string) {
  return {
    zh: `${file} 有错误，没有核对；运行 bulletin check 看是哪里。`,
    en: `${file} is at fault and was not accounted for; bulletin check says where.`,
  };
}

function mayHoldText(file: string) {
  return {
    zh: `${file} 有错误，漏掉的字可能在它里面；运行 bulletin check 看是哪里。`,
    en: `${file} is at fault and may hold what is called lost; bulletin check says where.`,
  };
}
