import matter from "gray-matter";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { parseYaml, type YamlDocument } from "./yaml-document.ts";

const fence = /^---[ \t]*$/;

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
  const at = (line: number) => ({ file, line, column: 1, field: "file" });
  const lines = text.split("\n");
  if (!fence.test(lines[0] ?? "")) {
    return { body: text, bodyLine: 1, problems: [problem("missing-front-matter", at(1))] };
  }
  const closing = lines.findIndex((line, index) => index > 0 && fence.test(line));
  // gray-matter would close at any line that starts with ---, such as ---more.
  const lookalike = lines.findIndex((line, index) => index > 0 && line.startsWith("---"));
  if (closing === -1 || lookalike !== closing) {
    const line = lookalike === -1 ? lines.length : lookalike + 1;
    return { body: "", bodyLine: lines.length, problems: [problem("unclosed-front-matter", at(line))] };
  }
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
  return {
    ...(parsed.document && { fields: parsed.document }),
    body: content,
    bodyLine: closing + 2,
    problems: parsed.problems,
  };
}

function refuse(): never {
  throw new Error("only YAML front matter is read");
}
