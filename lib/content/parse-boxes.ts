import { type PageBoxes, pageBoxesSchema } from "../record/page-boxes.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { validate } from "./validate.ts";
import { parseYaml, type YamlDocument } from "./yaml-document.ts";

/** Where a bulletin's fragments stand on its page, as its file says. */
export interface BoxesFile {
  /** Absent where they break the schema. */
  boxes?: PageBoxes;
  /** Where a field stands. */
  valueAt?: YamlDocument["valueAt"];
  problems: Problem[];
}

export function parseBoxes(text: string, file: string): BoxesFile {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    const before = text.slice(0, faultIn(text)).split("\n");
    const place = { file, line: before.length, column: (before.at(-1) ?? "").length + 1, field: "file" };
    const { message } = error as Error;
    const reason = message.replace(
      /,? (?:in JSON )?at position.*$|, (?:\.\.\.)?".*" is not valid JSON$/s,
      "",
    );
    return { problems: [problem("broken-json", place, { reason })] };
  }
  const read = pageBoxesSchema.safeParse(data);
  // JSON is YAML, whose parser knows where everything stands. It takes its time, and is needed only to tell of faults.
  let positions: YamlDocument | undefined;
  const valueAt: YamlDocument["valueAt"] = (path) => {
    positions ??= parseYaml(text, { file }).document;
    return positions?.valueAt(path) ?? { line: 1, column: 1 };
  };
  if (read.success) return { boxes: read.data, valueAt, problems: [] };
  const { document, problems } = parseYaml(text, { file });
  return { problems: document === undefined ? problems : validate(pageBoxesSchema, document, file).problems };
}

/** Where a text stops being the beginning of JSON. Not every engine says so, and none for every fault. */
function faultIn(text: string): number {
  let [sound, faulty] = [0, text.length + 1];
  while (faulty - sound > 1) {
    const middle = (sound + faulty) >> 1;
    if (mayGoOn(text.slice(0, middle))) sound = middle;
    else faulty = middle;
  }
  return sound;
}

/** Whether all that a text lacks to be JSON is its rest. */
function mayGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    const { message } = error as Error;
    const position = /at position (\d+)/.exec(message)?.[1];
    return position === undefined ? message.includes("end of JSON") : Number(position) >= beginning.length;
  }
}
