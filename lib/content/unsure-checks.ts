import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import type { FileOf } from "./content-file.ts";
import { textsIn } from "./correction-checks.ts";

/** What the reading of a scan was not sure of and nobody has answered yet. */
export function checkUnsure(
  { article }: FileOf<"original">,
  at: (field: string, path: readonly PropertyKey[]) => Place,
): Problem[] {
  const { fields, body } = article ?? {};
  if (fields?.unsure === undefined || body === undefined) return [];
  return fields.unsure.map(({ block, text }, index) => {
    const texts = textsIn(fields, body.blocks, block);
    const field = `unsure[${index}]`;
    if (texts === undefined)
      return problem("unknown-block", at(`${field}.block`, ["unsure", index, "block"]), { block });
    const isThere = texts.join("\n").includes(text);
    const place = { ...at(`${field}.text`, ["unsure", index, "text"]), block };
    return problem("unsure-character", place, { block, text, isThere });
  });
}
