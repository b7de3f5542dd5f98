import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Marker } from "#lib/archive/text/marks.ts";
import { indexText, runsOf } from "#lib/archive/text/tokens.ts";

const marked = (term: string, text: string, locale: "zh" | "en" = "zh") =>
  new Marker([term]).find(text, locale).map(({ start, end }) => text.slice(start, end));

describe("marks", () => {
  it.each([
    ["王梅", "副市长王　梅到会", ["王　梅"]],
    ["智慧水务", "智慧\u200b水务\u200b平台", ["智慧\u200b水务"]],
    ["产业升级", "产业\u00ad升级", ["产业\u00ad升级"]],
    ["长桥通车", "⻓桥通⻋仪式", ["⻓桥通⻋"]],
    ["二零二一年", "二○二一年，二〇二一年", ["二○二一年", "二〇二一年"]],
    ["7次", "第17次和第7次", ["7次"]],
    ["5%", "15%、0.5%、5％", ["5％"]],
    ["1234.5", "1,234.5和１，２３４．５和11,234.5", ["1,234.5", "１，２３４．５"]],
    ["covid19", "COVID-19、COVID 19", ["COVID-19", "COVID 19"]],
    ["20", "2020年20人", ["20"]],
  ])("of %j in %j are %j", (term, text, expected) => {
    expect(marked(term, text)).toEqual(expected);
  });

  it.each([
    ["covid19", "COVID-19 and covids 19", ["COVID-19", "covids 19"]],
    ["5%", "15%, 0.5% and 5%", ["5%"]],
    ["2020", "12,020 in 2020", ["2020"]],
    ["王梅", "Wang Mei (王 梅)", ["王 梅"]],
  ])("of %j in the English %j are %j", (term, text, expected) => {
    expect(marked(term, text, "en")).toEqual(expected);
  });

  it("are whatever part of a text is looked for, if it cuts no number", () => {
    const unit = fc.constantFrom(..."市委會類二一a B7５1.,，%-○〇 \u3000\u200b\u00ad⻓");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 40 }), fc.nat(), fc.nat(), (text, first, length) => {
        const units = runsOf(text, "characters").flat();
        const from = units[first % Math.max(units.length, 1)];
        const to = units[Math.min((first % Math.max(units.length, 1)) + (length % 6), units.length - 1)];
        fc.pre(from !== undefined && to !== undefined);
        const part = text.slice(from?.start, to?.end);
        // A chain, as 1.2.3, is cut between its numbers.
        fc.pre(!/[0-9０-９][\u200b\u00ad]*[.,，]?[\u200b\u00ad]*$/.test(text.slice(0, from?.start)));
        fc.pre(!/^[\u200b\u00ad]*[.,，]?[\u200b\u00ad]*[0-9０-９]/.test(text.slice(to?.end)));
        const found = marked(part, text);
        expect(found).toContain(part);
        for (const one of found) expect(indexText(one, "characters")).toBe(indexText(part, "characters"));
      }),
      { numRuns: 2000 },
    );
  });
});
