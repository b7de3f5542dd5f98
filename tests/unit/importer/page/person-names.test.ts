import { describe, expect, it } from "vitest";
import { looksLikeName, personNames } from "#lib/importer/page/person-names.ts";
import { dictionary } from "#lib/importer/page/words.ts";

it.each([
  ["王伟", true],
  ["阚一鸣", true],
  ["欧阳听雨", true],
  ["司马光", true],
  ["李", false],
  ["市长", false],
  ["你好吗", false],
  ["王一二三四", false],
  ["王 伟", false],
  ["Li Na", false],
  ["", false],
])("%j looks like a name: %s", (text, looks) => {
  expect(looksLikeName(text)).toBe(looks);
});

describe("the names of a page", () => {
  const namesOf = (...plains: string[]) => [
    ...personNames(
      plains.map((plain) => dictionary().words(plain)),
      plains,
    ),
  ];

  it.each([
    ["what speaks at two places", ["阚一鸣强调，要种好树。", "会后，阚一鸣来到河边。"], ["阚一鸣"]],
    ["what speaks twice at one place", ["阚一鸣强调，要种好树。阚一鸣要求，要浇好水。"], ["阚一鸣"]],
    ["what speaks after a title", ["市长阚一鸣出席。", "会上，市长阚一鸣讲话。"], ["阚一鸣"]],
    [
      "what speaks once and is named again",
      ["阚一鸣强调，要种好树。", "听了阚一鸣的话，大家鼓掌。"],
      ["阚一鸣"],
    ],
    ["compound surnames", ["欧阳听雨说，树好。", "欧阳听雨表示，水好。"], ["欧阳听雨"]],
    ["two people", ["阚一鸣指出，树好。", "沈澜指出，水好。", "阚一鸣和沈澜在河边。"], ["阚一鸣", "沈澜"]],
  ])("are %s", (_, plains, names) => {
    expect(namesOf(...plains).toSorted()).toEqual(names.toSorted());
  });

  it.each([
    ["what speaks once", ["阚一鸣强调，要种好树。"]],
    ["what has no surname", ["会议强调，要种好树。", "会议指出，要浇好水。"]],
    ["what stands in the middle of a clause", ["查一查阚一鸣说的，好。", "查一查阚一鸣说的，行。"]],
    ["nothing", []],
  ])("are not %s", (_, plains) => {
    expect(namesOf(...plains)).toEqual([]);
  });
});
