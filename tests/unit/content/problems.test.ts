import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { fileSizeLimit } from "#lib/content/file-state.ts";
import { readContent } from "#lib/content/read-content.ts";
import { pictureLimits } from "#lib/record/pictures.ts";
import {
  type Problem,
  type ProblemCode,
  problem,
  problemCodes,
  wordingOf,
} from "#lib/record/problems/catalogue.ts";
import {
  formatProblem,
  hasErrors,
  mostTold,
  problemKey,
  sortProblems,
  toldOf,
} from "#lib/record/problems/listing.ts";
import { makePicture } from "../../support/make-picture.ts";
import { wordingFor } from "../../support/wording.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/problems/", import.meta.url));
const article = "articles/2020-11-28/extra.md";
const picture = "articles/2020-11-28/extra.hall.jpg";
const badName = Buffer.from([0x61, 0xff, 0x2e, 0x6d, 0x64]);
/** Found only where a change is taken in, or a picture is made; tests of `archive/keeping` have them. */
const isFromFiles = (code: ProblemCode) => code !== "not-taken-in" && code !== "picture-not-made";
const codesOfFiles = problemCodes.filter(isFromFiles);
/** What Git cannot keep, or should not. */
const made: Partial<Record<ProblemCode, (folder: string) => void | Promise<void>>> = {
  "unreadable-file": (folder) => symlinkSync(join(folder, "nowhere"), join(folder, article)),
  "unfollowed-link": (folder) => symlinkSync("/etc/passwd", join(folder, article)),
  "name-not-utf8": (folder) =>
    writeFileSync(Buffer.concat([Buffer.from(join(folder, "articles/2020-11-28/")), badName]), "x"),
  "unlisted-picture": (folder) => writePicture(folder, 640),
  "duplicate-picture": (folder) => writePicture(folder, 640),
  "picture-format": (folder) => writeFileSync(join(folder, picture), "GIF89a"),
  "picture-damaged": async (folder) => {
    await writePicture(folder, 640);
    truncateSync(join(folder, picture), 1000);
  },
  "picture-too-large": async (folder) => {
    await writePicture(folder, 640);
    truncateSync(join(folder, picture), pictureLimits.bytes + 1);
  },
  "small-picture": (folder) => writePicture(folder, 399),
  "unused-picture": (folder) => writePicture(folder, 640),
  "picture-in-text": (folder) => writePicture(folder, 640),
  "unread-picture": (folder) => writePicture(folder, 640),
  "picture-words": (folder) => writePicture(folder, 640),
  "file-too-large": (folder) => writeFileSync(join(folder, article), "字".repeat(fileSizeLimit / 3 + 1)),
};

