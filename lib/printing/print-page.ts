import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { getDocumentProxy } from "unpdf";
import { writeWhole } from "../write-whole.ts";

/** Milliseconds that a Chromium may take. */
const patience = 300_000;

/**
 * Has a Chromium print a page as a PDF. The file is there whole or not at all; one that was there before stays until
 * then.
 * @returns how many sheets it has
 * @throws where Chromium fails, with what it said
 */
export async function printPage(chromium: string, url: string, file: string, mark: string): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), "bulletin-print-"));
  const made = join(folder, "print.pdf");
  try {
    await promisify(execFile)(chromium, [...flags(join(folder, "profile")), `--print-to-pdf=${made}`, url], {
      timeout: patience,
      killSignal: "SIGKILL",
      maxBuffer: 10_000_000,
    });
    const bytes = await readFile(made);
    const { numPages } = await getDocumentProxy(new Uint8Array(bytes));
    await writeWhole(file, Buffer.concat([bytes, Buffer.from(mark)]));
    return numPages;
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

/** @param profile a folder of its own: another Chromium may be running */
function flags(profile: string): string[] {
  return [
    ...["--headless", "--disable-gpu", "--disable-extensions", "--no-first-run", "--hide-scrollbars"],
    ...["--no-pdf-header-footer", "--generate-pdf-document-outline", `--user-data-dir=${profile}`],
    // Root has no sandbox; it prints nothing but the site's own pages.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
