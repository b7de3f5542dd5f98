import { describe, expect, it } from "vitest";
import { claim, unclaimedInSource, unclaimedText } from "#lib/ledger/claimed-text.ts";
import { tile } from "#lib/ledger/tiling.ts";

function tiled(lefts: readonly string[], rights: readonly string[]) {
  const [a, b] = [lefts.map(unclaimedText), rights.map(unclaimedText)];
  const tiles = tile(a, b);
  const left = a.flatMap((text) => unclaimedInSource(text).map((stretch) => stretch.text));
  const right = b.flatMap((text) => unclaimedInSource(text).map((stretch) => stretch.text));
  const shared = tiles.map((found) =>
    a[found.left]?.text.slice(found.leftStart, found.leftStart + found.size),
  );
  const same = tiles.map((found) =>
    b[found.right]?.text.slice(found.rightStart, found.rightStart + found.size),
  );
  return { left, right, shared, same };
}

const long =
  "会议强调要坚持生态优先绿色发展主动融入长江经济带发展统筹山水林田湖草强化系统联治打好蓝天碧水净土保卫战";

describe("what two texts share is claimed", () => {
  it.each([
    ["all of it", ["甲乙丙丁戊"], ["甲乙丙丁戊"]],
    ["in another order", ["甲乙丙丁", "戊己庚辛"], ["戊己庚辛甲乙丙丁"]],
    ["cut in two", [long.slice(0, 20), long.slice(20)], [long]],
    ["joined", [long], [long.slice(20), long.slice(0, 20)]],
    ["short, where it is whole on both sides", ["甲", "乙丙"], ["乙丙", "甲"]],
    ["as often as it stands on both sides", ["甲乙丙丁", "甲乙丙丁"], ["甲乙丙丁甲乙丙丁"]],
  ])("%s", (_, lefts, rights) => {
    expect(tiled(lefts, rights)).toMatchObject({ left: [], right: [] });
  });

  it("and each tile is the same text on both sides", () => {
    const { shared, same } = tiled([long, "甲乙丙丁戊"], [`甲乙丙丁戊${long.slice(9)}`, long.slice(0, 9)]);
    expect(shared.length).toBeGreaterThan(1);
    expect(shared).toEqual(same);
  });
});

describe("what only one of them has is left over", () => {
  it.each([
    ["a character more on the left", [long.replace("绿", "绿绿")], [long], ["绿"], []],
    ["a character more on the right", [long], [long.replace("绿", "绿绿")], [], ["绿"]],
    ["another character in its place", [long.replace("绿", "红")], [long], ["红"], ["绿"]],
    ["a word near the start", [`甲${long}`], [`乙${long}`], ["甲"], ["乙"]],
    ["a word at the end", [`${long}甲`], [`${long}乙`], ["甲"], ["乙"]],
    ["a change in few characters about it", ["甲乙丙丁子戊己"], ["甲乙丙丁丑戊己"], ["子"], ["丑"]],
    ["two characters more in a short text", ["甲乙丙丁戊己"], ["甲乙丙丁"], ["戊己"], []],
    ["a character less in a short text", ["甲乙丙丁戊己庚"], ["甲乙丙戊己庚"], ["丁"], []],
    ["a change in a text of three characters", ["甲乙丙"], ["甲丁丙"], ["乙"], ["丁"]],
    ["a second copy", ["甲乙丙丁"], ["甲乙丙丁甲乙丙丁"], [], ["甲乙丙丁"]],
    ["a copy that is needed once", ["甲乙丙丁", "甲乙丙丁"], ["甲乙丙丁"], ["甲乙丙丁"], []],
    ["everything, where nothing is shared", ["甲乙丙丁"], ["子丑寅卯"], ["甲乙丙丁"], ["子丑寅卯"]],
    ["a chance match of two characters", ["甲乙子丑"], ["丙甲乙丁"], ["甲乙子丑"], ["丙甲乙丁"]],
  ])("%s", (_, lefts, rights, left, right) => {
    expect(tiled(lefts, rights)).toMatchObject({ left, right });
  });
});

it.each([
  [["甲乙丙丁", "子甲乙丙丁丑寅卯"], "子甲乙丙丁丑寅卯", "子甲乙丙丁丑寅卯", ["甲乙丙丁"]],
  [["甲乙丙丁", "乙丙丁子丑寅"], "甲乙丙丁子丑寅", "乙丙丁子丑寅", ["甲乙丙丁"]],
])(
  "takes the longest shared stretch first, so that a short one cannot break it: %j",
  (lefts, right, longest, rest) => {
    const { shared, left } = tiled(lefts, [right]);
    expect(shared[0]).toBe(longest);
    expect(left).toEqual(rest);
  },
);

it("leaves alone what is claimed already", () => {
  const [left, right] = [unclaimedText("甲乙丙丁"), unclaimedText("甲乙丙丁")];
  claim(left, 1, 1);
  expect(tile([left], [right])).toEqual([]);
  expect(unclaimedInSource(right)).toEqual([{ offset: 0, text: "甲乙丙丁" }]);
});

it("finds nothing in nothing", () => {
  expect(tile([], [unclaimedText("甲乙丙丁")])).toEqual([]);
  expect(tile([unclaimedText("")], [unclaimedText("")])).toEqual([]);
});
