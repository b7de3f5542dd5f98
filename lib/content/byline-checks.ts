import { withoutSpace } from "../ledger/text-blocks.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import type { OriginalFields } from "../record/schema.ts";
import type { NamedIds } from "./meant.ts";

/** What bylines say beside names: what people are to the paper, and what they made. */
const notNames =
  /发自\p{Script=Han}+|本报|本刊|本台|本网|全媒体|融媒体|驻[^记]{1,4}(?=记者)|首席|见习|特约|特派|记者|实习生|实习|通讯员|评论员|编辑|摄影报道|摄影|综合报道|综合|整理|作者单位|作者|撰文|报道|供图|文字|图片|(?<!\p{Script=Han})(?:文图|图文)(?!\p{Script=Han})|摄(?!\p{Script=Han})/gu;
/** Papers, agencies and offices, which stand before the names of their people. */
const house = /(?:社|报|网|台|局|委|办|部|院|中心|公司|集团|大学|学院|学校|政府|支队|大队)$/u;
const name = /^(?:\p{Script=Han}{2,4}|\p{Script=Han}+·[\p{Script=Han}·]+)$/u;

/**
 * Where the byline as printed names somebody whom `reporters` does not: readers see `reporters` alone. The other way
 * round nothing is lost, as with a photographer whom the caption names.
 * @param known `undefined` where the registry cannot be read
 */
export function checkByline(
  { byline, reporters }: Pick<OriginalFields, "byline" | "reporters">,
  known: NamedIds | undefined,
  place: Place,
): Problem[] {
  if (byline === undefined || known === undefined || !/\p{Script=Han}/u.test(byline)) return [];
  const listed = reporters.flatMap((id) => known.get(id)?.find((each) => /\p{Script=Han}/u.test(each)) ?? []);
  if (listed.length === 0) return [];
  // Longer names first, so that one which holds another is taken whole.
  const inText = (each: string, flags = "u") =>
    RegExp([...withoutSpace(each)].map(RegExp.escape).join("\\s*"), flags);
  const sorted = listed.toSorted((a, b) => b.length - a.length);
  const missing = listed.filter((each) => !inText(each).test(byline));
  const rest = sorted.reduce((text, each) => text.replace(inText(each, "gu"), "|"), byline);
  const strangers = rest
    .replace(/(?<=^|[^\p{Script=Han}])(\p{Script=Han})\s+(?=\p{Script=Han}(?:$|[^\p{Script=Han}]))/gu, "$1")
    .replace(notNames, "|")
    .split(/[^\p{Script=Han}·]+/u)
    .filter((each) => name.test(each) && !house.test(each));
  if (strangers.length === 0) return [];
  return [problem("byline-differs", { ...place, block: "byline" }, { missing, strangers })];
}
