import { z } from "zod";
import { jsonIn } from "../../importer/assist/answer.ts";
import { blocksIn, readTranslationText } from "../translation-text.ts";
import { englishFaults } from "./english.ts";

const schema = z.object({ translation: z.string() });

/** What an answer says, or why it says nothing that could stand in a translation. */
export function readAnswer(answer: string, source: string): { text: string } | { faults: string[] } {
  const json = jsonIn(answer);
  const result = schema.safeParse(json);
  if (!result.success) {
    return { faults: ['the answer is not one JSON object of the form {"translation":"…"}'] };
  }
  const text = result.data.translation.replace(/\r\n?/g, "\n").trim();
  const faults = [...formFaults(text, source), ...englishFaults(text, source)];
  return faults.length > 0 ? { faults } : { text };
}

/** What keeps a text from standing where the original's block stands. */
function formFaults(text: string, source: string): string[] {
  if (text === "") return ["the translation is empty"];
  const [own, original] = [readTranslationText(text), blocksIn(source)];
  const faults: string[] = [];
  const isBare =
    own.tail.length === 0 && own.blocks.every(({ before, comment }) => !comment && before.length === 0);
  if (own.blocks.length !== 1 || !isBare || /<!--|-->/.test(text)) {
    faults.push("the translation is not one block of Markdown, as the text is; no comments, notes or HTML");
  } else if (own.blocks[0]?.untranslated) faults.push("the text is not translated");
  else if (own.blocks[0]?.type !== original[0]?.type) {
    faults.push(`the text is a Markdown ${original[0]?.type}; the translation is a ${own.blocks[0]?.type}`);
  }
  const [marks, wanted] = [noteMarks(text), noteMarks(source)];
  if (marks !== wanted)
    faults.push(`the text has the note marks ${wanted || "none"}; the translation has ${marks || "none"}`);
  const [gaps, missing] = [gapsIn(text), gapsIn(source)];
  if (gaps !== missing)
    faults.push(`the text has […] ${missing} times; the translation has it ${gaps} times`);
  if (/<\/?[a-z][^>]*>/i.test(text) && !/<\/?[a-z][^>]*>/i.test(source))
    faults.push("no HTML may stand in it");
  return faults;
}

function noteMarks(text: string): string {
  return (text.match(/\[\^[^\]\s]+\]/g) ?? []).sort().join(" ");
}

function gapsIn(text: string): number {
  return text.match(/\[…\]/g)?.length ?? 0;
}
