import { scanFolder } from "../content/scan-folder.ts";
import type { Localized } from "../record/languages.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { changesBelow } from "./keeping/changes.ts";
import { FileTable } from "./sqlite/file-table.ts";
import { indexFiles } from "./sqlite/index-files.ts";
import { isFilled } from "./sqlite/index-store.ts";
import { indexVersion } from "./sqlite/index-version.ts";
import { Lease } from "./sqlite/lease.ts";
import { openReadOnly } from "./sqlite/read-only.ts";
import type { ArchiveFault } from "./status.ts";

export interface LiveCheckOptions {
  contentFolder: string;
  dataFolder: string;
  /** Asks the running server what is wrong; `undefined` where none answers. */
  askFault: () => Promise<{ fault?: ArchiveFault | undefined } | undefined>;
  /** Milliseconds that what was saved just now has to be taken in. */
  patience: number;
}

const words = {
  noIndex: { zh: "还没有索引", en: "there is no index yet" },
  noServer: { zh: "没有服务器在收录改动", en: "no server is running that takes changes in" },
  changed: { zh: "网站上还是以前的版本", en: "the site still shows what it was before" },
  removed: { zh: "文件已经删去，网站上还有", en: "it is gone here, and the site still shows it" },
} satisfies Record<string, Localized>;

/**
 * What is in the content folder and not on the site, for whatever reason; it gives what was saved just now a moment.
 * @returns problems of code `not-taken-in` and `picture-not-made`; what concerns all files is a problem of the folder itself, `.`
 */
export async function checkLive(options: LiveCheckOptions): Promise<Problem[]> {
  const { contentFolder, dataFolder, askFault, patience } = options;
  const version = indexVersion();
  const index = indexFiles(dataFolder, version).find(({ path }) => isFilled(path));
  const answer = await askFault();
  const whole = answer?.fault
    ? { zh: answer.fault.message, en: answer.fault.message }
    : answer === undefined && !isWritten(dataFolder, version)
      ? words.noServer
      : undefined;
  const problems = whole === undefined ? [] : [notTakenIn(answer?.fault?.file ?? ".", whole)];
  if (index === undefined) return [...problems, notTakenIn(".", words.noIndex)];
  const { database } = openReadOnly(index.path, 5000);
  try {
    const table = new FileTable(database);
    const look = () =>
      changesBelow(contentFolder, table, scanFolder(contentFolder), {
        ...{ below: [""], surely: false, mostRemoved: Number.POSITIVE_INFINITY },
      });
    const end = performance.now() + patience;
    let { changed, removed } = await look();
    while (changed.length + removed.length > 0 && performance.now() < end) {
      await new Promise((done) => setTimeout(done, 200));
      ({ changed, removed } = await look());
    }
    return [
      ...problems,
      ...table.problems().filter(({ code }) => code === "not-taken-in" || code === "picture-not-made"),
      ...changed.map(({ path }) => notTakenIn(path, words.changed)),
      ...removed.map((path) => notTakenIn(path, words.removed)),
    ];
  } finally {
    database.close();
  }
}

function isWritten(dataFolder: string, version: string): boolean {
  const lease = new Lease(dataFolder, version);
  try {
    return lease.versionsInUse().has(version);
  } catch {
    return false;
  } finally {
    lease.close();
  }
}

function notTakenIn(file: string, why: Localized): Problem {
  return problem("not-taken-in", { file, line: 1, column: 1, field: "file" }, { why });
}
