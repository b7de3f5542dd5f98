import { describe, expect, it } from "vitest";
import { blockHash } from "#lib/bilingual/block-hash.ts";
import { blocksIn, readTranslationText } from "#lib/translating/translation-text.ts";
import { type Stamps, updateText } from "#lib/translating/update-text.ts";

const originals = (body: string) =>
  blocksIn(body).map((block) => ({ ...block, hash: blockHash(block.text) }));

/** An original with its translation, as their files go through the editors' and the tool's hands. */
class Article {
  body = "";
  translates: readonly string[] | undefined;
  #original: string;

  constructor(...paragraphs: string[]) {
    this.#original = paragraphs.join("\n\n");
  }

  original(...paragraphs: string[]) {
    this.#original = paragraphs.join("\n\n");
    return this;
  }

  run(done?: Stamps["done"]) {
    const made = updateText(
      originals(this.#original),
      this.body,
      { translates: this.translates, done },
      () => [],
    );
    const again = updateText(originals(this.#original), made.body, { translates: made.translates }, () => []);
    expect(again.body).toBe(made.body);
    expect(again.translates).toEqual(made.translates);
    [this.body, this.translates] = [made.body, made.translates];
    return made;
  }

  /** Writes a translation where there is none: the nth place that says so gets the nth text. */
  write(...texts: string[]) {
    for (const text of texts) this.body = this.body.replace("[untranslated]", () => text);
    return this;
  }

  change(from: string, to: string) {
    expect(this.body).toContain(from);
    this.body = this.body.replace(from, () => to);
    return this;
  }

  get states() {
    return this.run().blocks.map(({ source, state }) => [source, state]);
  }
}

const [one, two, three] = [
  "市委常委会召开会议，研究部署工作。",
  "会议指出，要坚持生态优先。",
  "会议还研究了其他事项。",
];
const written = () => {
  const article = new Article(one, two, three);
  article.run();
  article.write("One.", "Two.", "Three.").run();
  return article;
};

describe("a new translation", () => {
  it("has each block of the original in a comment above its place", () => {
    const { body, translates } = new Article(one, two).run();
    expect(translates).toEqual([blockHash(one), blockHash(two)]);
    const read = readTranslationText(body);
    expect(read.blocks.map(({ untranslated, comment }) => [untranslated, comment?.source])).toEqual([
      [true, one],
      [true, two],
    ]);
  });

  it("has what a comment cannot hold written so that it reads the same", () => {
    const article = new Article("文字 --> 后面 -- 还有", "`<!-- 代码 -->`");
    article.run();
    article.write("Text --> and -- more", "Code").run();
    expect(blocksIn(article.body).map(({ text }) => text)).toEqual(["Text --> and -- more", "Code"]);
    expect(article.states.map(([, state]) => state)).toEqual(["translated", "translated"]);
    article.original("`<!-- 代码 -->`");
    const { body, leftOver } = article.run();
    expect([blocksIn(body).map(({ text }) => text), leftOver]).toEqual([["Code"], 1]);
    expect(body).toContain("Text --&gt; and -- more");
  });
});

it("has a rule and a gap alone translated from the start", () => {
  const article = new Article(one, "***", "[…]");
  expect(article.states.map(([source]) => source)).toEqual(["[untranslated]", "***", "[…]"]);
});

describe("a translation that nothing is known of", () => {
  it("is taken for one of the original as it is, where both have as many blocks", () => {
    const article = new Article(one, two);
    article.body = "One.\n\nTwo.\n";
    expect(article.states).toEqual([
      ["One.", "translated"],
      ["Two.", "translated"],
    ]);
  });

  it("is put by length and digits where it has fewer, and is to be looked at", () => {
    const long =
      "会议指出，2020年要坚持生态优先，坚持绿色发展，坚持以人民为中心，推动全市各项工作再上新台阶。";
    const article = new Article("短讯。", long, "完。");
    article.body = `Long in 2020, ${"a long sentence ".repeat(8)}.\n\nEnd.\n`;
    expect(article.run().blocks.map(({ state }) => state)).toEqual(["untranslated", "behind", "behind"]);
  });
});

describe("a block of the original", () => {
  it("that was edited marks its translation as behind, and no other, until an editor deletes the mark", () => {
    const article = written().original(one, `${two}再加一句。`, three);
    expect(article.states.map(([, state]) => state)).toEqual(["translated", "behind", "translated"]);
    expect(article.body).toContain(`[was ${blockHash(two)}]\n${two}\n[now]\n${two}再加一句。`);
    article.change("Two.", "Two, and a sentence more.");
    expect(article.states[1]).toEqual(["Two, and a sentence more.", "behind"]);
    article.change(/\[behind\].*\n/.exec(article.body)?.[0] ?? "", "");
    expect(article.states[1]).toEqual(["Two, and a sentence more.", "translated"]);
    expect(article.body).not.toContain("[was");
  });

  it("that was edited is up to date once an editor says so", () => {
    const article = written().original(one, `${two}再加一句。`, `${three}也加一句。`);
    expect(article.run(new Set([3])).blocks.map(({ state }) => state)).toEqual([
      "translated",
      "behind",
      "translated",
    ]);
    expect(article.run("all").blocks.map(({ state }) => state)).toEqual([
      "translated",
      "translated",
      "translated",
    ]);
  });

  it("that was edited and put back is not behind any more", () => {
    const article = written().original(one, "会议指出，要坚持发展优先。", three);
    expect(article.states[1]).toEqual(["Two.", "behind"]);
    expect(article.original(one, two, three).states[1]).toEqual(["Two.", "translated"]);
  });

  it("that was edited twice still shows what its translation was made from", () => {
    const article = written().original(one, "会议指出，要坚持发展优先。", three);
    article.run();
    article.original(one, "会议强调，要坚持发展优先。", three).run();
    expect(article.body).toContain(`${two}\n[now]\n会议强调`);
  });

  it("whose spaces and quotes alone were changed does not", () => {
    const article = written().original(one, "会议指出， 要坚持生态优先。", three);
    expect(article.states[1]).toEqual(["Two.", "translated"]);
  });

  it("that is new has a place of its own, and the others keep theirs", () => {
    expect(written().original(one, "新的一段。", two, three).states).toEqual([
      ["One.", "translated"],
      ["[untranslated]", "untranslated"],
      ["Two.", "translated"],
      ["Three.", "translated"],
    ]);
  });

  it("that is gone leaves its translation in a comment, and gets it again when it is back", () => {
    const article = written().original(one, three);
    expect(article.states).toEqual([
      ["One.", "translated"],
      ["Three.", "translated"],
    ]);
    expect(article.body).toContain(`<!-- left over from ${blockHash(two)}\nTwo.\n-->`);
    expect(article.original(two, one, three).states).toEqual([
      ["Two.", "translated"],
      ["One.", "translated"],
      ["Three.", "translated"],
    ]);
    expect(article.body).not.toContain("left over");
  });

  it("that was split keeps its translation in one of its parts", () => {
    const long = `${one}${two}`;
    const article = new Article(long, three);
    article.run();
    article.write("One and two.", "Three.").run();
    expect(article.original(one, two, three).states.map(([source]) => source)).toEqual(
      expect.arrayContaining(["One and two.", "[untranslated]", "Three."]),
    );
  });

  it("that was joined of others, and of nothing else, has theirs as one, up to date", () => {
    expect(written().original(`${one}${two}`, three).states).toEqual([
      ["One. Two.", "translated"],
      ["Three.", "translated"],
    ]);
  });
});

describe("what editors wrote", () => {
  it("stays: notes, comments, definitions, and what was written into a comment of the tool", () => {
    const article = written()
      .change("Two.", "<!-- ask the office -->\n\nTwo.[^1]\n\n[^1]: A note.")
      .change(three, `${three}\n问过，是对的`);
    article.run();
    expect(article.body).toContain("<!-- ask the office -->");
    expect(article.body).toContain("[^1]: A note.");
    expect(article.body).toContain("<!-- kept from a comment");
    expect(article.body).toContain("问过，是对的");
    article.original(one, three).run();
    for (const text of ["<!-- ask the office -->", "[^1]: A note.", "Two.[^1]"])
      expect(article.body).toContain(text);
  });

  it("as a second paragraph below one stays there", () => {
    const article = written().change("Two.", "Two.\n\nAnd more.");
    expect(article.states[1]).toEqual(["Two.\n\nAnd more.", "translated"]);
    expect(article.original("新的一段。", one, two, three).states[2]).toEqual([
      "Two.\n\nAnd more.",
      "translated",
    ]);
  });

  it("as lists, tables and code keeps its form", () => {
    const list = "- one\n- two\n\n  more";
    const code = "    indented code";
    const article = written()
      .change("One.", list)
      .change("Two.", code)
      .change("Three.", "| a |\n| - |\n| b |");
    article.original(three, two, one);
    expect(article.states.map(([source]) => source)).toEqual(["| a |\n| - |\n| b |", code, list]);
  });
});

/** What random editors do; each paragraph has a letter that its translation names. */
describe("whatever happens to the original", () => {
  const characters =
    "市委会议指出要坚持生态优先推动高质量发展全面落实智慧水务建设教育改革人民群众项目投资产业园区交通基础设施";
  function run(seed: number) {
    let state = seed * 2_654_435_761;
    const random = (below: number) => {
      state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 3_266_489_917) >>> 0;
      return state % below;
    };
    const sentence = () =>
      `${Array.from({ length: 8 + random(20) }, () => characters[random(characters.length)]).join("")}。`;
    const paragraph = () => Array.from({ length: 2 + random(3) }, sentence).join("");
    let paragraphs = Array.from({ length: 3 + random(6) }, paragraph);
    const article = new Article(...paragraphs);
    article.run();
    let number = 0;
    const texts: string[] = [];
    const translate = () => {
      while (article.body.includes("[untranslated]")) {
        const text = `Text ${seed}-${number++}${random(4) === 0 ? " -- with --> marks" : ""} ends.`;
        texts.push(text);
        article.write(text);
      }
    };
    const shownUnder = () =>
      new Map(article.run().blocks.map(({ comment, source }) => [comment.source, source]));
    translate();
    for (let step = 0; step < 8; step++) {
      const before = shownUnder();
      const [old, edited] = [paragraphs, new Map<string, string>()];
      for (let change = 0; change <= random(3); change++) {
        paragraphs = changed(paragraphs, random, { sentence, paragraph, edited });
      }
      article.original(...paragraphs);
      const after = shownUnder();
      const file = article.body.replaceAll("--&gt;", "-->");
      for (const text of texts) expect(file, `${seed}.${step}`).toContain(text);
      for (const each of new Set(paragraphs)) {
        if (old.includes(each) && before.get(each) !== "[untranslated]")
          expect(after.get(each), `${seed}.${step}`).toContain(before.get(each));
      }
      for (const [from, to] of edited) {
        if (!paragraphs.includes(to) || !before.has(from) || before.get(from) === "[untranslated]") continue;
        expect(after.get(to), `${seed}.${step} edited`).toContain(before.get(from));
      }
      if (random(2) === 0) translate();
    }
  }

  it("loses no translation, keeps each beside its own, and changes nothing when it is run again", () => {
    for (let seed = 1; seed <= 30; seed++) run(seed);
  });
});

type Random = (below: number) => number;

function changed(
  paragraphs: readonly string[],
  random: Random,
  make: { sentence(): string; paragraph(): string; edited: Map<string, string> },
): string[] {
  const list = [...paragraphs];
  const at = random(list.length);
  const taken = list[at] ?? "";
  switch (random(6)) {
    case 0:
      list.splice(random(list.length + 1), 0, make.paragraph());
      break;
    case 1:
      if (list.length > 1) list.splice(at, 1);
      break;
    case 2:
      list.splice(at, 1);
      list.splice(random(list.length + 1), 0, taken);
      break;
    case 3: {
      const sentences = taken.match(/[^。]*。/g) ?? [];
      if (sentences.length < 2) break;
      const cut = 1 + random(sentences.length - 1);
      list.splice(at, 1, sentences.slice(0, cut).join(""), sentences.slice(cut).join(""));
      break;
    }
    case 4:
      if (at + 1 < list.length) list.splice(at, 2, `${taken}${list[at + 1]}`);
      break;
    default: {
      const edited = random(2) === 0 ? `${taken}${make.sentence()}` : taken.replace(/.。/u, "新。");
      list[at] = edited;
      // Of a paragraph that is edited twice, the first state counts.
      const first = [...make.edited].find(([, to]) => to === taken)?.[0] ?? taken;
      make.edited.set(first, edited);
    }
  }
  return list;
}
