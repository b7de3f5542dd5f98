import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { makePdf } from "../../support/make-pdf.ts";
import { runNode, run as runProgram } from "../../support/processes.ts";

const text = `全市植树活动启动
春风里添一抹新绿

■本报记者 林舟 通讯员 段林

本报讯 6月3日下午，全市植树活动在河畔公园启动，三百名市民种下新苗。园林局局长顾明参加。

顾明说，种树要选对时节，更要选对树种。本地的乡土树好养护，根扎得深，几年就能成荫。
`;
/** The first sentence of such a page as another program wrote it in GB18030. */
const gb18030 = Buffer.from(
  "b1beb1a8d1b62036d4c233c8d5a3acc8abcad0d6b2caf7bbeeb6afd4dabad3c5cfb9abd4b0bed9d0d0a1a30a",
  "hex",
);
const registries = {
  "reporters.yaml": "- id: lin-zhou\n  name: { zh: 林舟, en: Lin Zhou }\n  role: staff\n",
  "topics.yaml": "[]\n",
  "people.yaml":
    "- id: gu-ming\n  name: { zh: 顾明, en: Gu Ming }\n  office: { zh: 园林局局长, en: Head of parks }\n",
};
const published =
  "---\nheadline: 旧文\nkind: news\ndate: 2024-06-05\nreporters: []\ntopics: []\n---\n\n旧文。\n";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "bulletin-import-"));
  await write("page.txt", text);
  for (const [name, content] of Object.entries(registries)) await write(`content/${name}`, content);
});
afterEach(() => rm(folder, { recursive: true }));

async function write(path: string, content: string | Uint8Array) {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await writeFile(join(folder, path), content);
}
const read = (path: string) => readFile(join(folder, path), "utf8");
const files = async (path = "content") =>
  (await readdir(join(folder, path), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, path).length + 1))
    .sort();

const cli = join(import.meta.dirname, "../../../cli/bulletin.ts");
function run(args: readonly string[], { input = "", env = {} as Record<string, string> } = {}) {
  const language = { LANG: "en_GB.UTF-8", LC_ALL: "", LC_MESSAGES: "" };
  return runNode([cli, ...args], { cwd: folder, env: { ...process.env, ...language, ...env }, input });
}
/** Does what drafts say is left to do, as far as it is said there alone. */
async function settle() {
  for (const path of (await files()).filter((each) => each.endsWith(".md"))) {
    const draft = await read(`content/${path}`);
    await write(`content/${path}`, draft.replace(/^todo:\n(?: {2}.*\n)+/m, ""));
  }
}
/** Puts the reporter into the registry whom the import proposes, and into the drafts whose bylines have the name. */
async function register() {
  await run(["reporter", "add", "段林", "--role", "correspondent"]);
  for (const path of (await files()).filter((each) => each.endsWith(".md"))) {
    const draft = await read(`content/${path}`);
    await write(
      `content/${path}`,
      draft.replace(/(?<=^byline: .*段林\nreporters:)\n {2}- lin-zhou$/m, " [lin-zhou, duan-lin]"),
    );
  }
}
const date = ["--date", "2024-06-05"];
const importPage = (...more: string[]) => run(["import", "page.txt", ...date, ...more]);

