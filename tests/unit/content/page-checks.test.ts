import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type PageBoxes, pageBoxesText } from "#lib/record/page-boxes.ts";
import { wordingOf } from "#lib/record/problems/catalogue.ts";
import { makePicture } from "../../support/make-picture.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const day = "2020-11-28";
const file = `bulletins/${day}.boxes.json`;
const image = `bulletins/${day}.page.webp`;

let folder: ContentFolder;
beforeEach(async () => {
  folder = await ContentFolder.make();
  await folder.write(`bulletins/${day}.txt`, "标题一\n\n第一段。\n第二行。\n");
  await folder.original(day, "a", { bulletin: day, headline: "标题一" }, "第一段。第二行。");
});
afterEach(() => folder.remove());

const page = (fragments: PageBoxes["fragments"], size = { width: 600, height: 800 }): PageBoxes => ({
  ...size,
  fragments,
});
const whole = page([
  { lines: [1, 1], boxes: [[50, 40, 400, 80]] },
  {
    lines: [3, 4],
    boxes: [
      [50, 100, 290, 700],
      [310, 100, 550, 300],
    ],
  },
]);
const write = (boxes: PageBoxes) => folder.write(file, pageBoxesText(boxes));
const found = async () => {
  const { problems, bulletins } = await folder.read();
  return { problems, bulletin: bulletins.get(day) };
};
const told = async () =>
  (await found()).problems.map(({ code, severity, field, line, details }) => ({
    code,
    severity,
    field,
    line,
    details,
  }));

describe("the boxes of a page", () => {
  it("are known with its text", async () => {
    await write(whole);
    const { problems, bulletin } = await found();
    expect(problems).toEqual([]);
    expect(bulletin?.boxes).toEqual(whole);
  });

  it.each<[string, unknown, Record<string, unknown>]>([
    [
      "text that is no list",
      { width: 1, height: 1, fragments: "none" },
      { code: "wrong-type", field: "fragments" },
    ],
    ["a page without a size", { height: 1, fragments: [] }, { code: "missing-field", field: "width" }],
    ["a page of no width", { width: 0, height: 1, fragments: [] }, { code: "wrong-type", field: "width" }],
    [
      "a fragment without a box",
      page([{ lines: [1, 1], boxes: [] }]),
      { code: "wrong-type", field: "fragments[0].boxes" },
    ],
    [
      "a box upside down",
      page([{ lines: [1, 1], boxes: [[0, 90, 10, 10]] }]),
      { code: "wrong-type", field: "fragments[0].boxes[0]" },
    ],
    [
      "too many pieces",
      page(Array.from({ length: 2001 }, () => ({ lines: [1, 1], boxes: [[0, 0, 9, 9]] }))),
      { code: "wrong-type", field: "fragments" },
    ],
    [
      "an edge that is a text",
      { width: 9, height: 9, fragments: [{ lines: [1, 1], boxes: [["0", 0, 9, 9]] }] },
      { code: "wrong-type", field: "fragments[0].boxes[0][0]" },
    ],
    [
      "too many pieces",
      page(Array.from({ length: 2001 }, () => ({ lines: [1, 1], boxes: [[0, 0, 9, 9]] }))),
      { code: "wrong-type", field: "fragments" },
    ],
    [
      "an edge that is text",
      { width: 9, height: 9, fragments: [{ lines: [1, 1], boxes: [["0", 0, 9, 9]] }] },
      { code: "wrong-type", field: "fragments[0].boxes[0][0]" },
    ],
    [
      "lines from below to above",
      page([{ lines: [3, 1], boxes: [[0, 0, 9, 9]] }]),
      { code: "wrong-type", field: "fragments[0].lines" },
    ],
    ["a field of another name", { ...whole, unit: "pt" }, { code: "unknown-field", field: "unit" }],
    ["a list alone", [1, 2], { code: "wrong-type", field: "file" }],
  ])(
    "cannot be %s: then none are shown, and the page is there as without them",
    async (_, boxes, expected) => {
      await folder.write(file, JSON.stringify(boxes));
      const { problems, bulletin } = await found();
      expect(problems).toMatchObject([{ file, severity: "error", line: 1, ...expected }]);
      expect(bulletin).toBeDefined();
      expect(bulletin?.boxes).toBeUndefined();
    },
  );

  it("are JSON, and what is not says where", async () => {
    await folder.write(file, '{\n  "width": 600\n  "height": 800\n}\n');
    const { problems } = await found();
    expect(problems).toMatchObject([{ code: "broken-json", line: 3, column: 3 }]);
    await folder.write(file, "width: 600\nheight: 800\nfragments: []\n");
    expect((await found()).problems).toMatchObject([{ code: "broken-json", line: 1 }]);
  });

  it("leave out what does not fit, each with a warning, and keep the rest", async () => {
    await write(
      page([
        ...whole.fragments,
        { lines: [4, 5], boxes: [[0, 0, 9, 9]] },
        { lines: [2, 2], boxes: [[0, 0, 9, 9]] },
        {
          lines: [3, 3],
          boxes: [
            [700, 10, 900, 90],
            [20, 20, 90, 90],
            [30, 30, 30, 90],
          ],
        },
      ]),
    );
    expect(await told()).toMatchObject([
      {
        code: "boxes-misfit",
        severity: "warning",
        field: "fragments[2].lines",
        line: 7,
        details: { fault: "lines", lines: 4 },
      },
      { field: "fragments[3].lines", details: { fault: "blank" } },
      { field: "fragments[4].boxes[0]", details: { fault: "outside" } },
      { field: "fragments[4].boxes[2]", details: { fault: "empty" } },
    ]);
    const { problems, bulletin } = await found();
    expect(bulletin?.boxes?.fragments).toEqual([
      ...whole.fragments,
      { lines: [3, 3], boxes: [[20, 20, 90, 90]] },
    ]);
    for (const problem of problems) {
      const { message, fix } = wordingOf(problem);
      expect(`${message.zh}${message.en}${fix.zh}${fix.en}`).not.toMatch(/undefined|NaN/);
    }
  });

  it("belong to a text: without one, nothing uses them", async () => {
    await folder.write("bulletins/2020-11-30.boxes.json", pageBoxesText(whole));
    await folder.write("bulletins/2020-11-30.page.webp", await makePicture(600, 800, "webp"));
    expect((await found()).problems).toMatchObject([
      { file: "bulletins/2020-11-30.boxes.json", code: "stray-file" },
      { file: "bulletins/2020-11-30.page.webp", code: "stray-file" },
    ]);
  });
});

