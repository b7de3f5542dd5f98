import type { Localized } from "./languages.ts";

/** What the importer leaves to editors that needs no more words than these. */
const todoWords = ["kind", "topics", "headline", "translation"] as const;
type TodoWord = (typeof todoWords)[number];

/** What it leaves of somebody or something: `person: 顾明 (Gu Ming)`, `fragment: 12-14 顾明说`. */
export const todoSubjects = ["person", "reporter", "fragment", "continuation"] as const;
type TodoSubject = (typeof todoSubjects)[number];

/** One thing that is left to do in a draft; any other text is an editor's own note. */
export type Todo = string | Partial<Record<TodoSubject, string | undefined>>;

const words: Record<TodoWord, Localized> = {
  kind: { zh: "核对 kind", en: "check kind" },
  topics: { zh: "核对 topics", en: "check topics" },
  headline: { zh: "拟定标题", en: "write the headline" },
  translation: { zh: "翻译", en: "translate it" },
};

const subjects: Record<TodoSubject, (about: string) => Localized> = {
  person: (about) => ({ zh: `登记人物 ${about}`, en: `register the person ${about}` }),
  reporter: (about) => ({ zh: `登记记者 ${about}`, en: `register the reporter ${about}` }),
  continuation: (about) => ({ zh: `找到接续的文字 ${about}`, en: `find the text that goes on: ${about}` }),
  fragment: (about) => ({ zh: `核对“${about}”`, en: `look at “${about}”` }),
};

export function todoWording(todo: Todo): Localized {
  if (typeof todo === "string")
    return Object.hasOwn(words, todo) ? words[todo as TodoWord] : { zh: todo, en: todo };
  const subject = todoSubjects.find((name) => todo[name] !== undefined);
  return subject === undefined ? { zh: "", en: "" } : subjects[subject](todo[subject] ?? "");
}
