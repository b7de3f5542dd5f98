import { parseMarkdown } from "../markdown/parse.ts";

/** The notes of a text by their labels, as they are written: of what has several paragraphs, each on its lines. */
export function footnotesIn(body: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const node of parseMarkdown(body).children) {
    if (node.type !== "footnoteDefinition") continue;
    const written = body.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
    const [, label = "", text = ""] = definition.exec(written) ?? [];
    if (label !== "" && !found.has(label)) found.set(label, text.replace(/\n {1,4}/g, "\n").trim());
  }
  return found;
}

const definition = /^\[\^([^\]\s]+)\]:[ \t]*([\s\S]*)$/;

/** The labels that a text refers to. */
export function labelsIn(source: string): string[] {
  return [...new Set([...source.matchAll(/\[\^([^\]\s]+)\](?!:)/g)].map(([, label = ""]) => label))];
}

/** The label of a definition as written, if it is one. */
export function labelOf(written: string): string | undefined {
  return definition.exec(written)?.[1];
}

export function footnoteText(label: string, text: string): string {
  return `[^${label}]: ${text.replaceAll("\n", "\n    ").replace(/^ +$/gm, "")}`;
}
