import type { Finding, Pair, Span } from "../pair.ts";
import type { Figure } from "./figure.ts";
import { isSame } from "./matching.ts";
import { readEnglish } from "./read-en.ts";
import { readChinese } from "./read-zh.ts";
import { hasKind, isImpliedByOriginal, isImpliedByTranslation, relativeIn } from "./relative-days.ts";

export type FigureCode = "number" | "date";

export interface FigureDetails {
  /** As the original has it; absent where only the translation has a figure. */
  original?: string | undefined;
  /** As the translation has it; absent where it has none. */
  translation?: string | undefined;
  expected?: string | undefined;
}

const dateKinds = new Set(["year", "month", "day", "weekday", "decade", "century", "clock"]);

/** Which numbers and dates of either text have no counterpart in the other. */
export function compareFigures(pair: Pair): Finding<FigureCode, FigureDetails>[] {
  const zh = readChinese(pair.original);
  const en = readEnglish(pair.translation);
  const missing = zh.filter((each) => each.weight === "firm" && !en.some((other) => isSame(each, other)));
  const extra = en.filter(
    (each) =>
      each.weight === "firm" && isNamedIn(each, pair.original) && !zh.some((other) => isSame(other, each)),
  );
  const said = { ...relativeIn(pair), zh, en };
  return findings(
    pair,
    missing.filter((each) => hasKind(extra, each.kind) || !isImpliedByTranslation(each, said)),
    extra.filter((each) => hasKind(missing, each.kind) || !isImpliedByOriginal(each, said)),
  );
}

/**
 * CCTV-2 may be 财经频道: what stands behind letters is looked for only where the original has the letters with a number
 * too, or a name such as 卡-52.
 */
function isNamedIn({ code }: Figure, original: string): boolean {
  if (code === undefined || /covid/i.test(code)) return true;
  return (
    new RegExp(`${code}-?\\d`, "i").test(original) ||
    (code.endsWith("-") && /\p{Script=Han}-\d/u.test(original))
  );
}

function findings(pair: Pair, missing: Figure[], extra: Figure[]): Finding<FigureCode, FigureDetails>[] {
  const left = [...extra];
  const found = missing.map((each) => {
    const at = left.findIndex((other) => dateKinds.has(other.kind) === dateKinds.has(each.kind));
    const [other] = at < 0 ? [undefined] : left.splice(at, 1);
    return finding(pair, each, other);
  });
  return [...found, ...left.map((each) => finding(pair, undefined, each))];
}

function finding(
  pair: Pair,
  zh: Figure | undefined,
  en: Figure | undefined,
): Finding<FigureCode, FigureDetails> {
  const kind = (zh ?? en)?.kind ?? "number";
  const text = (of: string, span: Span | undefined) => span && of.slice(...span);
  return {
    code: dateKinds.has(kind) ? "date" : "number",
    details: { original: text(pair.original, zh?.span), translation: text(pair.translation, en?.span) },
    ...(zh === undefined ? {} : { original: zh.span }),
    ...(en === undefined ? {} : { translation: en.span }),
  };
}
