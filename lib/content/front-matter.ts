import matter from "gray-matter";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { endOfFields, isAlmostFence, isEarlierFence, isFence } from "./fences.ts";
import { parseYaml, type YamlDocument } from "./yaml-document.ts";

/** A Markdown file in its two parts. */
export interface FrontMatterFile {
  fields?: YamlDocument;
  body: string;
  /** The line of the file on which the body starts, from 1. */
  bodyLine: number;
  problems: Problem[];
}

/**
 * Parts front matter and body. Only a line that is exactly `---` opens and closes front matter:
 * gray-matter by itself takes `---js` and `---more` for fences and runs what stands in them,
 * so its engines are replaced by one that only parses YAML.
 */
export function splitFrontMatter(text: string, file: string): FrontMatterFile {
  const lines = text.split("\n");
  const closing = lines.findIndex((line, index) => index > 0 && isFence(line));
  const why = missingFence(lines, closing, file);
  if (why?.code === "missing-front-matter") return { body: text, bodyLine: 1, problems: [why] };
  if (why !== undefined) return { body: "", bodyLine: lines.length, problems: [why] };
  const source = lines.map((line, index) => (index === 0 || index === closing ? "---" : line)).join("\n");

  let parsed: ReturnType<typeof parseYaml> = { problems: [] };
  const yaml = (fields: string): object => {
    // gray-matter hands over what follows the opening fence, with its line end.
    parsed = parseYaml(fields.replace(/^\n/, ""), { file, firstLine: 2 });
    return {};
  };
  const { content } = matter(source, {
    language: "yaml",
    engines: { yaml, yml: yaml, json: refuse, javascript: refuse, js: refuse, coffee: refuse, toml: refuse },
  });
  if (parsed.document === undefined && parsed.problems.length === 0) {
    // gray-matter does not call its engine where there are no fields at all.
    parsed = parseYaml("{}", { file, firstLine: 1 });
  }
  // A rule in the text closes what nothing else does: then the fields go on into the text.
  const end = endOfFields(lines.slice(0, closing));
  if (parsed.document === undefined && end < closing && isTextAfter(lines, end, closing)) {
    return { body: "", bodyLine: lines.length, problems: [unclosed(file, end, lines[end])] };
  }
  return {
    ...(parsed.document && { fields: parsed.document }),
    body: content,
    bodyLine: closing + 2,
    problems: parsed.problems,
  };
}

/** Why a file has no front matter that can be read, if so. @param closing the line that closes it, or -1 */
function missingFence(lines: readonly string[], closing: number, file: string): Problem | undefined {
  const [first = ""] = lines;
  if (!isFence(first)) {
    const found = isAlmostFence(first) ? { found: first.trimEnd().slice(0, longestFound) } : {};
    return problem("missing-front-matter", { file, line: 1, column: 1, field: "file" }, found);
  }
  const end = endOfFields(lines);
  // The line that was meant to close the fields may stand after a blank one.
  const next = lines.findIndex((line, index) => index >= end && line.trim() !== "");
  const almost = lines.findIndex(
    (line, index) =>
      index > 0 &&
      (closing === -1 ? index <= Math.max(end, next) && isAlmostFence(line) : isEarlierFence(line)),
  );
  // gray-matter would close at any line that starts with ---, such as ---more: none stands above the right one then.
  if (almost !== -1 && (closing === -1 || almost < closing)) return unclosed(file, almost, lines[almost]);
  if (closing !== -1) return undefined;
  return unclosed(file, Math.min(end, lines.length - 1));
}

const longestFound = 20;

/** @param index of the line where the fields should be closed, from 0 */
function unclosed(file: string, index: number, line = ""): Problem {
  const found = isAlmostFence(line) ? { found: line.trim().slice(0, longestFound) } : {};
  return problem("unclosed-front-matter", { file, line: index + 1, column: 1, field: "file" }, found);
}

/** Whether what stands between is text, as far as its look tells: a line in Chinese, or of several words. */
function isTextAfter(lines: readonly string[], from: number, to: number): boolean {
  const [next = ""] = lines.slice(from, to).filter((line) => line.trim() !== "");
  const isBlankBefore = lines[from]?.trim() === "";
  return isBlankBefore && /^[^\s#-].*(?:\p{Script=Han}|\w \w)/u.test(next) && !/^[\w-]+: /.test(next);
}

function refuse(): never {
  throw new Error("only YAML front matter is read");
}
