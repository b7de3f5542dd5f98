import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generator } from "#lib/importer/solve/solve.ts";
import { TextMaker } from "./make-text.ts";
import { personName, type Vocabulary, vocabulary } from "./vocabulary.ts";

const reporterCount = 200;
const topicCount = 300;
const peopleCount = 500;
const articlesADay = 3;
const paragraphCount = 6;
const office = "office: { zh: 干部, en: Official }";
const kinds = ["meeting", "forum", "seminar", "news"];

/**
 * Makes a content folder of articles in two languages: Zipf-like text of about 1,300 Chinese characters and 700
 * English words each, always the same for the same number. Each translation renders its original, so that the record
 * is as sound as one that is kept well. Three articles a day, so 100,000 reach back a century.
 */
export function makeContent(folder: string, articles: number, seed = 1): void {
  const random = generator(seed);
  const choosePeople = generator(seed + 1);
  const words = vocabulary(generator(99));
  const maker = new TextMaker(words, random);
  writeRegistries(folder, words);
  for (let index = 0; index < articles; index++) {
    const day = dayOf(index);
    const path = join(folder, "articles", day);
    if (index % articlesADay === 0) mkdirSync(path, { recursive: true });
    const { original, translation } = article(day, maker, random, choosePeople);
    writeFileSync(join(path, `story-${index}.md`), original);
    writeFileSync(join(path, `story-${index}.en.md`), translation);
  }
}

export function dayOf(index: number): string {
  const newest = Date.UTC(2020, 10, 28);
  return new Date(newest - Math.floor(index / articlesADay) * 86_400_000).toISOString().slice(0, 10);
}

function article(
  day: string,
  maker: TextMaker,
  random: () => number,
  choosePeople: () => number,
): { original: string; translation: string } {
  const people = chosen(Math.floor(choosePeople() * 5), () => Math.floor(choosePeople() ** 3 * peopleCount));
  const topics = chosen(1 + Math.floor(random() * 4), () => Math.floor(random() ** 2 * topicCount));
  const [headline, deck] = [maker.headline(14), maker.headline(24)];
  const paragraphs = Array.from({ length: paragraphCount }, (_, index) =>
    maker.paragraph(170 + random() * 100, index === 0 ? people.map(personName) : []),
  );
  return {
    original: `---
headline: ${headline.zh}
deck: ${deck.zh}
kind: ${kinds[Math.floor(random() * kinds.length)]}
date: ${day}
byline: ■本报记者
reporters: [reporter-${Math.floor(random() ** 2 * reporterCount)}]
topics: [${topics.map((topic) => `topic-${topic}`).join(", ")}]
people: [${people.map((person) => `person-${person}`).join(", ")}]
---

${paragraphs.map(({ zh }) => zh).join("\n\n")}
`,
    translation: `---
headline: ${headline.en}
deck: ${deck.en}
translator: machine
---

${paragraphs.map(({ en }) => en).join("\n\n")}
`,
  };
}

/** So many draws, without what is drawn again. */
function chosen(count: number, draw: () => number): number[] {
  return [...new Set(Array.from({ length: count }, draw))];
}

function upTo<Made>(count: number, make: (index: number) => Made): Made[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

function writeRegistries(folder: string, { words, terms }: Vocabulary): void {
  mkdirSync(join(folder, "articles"), { recursive: true });
  mkdirSync(join(folder, "bulletins"), { recursive: true });
  const write = (file: string, entries: readonly string[]) =>
    writeFileSync(join(folder, file), entries.join(""));
  const person = (id: string, index: number, more: string) => {
    const { zh, en } = personName(index);
    return `- id: ${id}\n  name: { zh: ${zh}, en: ${en} }\n  ${more}\n`;
  };
  write(
    "people.yaml",
    upTo(peopleCount, (index) => person(`person-${index}`, index, office)),
  );
  write(
    "reporters.yaml",
    upTo(reporterCount, (index) => person(`reporter-${index}`, peopleCount + index, "role: staff")),
  );
  write(
    "topics.yaml",
    words
      .slice(300, 300 + topicCount)
      .map(
        ({ zh, en }, index) => `- id: topic-${index}\n  name: { zh: ${zh}${index}, en: ${en} ${index} }\n`,
      ),
  );
  write(
    "glossary.yaml",
    terms.map(({ zh, en }, index) => `- id: term-${index}\n  term: { zh: ${zh}, en: ${en} }\n`),
  );
}
