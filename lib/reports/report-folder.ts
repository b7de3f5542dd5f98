import { randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { writeWhole } from "../write-whole.ts";
import { type Report, reportSchema } from "./report.ts";

/** So many reports wait at the most: the folder may be filled by whoever wants to. */
export const mostWaiting = 1_000;

/** The folder holds as many as it may. */
export class FolderFull extends Error {
  override name = "FolderFull";
}

const idPattern = /^\d{8}-\d{6}-[0-9a-f]{8}$/;
const settledFolder = "settled";

/** A report with its id: the UTC time that it came at, and what no other has. */
export interface KeptReport {
  id: string;
  report: Report;
}

/** A file of the folder that is no report. */
export interface Unreadable {
  id: string;
  why: string;
}

/**
 * Reports as files, one each, `<id>.yaml`; those that were dealt with are in `settled/`. Files come and go whole, so
 * that several servers may write into one folder while people read it.
 */
export class ReportFolder {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  /**
   * @returns the report's id
   * @throws {FolderFull} and what a disk that is full or read-only throws
   */
  async add(report: Report): Promise<string> {
    await mkdir(this.path, { recursive: true });
    if ((await this.#ids()).length >= mostWaiting) throw new FolderFull(this.path);
    const at = report.received.slice(0, 19).replaceAll(/[-:]/g, "").replace("T", "-");
    const id = `${at}-${randomBytes(4).toString("hex")}`;
    await this.#write(join(this.path, fileOf(id)), report);
    return id;
  }

  /** Those that wait, and with `settled` those that were dealt with, too: oldest first. */
  async list({ settled = false } = {}): Promise<{ reports: KeptReport[]; unreadable: Unreadable[] }> {
    const waiting = await this.#ids();
    const done = settled ? await this.#ids(settledFolder) : [];
    const read = await Promise.all([
      ...waiting.map((id) => this.#read(id, fileOf(id))),
      ...done.map((id) => this.#read(id, join(settledFolder, fileOf(id)))),
    ]);
    read.sort((a, b) => (a.id < b.id ? -1 : 1));
    return {
      reports: read.filter((each) => "report" in each),
      unreadable: read.filter((each) => "why" in each),
    };
  }

  /** Keeps what became of a report, out of the way of those that wait. */
  async settle({ id, report }: KeptReport, settled: NonNullable<Report["settled"]>): Promise<void> {
    await mkdir(join(this.path, settledFolder), { recursive: true });
    await this.#write(join(this.path, settledFolder, fileOf(id)), { ...report, settled });
    await rm(join(this.path, fileOf(id)), { force: true });
  }

  async #ids(below = ""): Promise<string[]> {
    const names = await readdir(join(this.path, below)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return [];
      throw error;
    });
    return names
      .filter((name) => name.endsWith(".yaml"))
      .map((name) => name.slice(0, -".yaml".length))
      .filter((id) => idPattern.test(id));
  }

  async #read(id: string, path: string): Promise<KeptReport | Unreadable> {
    try {
      const data = parse(await readFile(join(this.path, path), "utf8"), { schema: "core", maxAliasCount: 0 });
      const report = reportSchema.safeParse(data);
      return report.success
        ? { id, report: report.data }
        : { id, why: report.error.issues[0]?.message ?? "" };
    } catch (error) {
      return { id, why: error instanceof Error ? error.message : String(error) };
    }
  }

  async #write(path: string, report: Report): Promise<void> {
    const text = stringify(report, { schema: "core", lineWidth: 0 });
    await writeWhole(path, text, { isFlushed: true, mode: 0o640 });
  }
}

function fileOf(id: string): string {
  return `${id}.yaml`;
}