describe("bulletin import", () => {
  it("writes the bulletin's text as it came, and drafts that pass the check once reporters are registered", async () => {
    const { code, out, err } = await importPage();
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringMatching(/draft.*bulletin check/s) });
    expect(await read("content/bulletins/2024-06-05.txt")).toBe(text);
    const drafts = (await files()).filter((path) => path.startsWith("articles/2024-06-05/"));
    expect(drafts.length).toBeGreaterThan(0);
    for (const path of drafts) {
      expect(out).toContain(path);
      expect(await read(`content/${path}`)).toMatch(/^status: draft$/m);
    }
    const check = await run(["check", "--strict"]);
    expect(check).toMatchObject({
      code: 1,
      out: expect.stringMatching(
        /^\S+ {2}warning {2}byline .*段林.*\n\S+ {2}warning {2}todo {2}4 left to do: .*段林.*\n$/,
      ),
    });
    await register();
    expect((await run(["check"])).out).toMatch(/^\S+ {2}warning {2}todo {2}3 left to do: .*\n$/);
    await settle();
    expect(await run(["check", "--strict"])).toMatchObject({ code: 0, out: "" });
  });

  it("proposes reporters whom the registry lacks as entries to paste, and touches no registry", async () => {
    const { out } = await importPage();
    expect(out).toContain("- id: duan-lin\n  name:\n    zh: 段林\n    en: Duan Lin\n  role: correspondent\n");
    expect(await read("content/reporters.yaml")).toBe(registries["reporters.yaml"]);
  });

  it("prints one JSON document and writes nothing", async () => {
    const before = await files();
    const { code, out } = await importPage("--json");
    const document = JSON.parse(out);
    expect(code).toBe(document.unplaced.length > 0 ? 1 : 0);
    expect(Object.keys(document)).toEqual([
      "fragments",
      "articles",
      "joins",
      "unplaced",
      "setAside",
      "suggestions",
      "answers",
    ]);
    const plain = (texts: string[]) => texts.join("").replace(/\s+/g, "");
    expect(plain(document.fragments.map((fragment: { text: string }) => fragment.text))).toBe(plain([text]));
    expect(await files()).toEqual(before);
  });

  it("reads standard input, and writes a page's own bulletin elsewhere", async () => {
    const args = ["import", "-", ...date, "--page", "2", "--out", "elsewhere"];
    expect((await run(args, { input: text })).code).toBe(0);
    expect(await files("elsewhere")).toContain("bulletins/2024-06-05-02.txt");
  });

  it("converts GB18030, says so, and keeps the source", async () => {
    await write("page.txt", gb18030);
    const { err } = await importPage();
    expect(err).toMatch(/GB18030/);
    expect(await read("content/bulletins/2024-06-05.txt")).toBe(
      "本报讯 6月3日，全市植树活动在河畔公园举行。\n",
    );
    expect(await readFile(join(folder, "content/bulletins/2024-06-05.source.txt"))).toEqual(gb18030);
    expect(await read("content/bulletins/2024-06-05.yaml")).toBe(
      "source: 2024-06-05.source.txt\nencoding: GB18030\n",
    );
    await settle();
    expect((await run(["check", "--strict"])).code).toBe(0);
  });

  it("takes the text of a PDF and keeps the PDF", async () => {
    const pdf = makePdf([[{ text: "本报讯 6月3日，全市植树活动举行。", x: 60, y: 700 }]]);
    await write("page.txt", pdf);
    await importPage();
    expect(await read("content/bulletins/2024-06-05.txt")).toBe("本报讯 6月3日，全市植树活动举行。\n");
    expect(await readFile(join(folder, "content/bulletins/2024-06-05.source.pdf"))).toEqual(Buffer.from(pdf));
    expect(await read("content/bulletins/2024-06-05.yaml")).toMatch(/encoding: PDF/);
  });

  it("takes pages of a PDF as pages of the issue, and keeps the PDF once", async () => {
    const page = (text: string) => [{ text, x: 60, y: 700 }];
    await write("issue.pdf", makePdf([page("第一版的话。"), page("第一版的话。")]));
    const args = ["import", "issue.pdf", ...date, "--pages", "1-2"];
    const document = JSON.parse((await run([...args, "--json"])).out);
    const slugs = document.pages.flatMap(({ articles }: { articles: { slug: string }[] }) =>
      articles.map(({ slug }) => slug),
    );
    const { out } = await run(args);
    const drafts = (await files()).filter((path) => path.endsWith(".md"));
    expect(drafts).toEqual(slugs.map((slug: string) => `articles/2024-06-05/${slug}.md`).sort());
    expect(drafts).toHaveLength(2);
    expect(await read(`content/${drafts[0]}`)).toMatch(/^page: 2\nbulletin: 2024-06-05-02$/m);
    expect(await read(`content/${drafts[1]}`)).not.toMatch(/^page:/m);
    expect(out).toMatch(/articles\/2024-06-05\/.*\n.*articles\/2024-06-05\//s);
    expect((await files()).filter((path) => path.startsWith("bulletins/"))).toEqual([
      "bulletins/2024-06-05-02.boxes.json",
      "bulletins/2024-06-05-02.plan.json",
      "bulletins/2024-06-05-02.txt",
      "bulletins/2024-06-05-02.yaml",
      "bulletins/2024-06-05.boxes.json",
      "bulletins/2024-06-05.plan.json",
      "bulletins/2024-06-05.source.pdf",
      "bulletins/2024-06-05.txt",
      "bulletins/2024-06-05.yaml",
    ]);
    expect(await read("content/bulletins/2024-06-05-02.yaml")).toMatch(/^source: 2024-06-05\.source\.pdf$/m);
  });

  it("keeps the line ends of Windows in the bulletin and out of the drafts", async () => {
    await write("page.txt", text.replaceAll("\n", "\r\n"));
    await importPage();
    expect(await read("content/bulletins/2024-06-05.txt")).toBe(text.replaceAll("\n", "\r\n"));
    const drafts = (await files()).filter((path) => path.endsWith(".md"));
    for (const path of drafts) expect(await read(`content/${path}`)).not.toContain("\r");
    await register();
    await settle();
    expect(await run(["check", "--strict"])).toMatchObject({ code: 0, out: "" });
  });

  it("writes a report that needs nothing else", async () => {
    const { code } = await importPage("--json", "--report", "reports/page.html");
    expect(code).toBe(0);
    expect(await read("reports/page.html")).toMatch(/^<!DOCTYPE html>/i);
  });

  it("speaks Chinese where the terminal does", async () => {
    const { err } = await run(["import", "page.txt", ...date], { env: { LANG: "zh_CN.UTF-8" } });
    expect(err).toMatch(/篇草稿/);
  });

  it.each(["en_GB.UTF-8", "zh_CN.UTF-8"])("has help in the terminal's language (%s)", async (LANG) => {
    const { code, out } = await run(["import", "--help"], { env: { LANG } });
    expect(code).toBe(0);
    for (const option of ["--date", "--page", "--out", "--json", "--report", "--assist", "--force"]) {
      expect(out).toContain(option);
    }
  });
});

