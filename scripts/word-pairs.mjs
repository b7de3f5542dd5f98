// node scripts/word-pairs.mjs WORDS PAIRS: packs what words follow which in Chinese newspapers into
// lib/importer/page/word-pairs.br (docs/decisions/034 says where the two tables are from).
// WORDS has a word and its count on each line, PAIRS the lines of two words in it, from 0, and their count.
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync, constants } from "node:zlib";

const longestWord = 6;
/** What the source counts kinds of words under: a sentence's beginning and end, numbers, times, people, places … */
const kinds = {
  "始##始": "^",
  "末##末": "$",
  "未##数": "N",
  "未##时": "T",
  "未##串": "S",
  "未##人": "P",
  "未##地": "L",
  "未##团": "O",
  "未##专": "Z",
  "未##它": "X",
};
const [wordsPath, pairsPath] = process.argv.slice(2);
if (wordsPath === undefined || pairsPath === undefined) {
  console.error("usage: node scripts/word-pairs.mjs WORDS PAIRS");
  process.exit(2);
}
const listed = rows(wordsPath).map(([text, count], row) => ({
  row,
  text: kinds[text] ?? text,
  count: Number(count),
}));
const words = listed
  .filter(({ text }) => text.length <= longestWord && !text.includes("#"))
  .sort((a, b) => (a.text < b.text ? -1 : 1));
const placeOf = new Map(words.map(({ row }, place) => [row, place]));
const pairs = rows(pairsPath)
  .map(([from, to, count]) => ({
    from: placeOf.get(Number(from)),
    to: placeOf.get(Number(to)),
    count: Number(count),
  }))
  .filter(({ from, to }) => from !== undefined && to !== undefined)
  .sort((a, b) => a.from - b.from || a.to - b.to);
const packed = brotliCompressSync(everything(), {
  params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 },
});
writeFileSync(new URL("../lib/importer/page/word-pairs.br", import.meta.url), packed);
console.log(`${words.length} words, ${pairs.length} pairs, ${packed.length} bytes`);

function rows(path) {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => line.split("\t"));
}

/**
 * The sizes of the parts that follow, as 32-bit numbers: the words, one a line; the counts of words, a byte each; how
 * many pairs each begins, base 128; for each pair the place of its second word from the one before, base 128; the
 * counts of pairs, a byte each.
 */
function everything() {
  const followers = words.map(() => 0);
  const gaps = [];
  let [from, before] = [-1, 0];
  for (const pair of pairs) {
    followers[pair.from]++;
    if (pair.from !== from) [from, before] = [pair.from, 0];
    gaps.push(...base128(pair.to - before));
    before = pair.to;
  }
  const parts = [
    Buffer.from(words.map(({ text }) => text).join("\n")),
    Buffer.from(words.map(({ count }) => rounded(count))),
    Buffer.from(followers.flatMap(base128)),
    Buffer.from(gaps),
    Buffer.from(pairs.map(({ count }) => rounded(count))),
  ];
  const sizes = Buffer.alloc(parts.length * 4);
  parts.forEach((part, at) => {
    sizes.writeUInt32LE(part.length, at * 4);
  });
  return Buffer.concat([sizes, ...parts]);
}

/** A count as a byte: one more by a sixteenth is one step. */
function rounded(count) {
  return Math.round(Math.log(count) * 16);
}

function base128(value) {
  const bytes = [];
  let left = value;
  do {
    bytes.push((left & 127) | (left > 127 ? 128 : 0));
    left >>= 7;
  } while (left > 0);
  return bytes;
}
