import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type AgainPlan, planAgain, type StandingFile } from "#lib/importer/answers/again.ts";
import { answersOf } from "#lib/importer/answers/answer.ts";
import {
  type PlanRecord,
  planRecordText,
  putTogether,
  readPlanRecord,
} from "#lib/importer/answers/plan-record.ts";
import { assertWhole } from "#lib/importer/drafts/coverage.ts";
import type { DraftSettings } from "#lib/importer/drafts/drafts.ts";
import { planPage } from "#lib/importer/solve/plan-page.ts";
import { readAnswers } from "#lib/record/answered.ts";
import { answeredRoles, type WrittenAnswer } from "#lib/record/answers.ts";

const text = `临溪日报

全市植树活动启动
春风里添一抹新绿

■本报记者 林舟

本报讯 6月3日下午，全市植树活动在河畔公园启动，三百名市民种下新苗，园林局局长顾明参加了活动，并同市民一起为新栽的

树苗培土浇水。

顾明说，种树要选对时节，更要选对树种。本地的乡土树好养护，根扎得深，几年就能成荫。

夜间公交增开三条线路

■本报记者 段林

本报讯 6月4日，市公交公司宣布，本月起增开三条夜间公交线路，末班车延长到零时三十分，覆盖医院、车站和主要商圈。

公司负责人郭敬说，夜班司机全部经过培训，车上配备了急救箱，乘客可以用手机查到每一班车的位

置和预计到站的时间。

图为市民在站台候车。

责任编辑：方可
`;
const settings: DraftSettings = {
  day: "2024-06-05",
  bulletin: "2024-06-05",
  registries: { reporters: [], topics: [], people: [], glossary: [], site: [] },
};
const base = planPage(text);
const size = base.fragments.length;
const whole = (at: number) => `${base.fragments[at]?.lines[0]}`;
const read = (written: readonly WrittenAnswer[]) => {
  const { answers, faults } = readAnswers(written, base.fragments);
  return { answers: answersOf(answers, base), isSound: faults.length === 0 };
};

/** The files of a content folder, and what is kept of the import. */
interface World {
  disk: Map<string, string>;
  record: PlanRecord;
}
function imported(answers: readonly WrittenAnswer[] = []): World {
  const { record } = putTogether(base, read(answers).answers, settings);
  return { disk: new Map(record.drafts.map(({ path, text: draft }) => [path, draft])), record };
}
const standing = ({ disk }: World) =>
  new Map(
    [...disk].map(([path, draft]): [string, StandingFile] => [
      path,
      { text: draft, status: draft.includes("\nstatus: draft\n") ? "draft" : "published" },
    ]),
  );
const again = (world: World, answers: readonly WrittenAnswer[], force = false) =>
  planAgain(world.record, read(answers).answers, settings, standing(world), force);
function apply(world: World, plan: AgainPlan): void {
  if (plan.inTheWay.length > 0) return;
  for (const { path, bytes } of plan.files) world.disk.set(path, Buffer.from(bytes).toString());
  for (const path of plan.removed) world.disk.delete(path);
  // What is kept survives being written and read.
  world.record = readPlanRecord(planRecordText(plan.record)) as PlanRecord;
}
const at = (beginning: string) => {
  const fragment = base.fragments.find((each) => each.text.replace(/\s+/g, "").startsWith(beginning));
  if (fragment === undefined) throw new Error(`no fragment begins with ${beginning}`);
  return `${fragment.lines[0]} ${beginning}`;
};