describe("existing files", () => {
  const contents = async () =>
    Object.fromEntries(
      await Promise.all((await files()).map(async (path) => [path, await read(`content/${path}`)])),
    );
  const drafts = async () => (await files()).filter((path) => path.endsWith(".md"));

  it("are never overwritten: their names, and nothing written", async () => {
    await importPage();
    const before = await contents();
    const { code, err } = await importPage();
    expect(code).toBe(2);
    for (const path of await drafts()) expect(err).toContain(path);
    expect(await contents()).toEqual(before);
  });

  it("are replaced by --force where they are drafts of the same bulletin", async () => {
    await importPage();
    const [draft = ""] = await drafts();
    const written = await read(`content/${draft}`);
    await write(`content/${draft}`, written.replace(/^headline: .*$/m, "headline: 改过的标题"));
    expect((await importPage("--force")).code).toBe(0);
    expect(await read(`content/${draft}`)).toBe(written);
  });

  it("are kept, --force or not, where they are published", async () => {
    await importPage();
    const [draft = ""] = await drafts();
    await write(
      `content/${draft}`,
      (await read(`content/${draft}`)).replace("status: draft", "status: published"),
    );
    const before = await contents();
    const { code, err } = await importPage("--force");
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringContaining(draft) });
    expect(await contents()).toEqual(before);
  });

  it("leave their slugs alone: another article's name is not taken", async () => {
    await importPage();
    const [draft = ""] = await drafts();
    await rm(join(folder, "content"), { recursive: true });
    await write(`content/${draft}`, published);
    expect((await importPage()).code).toBe(0);
    expect(await read(`content/${draft}`)).toBe(published);
    expect(await drafts()).toContain(draft.replace(/\.md$/, "-2.md"));
  });

  it("stop an import whose bulletin says something else, even with --force", async () => {
    await write("content/bulletins/2024-06-05.txt", `${text}又一行。\n`);
    const { code, err } = await importPage("--force");
    expect({ code, err }).toMatchObject({
      code: 2,
      err: expect.stringContaining("bulletins/2024-06-05.txt"),
    });
    expect(await drafts()).toEqual([]);
  });

  it("tell of older drafts that nothing replaces", async () => {
    await importPage();
    const [draft = ""] = await drafts();
    await write("content/articles/2024-06-05/renamed.md", await read(`content/${draft}`));
    const { code, err } = await importPage("--force");
    expect({ code, err }).toMatchObject({ code: 0, err: expect.stringContaining("2024-06-05/renamed.md") });
  });

  it("do no harm where they are the same bulletin's text", async () => {
    await write("content/bulletins/2024-06-05.txt", text);
    expect((await importPage()).code).toBe(0);
  });
});

