import { readFile } from "node:fs/promises";
import { bulletinId } from "../../record/ids.ts";
import type { Localized } from "../../record/languages.ts";
import type { SourceError } from "../source/decode.ts";
import { readPagedSources, readSource, type Source } from "../source/read-source.ts";
import type { ScanProgress } from "../source/scan/scan.ts";
import type { PageRange } from "../source/source-pages.ts";

/** A page that is to be imported: a bulletin of its own. */
export interface ImportUnit {
  /** What it was read from, as it was named. */
  file: string;
  bulletin: string;
  source: Source;
}

/** A file that no bulletin can be made of, and why. */
export interface UnreadInput {
  file: string;
  error: Pick<SourceError, "message" | "fix">;
}

export interface ImportUnits {
  units: ImportUnit[];
  unread: UnreadInput[];
}

/** One page that came as a file's bytes. */
export async function unitOf(
  file: string,
  bytes: Uint8Array | undefined,
  bulletin: string,
  progress?: ScanProgress,
): Promise<ImportUnits> {
  if (bytes === undefined) return { units: [], unread: [{ file, error: unreadable }] };
  const read = await readSource(bytes, progress);
  if ("error" in read) return { units: [], unread: [{ file, error: read.error }] };
  return { units: [{ file, bulletin, source: read.source }], unread: [] };
}

/** The pages of a PDF or of a picture, each a bulletin; the file is kept once, beside the first. */
export async function unitsOfPages(
  file: string,
  bytes: Uint8Array | undefined,
  day: string,
  range: PageRange,
  progress?: ScanProgress,
): Promise<ImportUnits> {
  if (bytes === undefined) return { units: [], unread: [{ file, error: unreadable }] };
  const read = await readPagedSources(bytes, range, progress);
  if ("error" in read) return { units: [], unread: [{ file, error: read.error }] };
  const first = bulletinId(day, read.sources[0]?.page ?? range.from);
  const units = read.sources.map(({ page, source }) => ({
    file,
    bulletin: bulletinId(day, page),
    source: { ...source, ...(source.original && { original: { ...source.original, of: first } }) },
  }));
  const found = new Set(read.sources.map(({ page }) => page));
  const unread = Array.from({ length: range.to - range.from + 1 }, (_, index) => range.from + index)
    .filter((page) => !found.has(page))
    .map((page) => ({ file, error: withoutText(page) }));
  return { units, unread };
}

/** A file's bytes; nothing where it cannot be read. */
export function bytesOfFile(file: string): Promise<Uint8Array | undefined> {
  return readFile(file).catch(() => undefined);
}

const unreadable: { message: Localized; fix: Localized } = {
  message: { zh: "文件无法读取", en: "the file cannot be read" },
  fix: { zh: "检查路径和权限。", en: "Check its path and permissions." },
};

function withoutText(page: number): { message: Localized; fix: Localized } {
  return {
    message: { zh: `第 ${page} 页没有文字`, en: `page ${page} holds no text` },
    fix: {
      zh: "把这一版扫描或导出为 PNG，再导入。",
      en: "Scan that page or export it as PNG, and import that.",
    },
  };
}
