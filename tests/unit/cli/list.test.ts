import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runNode } from "../../support/processes.ts";
import { ContentFolder } from "../archive/content-folder.ts";

const cli = fileURLToPath(new URL("../../../cli/bulletin.ts", import.meta.url));
const day = "2020-11-28";
const file = (slug: string) => `articles/${day}/${slug}.md`;
let content: ContentFolder;

beforeAll(async () => {
  content = await ContentFolder.make();
  await content.original(day, "a");
  await content.original(day, "draft", { status: "draft" });
  await content.original(day, "later", { publish: "2099-01-01T00:00Z", accept: answered });
  await content.original(day, "gone", { withdrawn: `{ date: ${day}, note: { zh: 有误, en: Wrong } }` });
  await content.original(day, "new-name", { formerly: "[old-name]" });
});
const answered = "[{ block: publish, code: publish-far-off, why: 试 }]";
afterAll(() => content.remove());

async function bulletin(...args: string[]) {
  const env = { NODE_ENV: "test", CONTENT_DIR: content.path } as NodeJS.ProcessEnv;
  return runNode([cli, ...args], { env });
}

it("lists what readers do not see, and what was renamed", async () => {
  const { code, out } = await bulletin("list");
  expect(code).toBe(0);
  expect(out.trim().split("\n")).toEqual([
    `${file("later")}  held  until 2099-01-01T08:00+08:00`,
    `${file("draft")}  draft`,
    `${file("gone")}  withdrawn  ${day}  Wrong`,
    `${file("new-name")}  renamed  old-name`,
  ]);
});

it("lists as one JSON document, and some kinds alone", async () => {
  expect(JSON.parse((await bulletin("list", "--json", "--held", "--withdrawn")).out)).toEqual({
    held: [{ file: file("later"), until: "2099-01-01T08:00+08:00" }],
    withdrawn: [{ file: file("gone"), date: day, note: { zh: "有误", en: "Wrong" } }],
  });
  expect((await bulletin("list", "everything")).code).toBe(2);
});

it("check lists what is held beside the problems", async () => {
  const { out, err } = await bulletin("check", "--strict", "--json");
  const held = [{ file: file("later"), until: "2099-01-01T08:00+08:00" }];
  expect(JSON.parse(out)).toMatchObject({ held });
  expect(err).toBe("");
  expect((await bulletin("check")).err).toContain(`${file("later")}  held  until 2099-01-01T08:00+08:00`);
});
