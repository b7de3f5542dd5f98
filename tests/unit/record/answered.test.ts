import { describe, expect, it } from "vitest";
import { readAnswers } from "#lib/record/answered.ts";
import { answersSchema } from "#lib/record/answers.ts";

const blocks = [
  { text: "全市植树活动启动", lines: [1, 1] },
  { text: "本报讯 6月3日，植树\n活动启动。", lines: [3, 4] },
  { text: "顾明说，种树要选时节。", lines: [6, 6] },
  { text: "顾明还说，种树要选树种。", lines: [8, 8] },
  { text: "12月1日起施行。", lines: [10, 10] },
  { text: "（下转第二版）", lines: [10, 10] },
] as const;
const read = (written: unknown) => readAnswers(answersSchema.parse(written), blocks);

describe("the fragment that an answer names", () => {
  it.each([
    [3, 1],
    ["3-4", 1],
    ["4 本报讯6月3日", 1],
    ["顾明说", 2],
    ["8 顾明", 3],
    ["12月1日", 4],
    ["10", 4],
    ["10 （下转", 5],
  ])("is found by its lines, its beginning or both: %s", (fragment, at) => {
    expect(read([{ fragment, is: "body" }])).toEqual({ answers: [{ fragment: at, is: "body" }], faults: [] });
  });

  it.each([
    [2, "line", undefined],
    ["3-6", "lines", undefined],
    ["6 顾明还说", "text", [8, 8]],
    ["30 顾明还说", "line", [8, 8]],
    ["郭敬", "nowhere", undefined],
    ["顾明", "several", undefined],
  ])("is not guessed: %s", (name, why, elsewhere) => {
    const { answers, faults } = read([{ fragment: name, is: "body" }]);
    expect(answers).toEqual([]);
    expect(faults).toEqual([
      {
        answer: 0,
        field: "fragment",
        code: "unknown-fragment",
        details: { name: String(name), why, elsewhere },
      },
    ]);
  });
});

describe("answers that cannot all be so", () => {
  it.each([
    ["itself", [{ fragment: 3, article: 4 }]],
    [
      "twice",
      [
        { fragment: 3, is: "deck" },
        { fragment: "本报讯", is: "headline" },
      ],
    ],
    [
      "twice",
      [
        { fragment: 3, article: 6 },
        { fragment: 3, article: "new" },
      ],
    ],
    [
      "twice",
      [
        { fragment: 6, continues: 3 },
        { fragment: 8, continues: 3 },
      ],
    ],
    [
      "denied",
      [
        { fragment: 6, continues: 3 },
        { fragment: 6, notContinues: 3 },
      ],
    ],
    [
      "own",
      [
        { fragment: 6, continues: 3 },
        { fragment: 3, paragraph: "own" },
      ],
    ],
    ["own", [{ fragment: 6, continues: 3, paragraph: "own" }]],
    [
      "no-text",
      [
        { fragment: 6, continues: 1 },
        { fragment: 1, is: "headline" },
      ],
    ],
    ["begins", [{ fragment: 6, continues: 3, article: "new" }]],
    ["matter", [{ fragment: 6, is: "matter", article: 3 }]],
    [
      "circle",
      [
        { fragment: 6, continues: 3 },
        { fragment: 8, continues: 6 },
        { fragment: 3, continues: 8 },
      ],
    ],
    [
      "two-articles",
      [
        { fragment: 3, article: "new" },
        { fragment: 8, article: "new" },
        { fragment: 6, article: 3 },
        { fragment: 6, article: 3 },
        { fragment: 10, article: 8 },
        { fragment: 10, continues: 6 },
      ],
    ],
  ])("are told of: %s", (why, written) => {
    expect(read(written).faults.map(({ details }) => details)).toEqual([expect.objectContaining({ why })]);
  });

  it("are none where the same is said twice, or of different fragments", () => {
    const written = [
      { fragment: 6, continues: 3 },
      { fragment: "顾明说", continues: "本报讯" },
      { fragment: 8, continues: 6, notContinues: 3 },
      { fragment: 1, article: 3, is: "headline" },
      { fragment: 3, article: 1 },
    ];
    expect(read(written).faults).toEqual([]);
  });

  it("say something", () => {
    expect(answersSchema.safeParse([{ fragment: 3 }]).success).toBe(false);
    expect(answersSchema.safeParse([{ fragment: 3, is: "furniture" }]).success).toBe(false);
  });
});
