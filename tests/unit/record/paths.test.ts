import { describe, expect, it } from "vitest";
import { articleId } from "#lib/record/ids.ts";
import { isTranslationLocale } from "#lib/record/languages.ts";
import { isIgnored, roleOf } from "#lib/record/paths.ts";

const day = "2020-11-28";

describe("a file's role", () => {
  it.each([
    ["a.md", { role: "original", slug: "a" }],
    ["standing-committee-2.md", { role: "original", slug: "standing-committee-2" }],
    ["a.en.md", { role: "translation", slug: "a", locale: "en" }],
    ["a.fr.md", { role: "translation", slug: "a", locale: "fr" }],
    ["a.zh.md", { role: "translation", slug: "a", locale: "zh" }],
    ["a.en.old.md", { role: "translation", slug: "a", locale: "en.old" }],
    ["Bad_Name.md", { role: "original", slug: "Bad_Name" }],
  ])("of articles/2020-11-28/%s is %j", (name, role) => {
    expect(roleOf(`articles/${day}/${name}`)).toEqual({ ...role, folder: day, nested: false });
  });

  it.each([
    ["articles/a.md", ""],
    ["articles/2020/a.md", "2020"],
    ["articles/2020-02-30/a.md", "2020-02-30"],
    ["articles/2020-11-28/more/a.md", day],
    ["articles/2020-11-28/x/y/a.md", day],
  ])("of %s is an article that is not in its place", (path, folder) => {
    expect(roleOf(path)).toEqual({ role: "original", slug: "a", folder, nested: true });
  });

  it.each([
    ["a.hall.jpg", "a", false],
    ["a.会场.JPEG", "a", false],
    ["a.jpg", "a", false],
    ["inside/a.hall.webp", "a", true],
  ])("of articles/2020-11-28/%s is a picture of %s", (path, slug, nested) => {
    const name = path.slice(path.lastIndexOf("/") + 1);
    expect(roleOf(`articles/${day}/${path}`)).toEqual({ role: "picture", folder: day, slug, name, nested });
  });

  it.each([
    ["reporters.yaml", { role: "registry", name: "reporters" }],
    ["topics.yaml", { role: "registry", name: "topics" }],
    ["people.yaml", { role: "registry", name: "people" }],
    ["glossary.yaml", { role: "registry", name: "glossary" }],
    ["bulletins/2020-11-28.txt", { role: "bulletin-text", id: day }],
    ["bulletins/2020-11-28.answers.yaml", { role: "bulletin-answers", id: day }],
    ["bulletins/2020-11-28.plan.json", { role: "kept" }],
    ["bulletins/2020-11-28-02.txt", { role: "bulletin-text", id: `${day}-02` }],
    ["bulletins/2020-11-28.yaml", { role: "bulletin-fields", id: day }],
    ["bulletins/2020-11-28-02.yaml", { role: "bulletin-fields", id: `${day}-02` }],
    ["bulletins/2020-11-28-02.boxes.json", { role: "bulletin-boxes", id: `${day}-02` }],
    ["bulletins/2020-11-28.page.webp", { role: "bulletin-image", id: day }],
    ["bulletins/2020-11-28.source.txt", { role: "kept" }],
    ["bulletins/2020-11-28-02.source.pdf", { role: "kept" }],
    ["README.md", { role: "kept" }],
    ["README.zh.md", { role: "kept" }],
  ])("of %s is %j", (path, role) => {
    expect(roleOf(path)).toEqual(role);
  });

  it.each([
    "notes.txt",
    "topics.yml",
    "Topics.yaml",
    "readme.md",
    "authors.yaml",
    "constructor.yaml",
    "a.md",
    "bulletins/2020-11-28.pdf",
    "bulletins/2020-11-28.yml",
    "bulletins/2020-11-28.page.png",
    "bulletins/2020-11-28.json",
    "bulletins/2020-11-28.TXT",
    "bulletins/2020-02-30.txt",
    "bulletins/2020-11-28-2.txt",
    "bulletins/page.txt",
    "bulletins/page.source.txt",
    "bulletins/2020/2020-11-28.txt",
    "bulletins/topics.yaml",
    "articles/2020-11-28/a.txt",
    "articles/2020-11-28/a.MD",
    "articles/topics.yaml",
    "drafts/2020-11-28/a.md",
  ])("of %s is none", (path) => {
    expect(roleOf(path)).toEqual({ role: "stray" });
  });
});

describe("an editor's own file", () => {
  it.each([
    ".DS_Store",
    ".git/config",
    "articles/2020-11-28/.a.md.swp",
    "articles/2020-11-28/a.md~",
    "articles/2020-11-28/#a.md#",
    "articles/.obsidian/a.md",
    "articles/old~/a.md",
    "articles/2020-11-28/~$a.docx",
    "articles/2020-11-28/Thumbs.db",
    "bulletins/desktop.ini",
  ])("is passed over: %s", (path) => {
    expect(isIgnored(path)).toBe(true);
  });

  it.each(["articles/2020-11-28/a.md", "articles/2020-11-28/a~b.md", "articles/#1/a.md", "", "topics.yaml"])(
    "is not %j",
    (path) => {
      expect(isIgnored(path)).toBe(false);
    },
  );
});

it.each([
  ["en", true],
  ["zh", false],
  ["EN", false],
  ["en-GB", false],
  ["", false],
])("has translations into %j: %s", (locale, expected) => {
  expect(isTranslationLocale(locale)).toBe(expected);
});

it("names an article by its day and slug", () => {
  expect(articleId(day, "a")).toBe("2020-11-28/a");
});
