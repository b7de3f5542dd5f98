import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { generator } from "#lib/importer/solve/solve.ts";

const reporterCount = 200;
const topicCount = 300;
const peopleCount = 500;
const articlesADay = 3;
const kinds = ["meeting", "forum", "seminar", "news"];

/**
 * Makes a content folder of articles in two languages: Zipf-like text of about 1,200 Chinese characters and 700
 * English words each, always the same for the same number. Three articles a day, so 100,000 reach back a century.
 */
export function makeContent(folder: string, articles: number, seed = 1): void {
  const random = generator(seed);
  const choosePeople = generator(seed + 1);
  const words = vocabulary(generator(99));
  writeRegistries(folder, words);
  for (let index = 0; index < articles; index++) {
    const day = dayOf(index);
    const path = join(folder, "articles", day);
    if (index % articlesADay === 0) mkdirSync(path, { recursive: true });
    const slug = `story-${index}`;
    writeFileSync(join(path, `${slug}.md`), original(day, words, random, choosePeople));
    writeFileSync(join(path, `${slug}.en.md`), translation(words, random));
  }
}

export function dayOf(index: number): string {
  const newest = Date.UTC(2020, 10, 28);
  return new Date(newest - Math.floor(index / articlesADay) * 86_400_000).toISOString().slice(0, 10);
}

interface Vocabulary {
  chinese: string[];
  english: string[];
}

/** Words by rank: the nth is used in proportion to 1/n. Chinese ones have one to four of 3,500 characters. */
function vocabulary(random: () => number): Vocabulary {
  const character = () => String.fromCodePoint(0x4e00 + Math.floor(random() ** 2 * 3500));
  const syllables = [
    "ba",
    "con",
    "de",
    "fer",
    "ga",
    "hi",
    "jor",
    "ka",
    "li",
    "men",
    "no",
    "per",
    "qua",
    "re",
    "sta",
    "ti",
    "un",
    "ver",
    "wa",
    "zo",
  ];
  const syllable = () => syllables[Math.floor(random() * syllables.length)] ?? "";
  return {
    chinese: Array.from({ length: 30_000 }, (_, rank) =>
      Array.from(
        { length: rank < 200 ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 2.3) },
        character,
      ).join(""),
    ),
    english: Array.from({ length: 30_000 }, (_, rank) =>
      Array.from(
        { length: rank < 200 ? 1 + Math.floor(random() * 2) : 2 + Math.floor(random() * 2.5) },
        syllable,
      ).join(""),
    ),
  };
}

function pick(words: readonly string[], random: () => number): string {
  // The inverse of the cumulated 1/n is exponential.
  return words[Math.min(words.length - 1, Math.floor(Math.exp(random() * Math.log(words.length))) - 1)] ?? "";
}

function chineseText(length: number, words: Vocabulary, random: () => number): string {
  let text = "";
  let sentence = 0;
  while (text.length < length) {
    const word = random() < 0.02 ? String(Math.floor(random() * 5000)) : pick(words.chinese, random);
    text += word;
    sentence += word.length;
    if (sentence > 14 && random() < 0.25) {
      text += random() < 0.35 ? "。" : "，";
      sentence = 0;
    }
  }
  return `${text.replace(/[。，]$/u, "")}。`;
}

function englishText(count: number, words: Vocabulary, random: () => number): string {
  const out = Array.from({ length: count }, () => pick(words.english, random));
  const text = out
    .map((word, at) => (at % 17 === 16 ? `${word}.` : at % 9 === 8 ? `${word},` : word))
    .join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1).replace(/[.,]$/, "")}.`;
}

function original(day: string, words: Vocabulary, random: () => number, choosePeople: () => number): string {
  const people = Array.from({ length: Math.floor(choosePeople() * 5) }, () =>
    Math.floor(choosePeople() ** 3 * peopleCount),
  );
  const topics = Array.from({ length: 1 + Math.floor(random() * 4) }, () =>
    Math.floor(random() ** 2 * topicCount),
  );
  const paragraphs = Array.from({ length: 6 }, () => chineseText(150 + random() * 100, words, random));
  return `---
headline: ${chineseText(14, words, random).replace(/[。，]/gu, "")}
deck: ${chineseText(24, words, random)}
kind: ${kinds[Math.floor(random() * kinds.length)]}
date: ${day}
byline: ■本报记者
reporters: [reporter-${Math.floor(random() ** 2 * reporterCount)}]
topics: [${[...new Set(topics)].map((topic) => `topic-${topic}`).join(", ")}]
people: [${[...new Set(people)].map((person) => `person-${person}`).join(", ")}]
---

${paragraphs.join("\n\n")}
`;
}

function translation(words: Vocabulary, random: () => number): string {
  const paragraphs = Array.from({ length: 6 }, () =>
    englishText(100 + Math.floor(random() * 34), words, random),
  );
  return `---
headline: ${englishText(9, words, random).replace(/[.,]/g, "")}
translator: machine
---

${paragraphs.join("\n\n")}
`;
}

function writeRegistries(folder: string, words: Vocabulary): void {
  mkdirSync(join(folder, "articles"), { recursive: true });
  mkdirSync(join(folder, "bulletins"), { recursive: true });
  const entries = (name: string, count: number, more: string) =>
    Array.from(
      { length: count },
      (_, index) =>
        `- id: ${name}-${index}\n  name: { zh: ${words.chinese[300 + index]}${index}, en: ${words.english[300 + index]} ${index} }\n${more}`,
    ).join("");
  writeFileSync(join(folder, "reporters.yaml"), entries("reporter", reporterCount, "  role: staff\n"));
  writeFileSync(join(folder, "topics.yaml"), entries("topic", topicCount, ""));
  writeFileSync(
    join(folder, "people.yaml"),
    entries("person", peopleCount, "  office: { zh: 干部, en: Official }\n"),
  );
}