describe("the image of a page", () => {
  it("is known with its size, with boxes and without", async () => {
    await folder.write(image, await makePicture(600, 800, "webp"));
    const { problems, bulletin } = await found();
    expect(problems).toEqual([]);
    expect(bulletin?.image).toMatchObject({ path: image, width: 600, height: 800 });
    const { digest } = bulletin ?? {};
    await folder.write(image, await makePicture(600, 800, "webp", 1));
    expect((await found()).bulletin?.digest).not.toBe(digest);
  });

  it("is of the shape that the boxes have", async () => {
    await write(whole);
    await folder.write(image, await makePicture(900, 800, "webp"));
    expect(await told()).toMatchObject([
      { code: "boxes-misfit", field: "width", details: { fault: "image" } },
    ]);
  });

  it("is left out where it is no picture, and told of", async () => {
    await folder.write(image, "GIF89a");
    const { problems, bulletin } = await found();
    expect(problems).toMatchObject([{ file: image, severity: "error", code: "picture-format" }]);
    expect(bulletin?.image).toBeUndefined();
  });

  it("is left out once an article of the page was withdrawn: it shows all of the page", async () => {
    await folder.write(image, await makePicture(600, 800, "webp"));
    const withdrawn = "{ date: 2020-12-01, note: { zh: 撤稿, en: Gone } }";
    await folder.original(day, "a", { bulletin: day, headline: "标题一", withdrawn }, "第一段。第二行。");
    expect((await found()).bulletin).toMatchObject({ id: day });
    expect((await found()).bulletin?.image).toBeUndefined();
  });
});
