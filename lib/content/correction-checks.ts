import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import type { Correction, OriginalFields } from "../record/schema.ts";
import { textFields } from "../record/text-fields.ts";
import type { FileOf } from "./content-file.ts";

/** Texts as they were before some corrections, the last of which is undone first. */
export function uncorrected(texts: readonly string[], corrections: readonly Correction[]): string[] {
  const undone = [...texts];
  for (const { from, to } of corrections.toReversed()) {
    const at = undone.findIndex((text) => text.includes(to));
    const text = undone[at];
    if (text !== undefined) undone[at] = text.replace(to, () => from);
  }
  return undone;
}

/** Whether a correction's place is there, and what it says stands there now. */
export function checkCorrections(
  { article }: FileOf<"original">,
  at: (field: string, path: readonly PropertyKey[]) => Place,
): Problem[] {
  const { fields, body } = article ?? {};
  if (fields?.corrections === undefined || body === undefined) return [];
  const problems: Problem[] = [];
  const textsAt = new Map<string, string[] | undefined>();
  for (const [index, { block, from, to }] of [...fields.corrections.entries()].reverse()) {
    if (!textsAt.has(block)) textsAt.set(block, textsIn(fields, body.blocks, block));
    const texts = textsAt.get(block);
    const field = `corrections[${index}]`;
    if (texts === undefined) {
      problems.push(
        problem("unknown-block", at(`${field}.block`, ["corrections", index, "block"]), { block }),
      );
      continue;
    }
    const found = texts.findIndex((text) => text.includes(to));
    if (found < 0) {
      const place = { ...at(`${field}.to`, ["corrections", index, "to"]), block };
      problems.push(problem("correction-not-there", place, { block, to }));
    } else {
      texts[found] = texts[found]?.replace(to, () => from) ?? "";
    }
  }
  return problems;
}

/** What stands at the place of a correction, in its lines; nothing where the article has no such place. */
export function textsIn(
  fields: OriginalFields,
  blocks: readonly { id: string; text: string }[],
  block: string,
): string[] | undefined {
  const field = textFields.find((name) => name === block);
  if (field !== undefined) return fields[field] === undefined ? undefined : [fields[field]].flat();
  if (block.startsWith("caption:")) {
    const { caption } = fields.pictures?.find(({ file }) => `caption:${file}` === block) ?? {};
    return caption && [caption.zh];
  }
  const text = blocks.find(({ id }) => id === block)?.text;
  return text === undefined ? undefined : [text];
}
