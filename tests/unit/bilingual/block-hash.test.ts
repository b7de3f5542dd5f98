import { expect, it } from "vitest";
import { blockHash } from "#lib/bilingual/block-hash.ts";

it("is eight hexadecimal digits that YAML never takes for a number", () => {
  for (let number = 0; number < 500; number++)
    expect(blockHash(`第${number}段`)).toMatch(/^[a-f][0-9a-f]{7}$/);
});

it.each([
  ["spaces", "推进5G建设", "推进 5G 建设"],
  ["line breaks", "推进建设", "推进\n建设"],
  ["quotes of another form", "推进“智慧水务”建设", "推进「智慧水务」建设"],
  ["straight quotes", "推进“智慧水务”建设", '推进"智慧水务"建设'],
  ["single quotes", "他说：‘好’", "他说:'好'"],
  ["full-width digits and letters", "Ｎｏ．１７", "No.17"],
  ["full-width marks", "朱健，男", "朱健,男"],
  ["dashes", "衡阳——长沙", "衡阳—长沙"],
  ["an ellipsis", "等等……", "等等..."],
  ["the form of a gap", "[…]的姿态", "[...]的姿态"],
  ["what nobody sees", "推进建设", "推进\u200B建设"],
])("is the same with %s", (_, one, other) => {
  expect(blockHash(other)).toBe(blockHash(one));
});

it.each([
  ["a character", "推进建设", "推迟建设"],
  ["a digit", "投入1.2亿元", "投入1.3亿元"],
  ["a decimal point", "投入12亿元", "投入1.2亿元"],
  ["a full stop that ends it elsewhere", "推进。建设", "推进建设"],
  ["a minus sign", "增长-3%", "增长3%"],
  ["an exponent", "10²平方米", "102平方米"],
  ["a negation", "是好的", "不是好的"],
])("is another one with %s changed", (_, one, other) => {
  expect(blockHash(other)).not.toBe(blockHash(one));
});