it.each([
  ["check"],
  ["index"],
  ["ledger", "--all"],
  ["import", "-", ...date],
  ["import", "-", ...date, "--out", "elsewhere"],
  ["import", "-", ...date, "--json", "--report", "reports/page.html"],
])("ends with 2 and says why where the working directory was removed: %j", async (...args) => {
  await mkdir(join(folder, "gone"));
  const env = { ...process.env, LC_ALL: "en_GB.UTF-8", CONTENT_DIR: "content" };
  const command = ["-c", 'rmdir "$PWD" && exec "$@"', "sh", process.execPath, cli, ...args];
  const ran = await runProgram("sh", command, { cwd: join(folder, "gone"), env, input: text });
  expect(ran).toEqual({
    ...{ code: 2, signal: null, out: "" },
    err: "the working directory was removed: change to one that exists, and try again\n",
  });
});

it("writes to the folder that was meant where the working directory is removed while it reads", async () => {
  const gone = join(folder, "gone");
  const remove = `data:text/javascript,import{rmdirSync}from"node:fs";process.stdin.once("end",()=>rmdirSync(${JSON.stringify(gone)}))`;
  await mkdir(gone);
  const args = ["--import", remove, cli, "import", "-", ...date, "--out", "elsewhere"];
  expect(await runNode(args, { cwd: gone, input: text })).toMatchObject({ code: 0 });
  expect(await files("gone/elsewhere")).toContain("bulletins/2024-06-05.txt");
});

describe("bad input", () => {
  it.each([
    ["empty", ""],
    ["blank", "\r\n \u3000\n"],
    ["binary", Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1, 2])],
    ["in an unknown encoding", Buffer.from("caf\xe9 \xff\xfe\xff\n", "latin1")],
    ["cut in the middle of a character", Buffer.from(text).subarray(0, 20)],
    ["5 MB of text", "本报讯 全市植树活动启动。\n".repeat(140_000)],
    ["a broken PDF", "%PDF-1.7\nnothing of a PDF"],
  ])("is refused with a reason and a remedy, and nothing is written: %s", async (_, content) => {
    await write("page.txt", content);
    const before = await files();
    const { code, out, err } = await importPage();
    expect({ code, out }).toEqual({ code: 2, out: "" });
    expect(err).toMatch(/^page\.txt {2}error {2}\S.*\n {4}\S.*\n$/);
    expect(await files()).toEqual(before);
  });

  it("is told of where the folder cannot be written to", async () => {
    await write("content/articles", "not a folder");
    const { code, err } = await importPage();
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/^content {2}error {2}/) });
    expect(await files()).not.toContain("bulletins/2024-06-05.txt");
  });

  it.each([
    [["import", "nowhere.txt", ...date], /nowhere\.txt/],
    [["import", "page.txt"], /--date/],
    [["import", ...date], /FILE/],
    [["import", "page.txt", "--date", "2024-02-30"], /2024-02-30/],
    [["import", "page.txt", ...date, "--page", "0"], /--page/],
    [["import", "page.txt", ...date, "--report", "content/articles/x.md"], /\.html/],
    [["import", "page.txt", ...date, "--nonsense"], /nonsense/],
    [["import", "page.txt", "page.txt", ...date], /page\.txt/],
    [["import", "page.txt", ...date, "--assist"], /BULLETIN_LLM_URL/],
  ])("%j is wrong use", async (args, reason) => {
    const { code, err } = await run(args, { env: { BULLETIN_LLM_URL: "" } });
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(reason) });
    expect(await files()).toEqual(Object.keys(registries).sort());
  });
});
