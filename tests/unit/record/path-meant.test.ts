import { describe, expect, it } from "vitest";
import { pathMeant } from "#lib/record/path-meant.ts";

describe("where a file was meant to be", () => {
  it.each([
    ["reporters.yml", "reporters.yaml"],
    ["Topics.yaml", "topics.yaml"],
    ["sites.yaml", undefined],
    ["articles/2020-11-28/a.MD", "articles/2020-11-28/a.md"],
    ["articles/2020-11-28/a.markdown", "articles/2020-11-28/a.md"],
    ["articles/2020-11-28/a.md.txt", "articles/2020-11-28/a.md"],
    ["articles/2020-11-28/a.en.md.txt", "articles/2020-11-28/a.en.md"],
    ["articles/2020-11-28/a-en.md", "articles/2020-11-28/a.en.md"],
    ["Articles/2020-11-28/a.md", "articles/2020-11-28/a.md"],
    ["article/2020-11-28/a.md", "articles/2020-11-28/a.md"],
    ["articles/20201128/a.md", "articles/2020-11-28/a.md"],
    ["articles/2020-11-8/a.md", "articles/2020-11-08/a.md"],
    ["articles/2020-11-28 /a.md", "articles/2020-11-28/a.md"],
    ["articles/2020年11月28日/a.md", "articles/2020-11-28/a.md"],
    ["articles/2020-11-28/第二版/a.md", "articles/2020-11-28/a.md"],
    ["bulletins/20201128.txt", "bulletins/2020-11-28.txt"],
    ["bulletins/2020-11-28-2.txt", "bulletins/2020-11-28-02.txt"],
    ["bulletins/2020-11-28.yml", "bulletins/2020-11-28.yaml"],
    // No day of the calendar, nothing like one, or nothing that a name could mend
    ["articles/2020-02-30/a.md", undefined],
    ["articles/a.md", undefined],
    ["articles/2020-11-28/text.docx", undefined],
    ["bulletins/2020-11-28.doc", undefined],
    ["notes.txt", undefined],
  ])("%s: %s", (path, meant) => {
    expect(pathMeant(path)).toBe(meant);
  });
});
