import { unreadable } from "./refusal.ts";
import { YamlText } from "./yaml-text.ts";

/** The fields of an article's file. @throws {Refusal} where they cannot be read */
export function frontMatter(text: string, path: string): YamlText {
  const fields = YamlText.ofFrontMatter(text);
  if (!fields?.isSound || typeof fields.data !== "object" || fields.data === null) throw unreadable(path);
  return fields;
}
