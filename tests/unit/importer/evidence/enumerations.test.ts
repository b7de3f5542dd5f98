import { expect, it } from "vitest";
import { enumerationStep } from "#lib/importer/evidence/enumerations.ts";

it.each([
  ["四是修好渠，五是管好水。", "六是护好林。", 1],
  ["一要压实责任。", "二要补上短板，三要管长远。", 1],
  ["第一，路要修通。", "第二，桥要架好。", 1],
  ["其一，水少。", "其二，地薄。", 1],
  ["首先，把账算清。", "其次，把人请来。", 1],
  ["（二）水价改革", "（三）用水定额", 1],
  ["三、办理时间。", "四、办理地点。", 1],
  ["3.带好证件。", "4.提前预约。", 1],
  ["②按时到场。", "③保持安静。", 1],
  ["一是修渠。", "三是护林。", 2],
  ["二是修渠。", "二是护林。", 0],
  ["水渠修好了。", "三是护林。", 0],
  ["水渠修好了。", "一是护林。", undefined],
  ["水渠修好了。", "林子护住了。", undefined],
  ["一是修渠。", "统一要求是护林。", undefined],
  ["一是修渠。", "第一是否够格，难说。", undefined],
  ["面积2.5亩。", "3.5亩也行。", undefined],
])("%s → %s: %s", (left, right, step) => {
  expect(enumerationStep(left, right)).toBe(step);
});

it("goes by the first item of the second text, and no further in than its beginning", () => {
  expect(enumerationStep("一是修渠。", "二是护林。第三，修路。")).toBe(1);
  expect(enumerationStep("一是修渠。", `${"沿河的路修通了，".repeat(6)}二是护林。`)).toBeUndefined();
});
