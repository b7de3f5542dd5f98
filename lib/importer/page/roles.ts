import type { TextBlock } from "../../ledger/text-blocks.ts";
import type { Role } from "../page-plan.ts";
import { printedRoles } from "../page-plan.ts";
import { looksOf } from "./block-looks.ts";
import type { Reader } from "./normalised-text.ts";
import { type RoleReading, readRoles } from "./role-model.ts";
import fitted from "./role-weights.json" with { type: "json" };

/** A block's role, how sure it is, and what else it may be. */
export interface KnownRole {
  role: Role;
  confidence: number;
  otherwise?: { role: Role; confidence: number };
}

const dateline =
  /^(?:本报|本刊|本台|[^，。；：、]{2,6}社|[^，。；：、]{2,6}日报)[^，。；：“]{0,16}?(?:讯|电)(?![子力器视网价影商信站池动能])/u;

/** Tells each block's role by its own looks and its neighbours'. */
export function rolesOf(blocks: readonly TextBlock[], reader: Reader): KnownRole[] {
  const readings = readRoles(looksOf(blocks, reader), fitted);
  const known = readings.map((reading, at): KnownRole => {
    const lead = reading.role === "body" && dateline.test(reader.read(blocks[at]?.text ?? ""));
    const next = readings[at + 1]?.role;
    const opens =
      next === "byline" || (next === "body" && dateline.test(reader.read(blocks[at + 1]?.text ?? "")));
    // No subhead stands above an article's beginning.
    if (reading.role === "subhead" && opens) return { role: "headline", confidence: 1 - reading.confidence };
    return { role: lead ? "lead" : reading.role, confidence: reading.confidence, ...nextLikeliest(reading) };
  });
  return known.map((each, at) => {
    // A photograph with a headline is an item of its own: what is told of it is its text, who took it its author.
    const isItem = (index: number) =>
      known[index]?.role === "caption" && known[index - 1]?.role === "headline";
    if (isItem(at)) return { ...each, role: "body" };
    return each.role === "credit" && isItem(at - 1) ? { ...each, role: "signature" } : each;
  });
}

function nextLikeliest({ role, shares }: RoleReading): Pick<KnownRole, "otherwise"> {
  const [best] = printedRoles
    .map((other, index) => ({ role: other, confidence: shares[index] ?? 0 }))
    .filter((other) => other.role !== role)
    .sort((a, b) => b.confidence - a.confidence);
  return best !== undefined && best.confidence >= 0.01 ? { otherwise: best } : {};
}