async function writePicture(folder: string, width: number): Promise<void> {
  writeFileSync(join(folder, picture), await makePicture(width, 300));
}

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "bulletin-problems-"));
  cpSync(join(fixtures, "base/content"), folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function problemsFound(): Promise<Problem[]> {
  return (await readContent(folder)).problems;
}

function shown({ file, line, column, severity, field, code }: Problem) {
  return { file, line, column, severity, field, code };
}

it("finds nothing wrong with sound content", async () => {
  expect(await problemsFound()).toEqual([]);
});

it("has a fixture for each code and no other", () => {
  const folders = readdirSync(fixtures).filter((name) => name !== "base");
  expect(folders.sort()).toEqual([...codesOfFiles].sort());
});

describe.each(codesOfFiles)("%s", (code) => {
  beforeEach(async () => {
    const content = join(fixtures, code, "content");
    if (existsSync(content)) cpSync(content, folder, { recursive: true });
    await made[code]?.(folder);
  });

  it("is found where it is, and nothing else is", async () => {
    const expected = JSON.parse(readFileSync(join(fixtures, code, "expected.json"), "utf8"));
    const found = await problemsFound();
    expect(found.map(shown)).toEqual(expected);
    expect(found.map((each) => each.code)).toContain(code);
  });

  it("says in both languages what is wrong and what to do", async () => {
    const found = (await problemsFound()).find((each) => each.code === code);
    expect(wordingFor(found).message.zh).toMatch(/\p{Script=Han}/u);
    expect(wordingFor(found).message.en).toMatch(/^[^\p{Script=Han}]*[a-z]/u);
    expect(wordingFor(found).fix.zh).toMatch(/\p{Script=Han}.*[。]$/u);
    expect(wordingFor(found).fix.en).toMatch(/^[A-Z].*[a-z].*\.$/);
    for (const { zh, en } of Object.values(wordingFor(found)))
      expect(zh + en).not.toMatch(/undefined|\[object|NaN|""|“”(?!或)/);
  });
});

describe("a problem", () => {
  const place = { file: "articles/2020-11-28/x.md", line: 7, column: 12, field: "reporters" };
  const unknown = problem("unknown-reporter", place, { id: "chen-rum", nearest: "chen-run" });

  it("prints as one line with file, line, column, severity, field and message", () => {
    expect(formatProblem(unknown, "en")).toBe(
      'articles/2020-11-28/x.md:7:12  error  reporters  unknown reporter "chen-rum"; did you mean "chen-run"?',
    );
    expect(formatProblem(unknown, "zh")).toBe(
      "articles/2020-11-28/x.md:7:12  error  reporters  没有编号为“chen-rum”的记者；是不是“chen-run”？",
    );
  });

  it("prints nothing that a terminal would obey or a reader would not see", () => {
    const file = "articles/2020-11-28/\u001B[31m\u202Ex.md";
    expect(formatProblem({ ...unknown, file }, "en")).toMatch(
      /^articles\/2020-11-28\/\uFFFD\[31m\uFFFDx\.md:7:12 /,
    );
  });

  it("asks for no near name where there is none", () => {
    const { message } = wordingOf(problem("unknown-reporter", place, { id: "xyz" }));
    expect(message).toEqual({ zh: "没有编号为“xyz”的记者", en: 'unknown reporter "xyz"' });
  });

  it("prints as one line even where the value at fault has several", () => {
    const wrong = problem("wrong-kind", place, { value: "me\neting", allowed: ["meeting"] });
    expect(formatProblem(wrong, "en")).not.toContain("\n");
  });

  it("tells GB18030 from other encodings", () => {
    expect(wordingOf(problem("not-utf8", place, { gb18030: true })).message.en).toContain("GB18030");
    expect(wordingOf(problem("not-utf8", place, { gb18030: false })).message.en).not.toContain("GB18030");
  });

  it("names a control character by its code point", () => {
    expect(wordingOf(problem("bidi-control", place, { character: "\u202E" })).message.zh).toContain("U+202E");
    expect(wordingOf(problem("control-character", place, { character: "\u0007" })).message.en).toContain(
      "U+0007",
    );
  });

  it("has one key for as long as it is the same, and another in another place or with another value", () => {
    const others = [
      problem("unknown-reporter", { ...place, line: 8 }, { id: "chen-rum" }),
      problem("unknown-reporter", place, { id: "chen-ru" }),
      problem("unknown-topic", place, { id: "chen-rum" }),
    ];
    const keys = [unknown, ...others].map(problemKey);
    expect(new Set(keys).size).toBe(4);
    expect(problemKey({ ...unknown })).toBe(keys[0]);
  });
});

describe("a list of problems", () => {
  const at = (file: string, line: number, column: number) =>
    problem("raw-html", { file, line, column, field: "body" }, { html: "<b>" });

  it("is sorted by file, then line, then column, each as a number", () => {
    const sorted = [at("a.md", 2, 3), at("a.md", 2, 20), at("a.md", 10, 1), at("b.md", 1, 1)];
    expect(sortProblems([...sorted].reverse())).toEqual(sorted);
  });

  it("has errors where one of them is an error", () => {
    const warning = problem("empty-body", { file: "a.md", line: 1, column: 1, field: "body" });
    expect(hasErrors([])).toBe(false);
    expect(hasErrors([warning])).toBe(false);
    expect(hasErrors([warning, at("a.md", 1, 1)])).toBe(true);
  });
});

describe("of many problems", () => {
  const at = (line: number, file = "articles/2020-11-28/x.md") => ({ file, line, column: 1, field: "body" });
  const dots = (line: number) => problem("ascii-ellipsis", at(line));
  const html = (line: number) => problem("raw-html", at(line), { html: "<b>" });
  const lines = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

  it("the same one on one line is told once, and what differs in place or wording is told", () => {
    const same = { ...dots(3), column: 9 };
    const other = problem("straight-quote", at(3), { character: '"' });
    const another = problem("straight-quote", at(3), { character: "'" });
    expect(toldOf([same, dots(3), dots(4), other, { ...other, column: 7 }, another])).toEqual([
      dots(3),
      other,
      another,
      dots(4),
    ]);
  });

  it("each file's first ones are told, and how many more there are", () => {
    const told = toldOf([...lines(mostTold + 7).map(dots), problem("empty-file", at(1, "people.yaml"))]);
    expect(told.slice(0, mostTold)).toEqual(lines(mostTold).map(dots));
    expect(told.slice(mostTold)).toMatchObject([
      {
        line: mostTold + 1,
        code: "more-problems",
        severity: "warning",
        details: { more: 7 },
      },
      { file: "people.yaml", code: "empty-file" },
    ]);
  });

  it("errors come before warnings, and what is left out is as severe as the worst of it", () => {
    const many = [...lines(mostTold).map(dots), ...lines(3).map((line) => html(line + 1000))];
    const told = toldOf(many);
    expect(told.filter(({ severity }) => severity === "error")).toHaveLength(3);
    expect(told.find(({ code }) => code === "more-problems")).toMatchObject({ severity: "warning" });
    const errors = toldOf([...lines(mostTold + 1).map(html), dots(1)]);
    expect(errors.at(-1)).toMatchObject({
      code: "more-problems",
      severity: "error",
      details: { more: 2 },
    });
  });

  it("what was picked once is not picked again", () => {
    const told = toldOf(lines(mostTold + 7).map(dots));
    expect(toldOf(told)).toEqual(told);
  });

  it("more than a call takes arguments are no fault of the program, whatever file they are in", async () => {
    writeFileSync(join(folder, "people.yaml"), "- 1\n".repeat(200_000));
    writeFileSync(join(folder, "glossary.yaml"), `- \n# ${"\u0007".repeat(900_000)}\n`);
    const ids = Array.from({ length: 70_000 }, (_, index) => `r${index}`).join("\n  - ");
    const fields = `headline: 短讯\nkind: news\ndate: 2020-11-28\nreporters:\n  - ${ids}\ntopics: []\n`;
    writeFileSync(join(folder, article), `---\n${fields}---\n\n正文。\n`);
    const found = await problemsFound();
    for (const file of ["people.yaml", article]) {
      const own = found.filter((each) => each.file === file);
      expect(own).toHaveLength(mostTold + 1);
      expect(own.at(-1)).toMatchObject({ code: "more-problems", severity: "error" });
    }
  });
});
