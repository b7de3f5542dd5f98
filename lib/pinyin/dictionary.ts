import { createRequire } from "node:module";
import { join } from "node:path";
import type { Jieba } from "@node-rs/jieba";
import { readJieba } from "../jieba.ts";
import { projectFolder } from "../project-file.ts";

type PinyinPro = typeof import("pinyin-pro");

let library: PinyinPro | undefined;
let cutter: Jieba | undefined;

function pinyinPro(): PinyinPro {
  library ??= createRequire(join(projectFolder(), "package.json"))("pinyin-pro") as PinyinPro;
  return library;
}

/** A word of a text; `at` is its offset in UTF-16 units. */
export interface Word {
  text: string;
  at: number;
  /** Part of speech, as jieba has it; `x` where it guessed the word. */
  tag: string;
}

/** The words of a text in order; together they are the text. */
export function wordsIn(text: string): Word[] {
  cutter ??= readJieba().jieba;
  let at = 0;
  return cutter.tag(text, true).map(({ word, tag }) => {
    const found = { text: word, at, tag };
    at += word.length;
    return found;
  });
}

/** All readings of a character, the most usual first. */
export function readingsOf(character: string): string[] {
  const all = pinyinPro().polyphonic(character, { type: "array" })[0] ?? [];
  return all.filter((reading) => reading !== character && reading !== "");
}

/** How a family name is read, syllable by syllable: 单 is Shàn. */
export function surnameReadings(surname: string): string[] {
  return pinyinPro().pinyin(surname, { type: "array", mode: "surname", surname: "head", toneSandhi: false });
}

/** A word that the library knows, or one character by itself. */
export interface Entry {
  at: number;
  text: string;
  /** A syllable for each code point. */
  syllables: string[];
}

/** A text in the library's words, in order; `at` are offsets in UTF-16 units. */
export function entriesIn(text: string): Entry[] {
  const { segment, OutputFormat } = pinyinPro();
  let at = 0;
  const options = { format: OutputFormat.AllArray, toneSandhi: false, segmentit: 1 } as const;
  return segment(text, options).map((characters) => {
    const entry = {
      at,
      text: characters.map(({ origin }) => origin).join(""),
      syllables: characters.map(({ result }) => result),
    };
    at += entry.text.length;
    return entry;
  });
}
