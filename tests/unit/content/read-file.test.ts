import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileSizeLimit } from "#lib/content/file-state.ts";
import { checkInvisible, readTextFile } from "#lib/content/read-file.ts";
import { run } from "../../support/processes.ts";
import { wordingFor } from "../../support/wording.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-read-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

function read(content: string | Uint8Array) {
  const path = join(folder, "x.md");
  writeFileSync(path, content);
  return readTextFile(path, "articles/x.md");
}

describe("a text file", () => {
  it.each([
    ["as it is", "一\n二\n", "一\n二\n"],
    ["with the line ends of Windows", "一\r\n二\r\n", "一\n二\n"],
    ["with the line ends of old Macs", "一\r二\r", "一\n二\n"],
    ["with mixed line ends", "一\r\n\r二\n\r\n三", "一\n\n二\n\n三"],
    ["with a byte order mark", "\uFEFF一\n", "一\n"],
    ["with an emoji and a rare name", "😀𠮷\n", "😀𠮷\n"],
  ])("is read %s", async (_, written, text) => {
    expect(await read(written)).toMatchObject({ text, problems: [] });
  });

  it("keeps U+FEFF that does not open it, so that every position stays true", async () => {
    expect((await read("一\uFEFF二\uFEFF三\n")).text).toBe("一\uFEFF二\uFEFF三\n");
  });

  it("may be as large as the limit", async () => {
    expect((await read("a".repeat(fileSizeLimit))).problems).toEqual([]);
  });

  it.each([
    ["is larger than the limit", "a".repeat(fileSizeLimit + 1), "file-too-large"],
    ["is empty", "", "empty-file"],
    ["is blank", " \r\n\u3000\n", "empty-file"],
    ["is only a byte order mark", "\uFEFF", "empty-file"],
  ])("is refused where it %s", async (_, written, code) => {
    const { text, problems } = await read(written);
    expect(text).toBeUndefined();
    expect(problems).toMatchObject([{ code, file: "articles/x.md", line: 1, column: 1, field: "file" }]);
  });

  it.each([
    ["GB18030", [0xd1, 0xe3, 0xb3, 0xc7], { line: 1, column: 1 }, true],
    ["GB18030 after good lines", [0x61, 0x0a, 0x62, 0x63, 0xd1, 0xe3], { line: 2, column: 3 }, true],
    ["UTF-8 that is cut short", [0x61, 0xe4, 0xbd], { line: 1, column: 2 }, false],
    ["UTF-16", [0xff, 0xfe, 0x61, 0x00], { line: 1, column: 1 }, false],
  ])("is refused in %s, with the place of the first wrong byte", async (_, bytes, place, gb18030) => {
    const { text, problems } = await read(Uint8Array.from(bytes));
    expect(text).toBeUndefined();
    expect(problems).toMatchObject([{ code: "not-utf8", ...place }]);
    expect(wordingFor(problems[0]).message.en.includes("GB18030")).toBe(gb18030);
  });

  it.each([
    ["a link to nowhere", (path: string) => symlinkSync(`${path}.gone`, path)],
    ["a folder", (path: string) => mkdirSync(path)],
    ["nothing at all", () => undefined],
  ])("is told to be unreadable where its path is %s", async (_, make) => {
    const path = join(folder, "y.md");
    make(path);
    const { text, problems } = await readTextFile(path, "y.md");
    expect(text).toBeUndefined();
    expect(problems).toMatchObject([{ code: "unreadable-file", file: "y.md" }]);
    expect(wordingFor(problems[0]).message.en).toMatch(/ENOENT|EISDIR/);
  });
});

it("does not wait at a pipe that nobody writes to", async () => {
  await run("mkfifo", [join(folder, "x.md")]);
  const { text, problems } = await readTextFile(join(folder, "x.md"), "x.md");
  expect(text).toBeUndefined();
  expect(problems).toMatchObject([{ code: "unreadable-file" }]);
});

describe("invisible characters", () => {
  it.each([
    ["\u0000", "control-character"],
    ["\u0007", "control-character"],
    ["\u001B", "control-character"],
    ["\u007F", "control-character"],
    ["\u200E", "bidi-control"],
    ["\u061C", "bidi-control"],
    ["\u202E", "bidi-control"],
    ["\u2066", "bidi-control"],
  ])("such as %j are told where they stand: %s", (character, code) => {
    expect(checkInvisible(`一\n二${character}三\n`, "x.md")).toMatchObject([{ code, line: 2, column: 2 }]);
  });

  it("are told each", () => {
    expect(checkInvisible("\u0007\n\u0007\u202E", "x.md")).toHaveLength(3);
  });

  it("do not include tabs, line ends, ideographic spaces and joiners", () => {
    expect(checkInvisible("一\t二\n\u3000三\u200D\u00A0\n", "x.md")).toEqual([]);
  });
});