describe("putting a page together again", () => {
  it("changes nothing where nothing is answered", () => {
    const world = imported();
    const plan = again(world, []);
    expect([plan.files, plan.removed, plan.inTheWay]).toEqual([[], [], []]);
    expect(plan.record).toEqual(world.record);
  });

  it("moves what is answered, and leaves every other draft as it stands", () => {
    const world = imported();
    const plan = again(world, [{ fragment: at("顾明说"), article: at("夜间公交") }]);
    expect(plan.files).toHaveLength(2);
    apply(world, plan);
    const [tree = "", bus = ""] = ["植树活动启动", "夜间公交增开"].map((head) =>
      [...world.disk.values()].find((draft) => draft.includes(head)),
    );
    expect(tree).not.toContain("顾明说");
    expect(bus).toContain("顾明说");
  });

  it("makes the change beside what an editor has mended", () => {
    const world = imported();
    const [path = ""] = [...world.disk].find(([, draft]) => draft.includes("顾明说")) ?? [];
    world.disk.set(path, (world.disk.get(path) ?? "").replace("kind: news", "kind: forum"));
    const plan = again(world, [{ fragment: at("顾明说"), article: at("夜间公交") }]);
    expect(plan.merged).toEqual([path]);
    apply(world, plan);
    expect(world.disk.get(path)).toMatch(/^kind: forum$/m);
    expect(world.disk.get(path)).not.toContain("顾明说");
  });

  it("does nothing at all where an editor has changed the same lines, a draft is published, or it is gone", () => {
    const answers = [{ fragment: at("顾明说"), article: at("夜间公交") }];
    const ways: [AgainPlan["inTheWay"][number]["why"], (draft: string) => string | undefined][] = [
      ["edited", (draft) => draft.replace("更要选对树种", "更要选对品种")],
      ["published", (draft) => draft.replace("\nstatus: draft\n", "\n")],
      ["gone", () => undefined],
    ];
    for (const [why, change] of ways) {
      const world = imported();
      const [path = "", draft = ""] = [...world.disk].find(([, each]) => each.includes("顾明说")) ?? [];
      const changed = change(draft);
      if (changed === undefined) world.disk.delete(path);
      else world.disk.set(path, changed);
      expect(again(world, answers).inTheWay).toEqual([{ path, why }]);
      const forced = again(world, answers, true);
      expect(forced.inTheWay).toEqual(why === "published" ? [{ path, why }] : []);
    }
  });

  const fragment = fc.nat(size - 1).map(whole);
  const answer: fc.Arbitrary<WrittenAnswer> = fc
    .record({ fragment, field: fc.nat(5), other: fragment, role: fc.constantFrom(...answeredRoles) })
    .map(
      ({ fragment: name, field, other, role }): WrittenAnswer =>
        [
          { fragment: name, is: role },
          { fragment: name, article: other },
          { fragment: name, article: "new" },
          { fragment: name, continues: other },
          { fragment: name, notContinues: other },
          { fragment: name, paragraph: "own" as const },
        ][field] as WrittenAnswer,
    );
  const command = fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant("answer" as const), answer }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("take back" as const), which: fc.nat(9) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom("edit" as const, "publish" as const), which: fc.nat(9) }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("import anew" as const) }) },
  );

  it("comes to what one import with all answers makes, loses nothing, and overwrites nothing of an editor's", () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 7 }), (commands) => {
        let world = imported();
        let answers: WrittenAnswer[] = [];
        let edits = 0;
        for (const each of commands) {
          const paths = [...world.disk.keys()];
          if (each.do === "answer") {
            if (!read([...answers, each.answer]).isSound) continue;
            answers = [...answers, each.answer];
          } else if (each.do === "take back") answers = answers.filter((_, index) => index !== each.which);
          else if (each.do === "import anew") [world, edits] = [imported(answers), 0];
          else {
            const path = paths[each.which % Math.max(1, paths.length)];
            if (path === undefined) continue;
            const draft = world.disk.get(path) ?? "";
            edits += 1;
            const own = `${draft}\n编者加的第${edits}句。\n`;
            world.disk.set(path, each.do === "edit" ? own : own.replace("\nstatus: draft\n", "\n"));
          }
          const before = new Map(world.disk);
          const plan = again(world, answers);
          const fresh = putTogether(base, read(answers).answers, settings);
          assertWhole(text, plan.page.pagePlan);
          expect(plan.page.pagePlan).toEqual(fresh.page.pagePlan);
          expect(new Set(plan.keys).size).toBe(plan.keys.length);
          for (const { path } of plan.files)
            if (before.has(path)) expect(standing(world).get(path)?.status).toBe("draft");
          const added = (disk: ReadonlyMap<string, string>) =>
            [...disk.values()].join().match(/编者加的第\d+句/g) ?? [];
          apply(world, plan);
          expect(added(world.disk).sort()).toEqual(added(before).sort());
          for (const [path, draft] of before)
            if (!plan.files.some((file) => file.path === path) && !plan.removed.includes(path))
              expect(world.disk.get(path)).toBe(draft);
          // Without an editor's hand in it, the folder is what one import makes.
          if (edits === 0)
            expect([...world.disk].map(([, draft]) => draft).sort()).toEqual(
              fresh.record.drafts.map((draft) => draft.text).sort(),
            );
          // The order in which it was answered does not matter.
          expect(
            putTogether(base, read(answers.toReversed()).answers, settings).page.pagePlan.articles,
          ).toEqual(fresh.page.pagePlan.articles);
        }
      }),
      { numRuns: 30 },
    );
  });
});
