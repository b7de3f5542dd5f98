import type { TextBlock } from "../../ledger/text-blocks.ts";
import { grammarLooks } from "./block-grammar.ts";
import { kinshipLooks } from "./block-kinship.ts";
import { vocabulary } from "./block-vocabulary.ts";
import type { Reader } from "./normalised-text.ts";
import { looksLikeName } from "./person-names.ts";
import { endsSentence, hasOpenMark, signatureAtEnd, startsWithRest, unfinishedEnd } from "./sentences.ts";
import { dictionary } from "./words.ts";

/** A block as the model of roles reads it. */
interface Block {
  /** Without whitespace. */
  plain: string;
  /** With a bar for each stretch of whitespace. */
  spaced: string;
  lines: readonly string[];
}

/** The names of people and what they are, where a text holds nothing else: `本报记者|江岸|通讯员|钟岚`. */
const jobs =
  /(?:本报|本刊|本台|本网|新华社|中新社|人民日报|\p{Script=Han}{2,4}(?:日报|晚报|晨报|商报|时报|都市报|广播|电视台))?\|?(?:首席|全媒体|融媒体?|见习|实习|特约|特派|驻\p{Script=Han}{2,4}|摄影|文字|视频|数据)*(?:记者|通讯员|评论员|实习生|特派员|撰稿人?|作者|采写|撰文|供稿|整理|执笔|摄影报道|摄影|摄|文\/图|图\/文|文|图|报道|综述|供图|绘|编译)/gu;

function peopleOf(spaced: string): { names: number; jobs: number; rest: number } {
  const bare = spaced.replace(/^[^\p{Script=Han}]+|[^\p{Script=Han}]+$/gu, "");
  const found = bare.match(jobs)?.length ?? 0;
  const tokens = bare
    .replace(jobs, "|")
    .split(/[|、，；：:/／&·\s（）()]+/u)
    .filter((token) => token !== "");
  const names = tokens.filter((token) => looksLikeName(token) || twoNames(token)).length;
  return { names, jobs: found, rest: tokens.length - names };
}

function twoNames(token: string): boolean {
  return (
    token.length >= 5 &&
    token.length <= 6 &&
    [2, 3].some((at) => looksLikeName(token.slice(0, at)) && looksLikeName(token.slice(at)))
  );
}

function ownLooks(block: Block): string[] {
  const { plain, spaced, lines } = block;
  const looks: string[] = [];
  const say = (name: string, holds: boolean) => {
    if (holds) looks.push(name);
  };
  const size = plain.length;
  looks.push(`size${[3, 6, 9, 12, 16, 20, 26, 34, 48, 64, 90].findIndex((limit) => size <= limit)}`);
  const longest = lines.reduce((most, line) => Math.max(most, line.replace(/\s+/gu, "").length), 0);
  say("lines2", lines.length === 2);
  say("lines3", lines.length > 2);
  say("narrow", lines.length > 1 && longest <= 26);
  const signed = signatureAtEnd(plain) !== undefined;
  say("ends", endsSentence(plain));
  say("endsAsked", /[！？]$/u.test(plain));
  say("signed", signed);
  say("endsComma", /[，、；]$/u.test(plain));
  say("endsColon", /[：:]$/u.test(plain));
  say("unfinished", unfinishedEnd.test(plain));
  say("rest", startsWithRest(plain));
  say("open", hasOpenMark(plain));
  const commas = plain.split(/[，；]/u).length - 1;
  looks.push(`commas${Math.min(commas, 3)}`);
  say("stop", plain.slice(0, -1).includes("。"));
  say("colon", /：/u.test(plain));
  say("bracketed", /^[（(【[〔].*[）)】\]〕]$/u.test(plain));
  say("bracketEnd", /[）)】\]]$/u.test(plain));
  const fields = spaced.split("|").length;
  say("fields2", fields === 2);
  say("fields3", fields >= 3);
  say("spacedWords", /[\p{Script=Han}”]\|[\p{Script=Han}“]/u.test(spaced));
  const digits = (plain.match(/[\d０-９]/gu)?.length ?? 0) / Math.max(1, size);
  say("digits", digits > 0);
  say("manyDigits", digits > 0.2);
  say("digitsAlone", /^[\d.,%-]+$/u.test(plain));
  say("tailDigits", /\d$/u.test(plain));
  const people = peopleOf(spaced);
  say("people", people.rest === 0 && people.names > 0 && people.jobs > 0);
  say("names", people.rest === 0 && people.names > 0 && people.jobs === 0);
  say("name1", people.rest === 0 && people.names === 1 && people.jobs === 0);
  say("peopleAndMore", people.rest > 0 && people.names > 0 && people.jobs > 0 && size < 40);
  for (const [name, pattern] of vocabulary) say(name, pattern.test(spaced));
  // Who took a picture, at the end of what is told of it.
  if (looks.includes("credit"))
    looks.push(people.rest === 0 || size < 14 ? "creditAlone" : size < 80 ? "creditAtEnd" : "creditFar");
  return looks;
}

