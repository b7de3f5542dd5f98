import type { Reporter } from "../../record/schema.ts";
import { draftLine } from "./draft-text.ts";
import { hasCompoundSurname, nameId, romanisedName } from "./romanise.ts";

/** Somebody whom the print names as an author. */
export interface Credit {
  name: string;
  role: Reporter["role"];
}

/** What stands before names in a byline, and the role it gives them. The longest form comes first. */
const roleWords: readonly (readonly [RegExp, Reporter["role"] | undefined])[] = [
  [/^(?:本报|本刊|本台|本网)?(?:摄影|摄像)(?:记者|报道)?/u, "photographer"],
  [/^(?:本报|本刊|本台|本网)?(?:特约|特邀)?(?:通讯员|评论员|撰稿人?|实习生|特约记者)/u, "correspondent"],
  [/^(?:文[/／]?图|图文|文字|报道|综合报道|采写|撰文)/u, "staff"],
  [/^(?:图片?|供图)(?=[\s/／:：]|$)/u, "photographer"],
  [
    /^(?:本报|本刊|本台|本网)?(?:全媒体|融媒体|融媒)?(?:首席|见习|实习|特派|驻\p{Script=Han}{1,4}|全媒体|融媒体)?(?:全媒体|融媒体)?记者(?:站)?/u,
    "staff",
  ],
  // Editors are no authors.
  [/^(?:责任编辑|责编|编辑|校对|版式|美编)/u, undefined],
];
const inText = /[（(]((?:本报)?[^（()）。]{0,10}?(?:记者|通讯员|摄影)[^（()）。]{1,60})[）)]/u;
const dateline = /^(?:本报|本刊|本台|本网)[^，。；：]{0,12}?(?:讯|电)\s*$/u;

/** A family and a given name, or a name in parts (阿依古丽·买买提). */
const nameShape = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}{1,8}(?:[·•]\p{Script=Han}{1,8})+)$/u;

/**
 * The authors that a printed byline names, in its order. Whitespace parts names; where there is none,
 * those that are known are found in the run.
 * @param byline as it stands in the source
 * @param known names of the registry
 */
export function readByline(byline: string, known: readonly string[] = []): Credit[] {
  const lines = byline.split(/\r\n|\r|\n/).map(draftLine);
  let rest = lines
    .join(" ")
    .replace(/^[^\p{Script=Han}]+/u, "")
    .replace(/[）)】\]]+$/u, "");
  // 张三 摄 names the photographer before the role; so does 张三 文/图.
  const trailing = /^(.*?)\s*(摄|摄影|摄影报道|文[/／]图)$/u.exec(rest);
  const last = trailing?.[2]?.startsWith("摄") ? ("photographer" as const) : undefined;
  if (trailing?.[1]) rest = trailing[1];

  const credits: Credit[] = [];
  let role: Reporter["role"] | undefined | "none" = "none";
  while (rest !== "") {
    const found = roleWords.find(([pattern]) => pattern.test(rest));
    if (found !== undefined) {
      role = found[1];
      rest = rest.replace(found[0], "");
    } else {
      const [token = ""] =
        /^[\p{Script=Han}·•]+?(?=$|[^\p{Script=Han}·•]|(?:本报|本刊|特约)?(?:记者|通讯员|摄影))/u.exec(
          rest,
        ) ?? [];
      if (token !== "" && (role !== "none" || last !== undefined)) {
        const given = role === "none" ? last : role;
        if (given !== undefined)
          credits.push(...namesIn(token, known).map((name) => ({ name, role: given })));
      }
      rest = token === "" ? rest.slice([...rest][0]?.length ?? 1) : rest.slice(token.length);
    }
  }
  return distinct(credits);
}

/** The authors named in brackets in a story's first or last words: `本报讯（记者 张三）`, `（通讯员 李四）`. */
export function readInlineCredits(paragraphs: readonly string[], known: readonly string[] = []): Credit[] {
  const [first = ""] = paragraphs;
  const last = paragraphs.at(-1) ?? "";
  const opening = inText.exec(first.slice(0, 80));
  const afterDateline = opening && dateline.test(draftLine(first.slice(0, opening.index)));
  const closing = inText.exec(last.slice(-70));
  const atEnd = closing && /^\s*$/u.test(last.slice(-70).slice(closing.index + closing[0].length));
  return distinct([
    ...(afterDateline ? readByline(opening[1] ?? "", known) : []),
    ...(atEnd ? readByline(closing[1] ?? "", known) : []),
  ]);
}

function namesIn(token: string, known: readonly string[]): string[] {
  if (token.length <= 3 || token.includes("·") || known.includes(token))
    return nameShape.test(token) ? [token] : [];
  const name = [...known]
    .sort((a, b) => b.length - a.length)
    .find((candidate) => token.startsWith(candidate) || token.endsWith(candidate));
  if (name !== undefined) {
    return token.startsWith(name)
      ? [name, ...namesIn(token.slice(name.length), known)]
      : [...namesIn(token.slice(0, -name.length), known), name];
  }
  // Four characters may be one name or two; only a family name of two tells.
  return nameShape.test(token) && hasCompoundSurname(token) ? [token] : [];
}

function distinct(credits: readonly Credit[]): Credit[] {
  return credits.filter(({ name }, index) => credits.findIndex((credit) => credit.name === name) === index);
}

/** The ids of those whom the registry has, and entries for those whom it lacks. */
export function matchReporters(
  credits: readonly Credit[],
  registry: readonly Reporter[],
): { ids: string[]; proposed: Reporter[] } {
  const taken = new Set(registry.map(({ id }) => id));
  const proposed: Reporter[] = [];
  const ids: string[] = [];
  for (const { name, role } of credits) {
    const found = registry.find((reporter) => reporter.name.zh === name);
    if (found !== undefined) ids.push(found.id);
    else {
      const id = freeId(nameId(name) || "reporter", taken);
      taken.add(id);
      proposed.push({ id, name: { zh: name, en: romanisedName(name) || name }, role });
    }
  }
  return { ids, proposed };
}

function freeId(id: string, taken: ReadonlySet<string>): string {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? id : `${id}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