/** What is told of a block's neighbours too. */
const telling = new Set(
  (
    "size0 size1 size2 size3 size4 size5 size6 size7 ends signed people names name1 dateline dayStart meeting guideHead pageReference pageReferenceFirst leader " +
    "noticeHead staff date paper captionStart credit measure rest bracketed reporterStart brief verse dateAlone office notice turnAlone " +
    "continued figure creditAlone creditAtEnd mark fields2 fields3 endsColon hotline weather section sectionName arrowStart editorNote stop unfinished endsComma"
  ).split(" "),
);

/** What each block of a page looks like, by itself and beside its neighbours: yes-or-no observations by name. */
export function looksOf(blocks: readonly TextBlock[], reader: Reader): string[][] {
  const read = blocks.map(
    ({ text }): Block => ({
      plain: reader.read(text),
      spaced: reader.read(text.trim().replace(/\s+/gu, "|")),
      lines: text.trim().split(/\r\n|\r|\n/),
    }),
  );
  const own = read.map(ownLooks);
  const known = dictionary();
  const texts = read.map(({ plain }) => ({ plain, words: known.words(plain) }));
  const kinship = kinshipLooks(texts, known);
  // Where paragraphs are not wrapped, what stands on two lines was set on two lines.
  const long = read.filter(({ plain }) => plain.length > 60);
  const isWrapped = long.filter(({ lines }) => lines.length > 1).length > long.length / 2;
  const isBroken = (at: number) => !isWrapped && read[at]?.lines.length === 2;
  return own.map((looks, at) => [
    "always",
    ...looks,
    ...grammarLooks(texts[at]?.words ?? [], known),
    ...(kinship[at] ?? []),
    ...placeLooks(at, blocks.length),
    ...neighbourLooks(read, at),
    ...(isBroken(at) ? ["brokenLine", `brokenLine.${looks.find((look) => look.startsWith("size"))}`] : []),
    ...around(own, at),
    ...pairs(looks),
  ]);
}

function placeLooks(at: number, size: number): string[] {
  const looks = [];
  if (at === 0) looks.push("first");
  if (at < 4) looks.push("top");
  if (at === size - 1) looks.push("last");
  if (at > size - 4) looks.push("bottom");
  return looks;
}

function around(own: readonly (readonly string[])[], at: number): string[] {
  const looks: string[] = [];
  for (const [step, name] of [
    [-1, "before"],
    [1, "after"],
    [-2, "before2"],
    [2, "after2"],
  ] as const) {
    for (const look of own[at + step] ?? ["edge"]) {
      if (telling.has(look) || look === "edge") looks.push(`${name}.${look}`);
    }
  }
  return looks;
}

/** Observations that mean something else together. */
function pairs(looks: readonly string[]): string[] {
  const has = new Set(looks);
  const size = looks.find((look) => look.startsWith("size")) ?? "";
  const whole = has.has("ends") ? "ends" : has.has("stop") ? "stop" : "open";
  const setApart = has.has("spacedWords") ? [`spacedWords.${whole}`, `spacedWords.${size}`] : [];
  return [
    `${size}.${whole}`,
    `${whole}.${[...has].find((look) => look.startsWith("commas"))}`,
    ...setApart,
    ...["unfinished", "rest", "open", "eventEnd"]
      .filter((look) => has.has(look))
      .map((look) => `${look}.${whole}`),
  ];
}

/** How a block is like those around it: rows of a list or a table, subheads made alike. */
function neighbourLooks(read: readonly Block[], at: number): string[] {
  const block = read[at] as Block;
  const looks: string[] = [];
  const short = ({ plain }: Block) => plain.length <= 40 && !endsSentence(plain);
  const fields = ({ spaced }: Block) => spaced.split("|").length;
  const alike = (other: Block | undefined) =>
    other !== undefined &&
    short(block) &&
    short(other) &&
    fields(block) === fields(other) &&
    fields(block) > 1;
  if (alike(read[at - 1])) looks.push("rowAsBefore");
  if (alike(read[at + 1])) looks.push("rowAsAfter");
  const even = (other: Block | undefined) =>
    other !== undefined &&
    short(block) &&
    short(other) &&
    Math.abs(other.plain.length - block.plain.length) <= 1;
  if (even(read[at - 1])) looks.push("evenWithBefore");
  if (even(read[at + 1])) looks.push("evenWithAfter");
  const twin = read.some(
    (other, index) =>
      Math.abs(index - at) > 1 && short(block) && short(other) && skeleton(other) === skeleton(block),
  );
  if (twin && block.plain.length <= 24 && block.plain.length >= 4) looks.push("twin");
  return looks;
}

/** A text's punctuation and about how long it is. */
function skeleton({ plain }: Block): string {
  return plain.replace(/[^\p{P}]+/gu, (run) => (run.length > 3 ? "字字" : "字"));
}
