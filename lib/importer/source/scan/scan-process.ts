import type { SourceError } from "../decode.ts";
import type { ScanResult } from "./read-upright.ts";
import type { ScanInput } from "./scan-picture.ts";

/** What the process sends: how far it is, and at last what it read, what is wrong with the picture, or what failed. */
export type ScanMessage =
  | { done: number; all: number }
  | { result: ScanResult }
  | { fault: SourceError }
  | { missing: true }
  | { failed: string };

/** Reads one page in a process of its own: what takes much memory is given back when it ends. */
process.once("message", async (input: ScanInput) => {
  process.send?.(await answerTo(input), () => process.exit());
});
process.once("disconnect", () => process.exit());

async function answerTo(input: ScanInput): Promise<ScanMessage> {
  try {
    const { EngineMissing, startEngine } = await import("./engine.ts");
    const { UnreadablePicture } = await import("./scan-picture.ts");
    try {
      const { readUpright } = await import("./read-upright.ts");
      return { result: await readUpright(input, startEngine, (done, all) => process.send?.({ done, all })) };
    } catch (error) {
      if (error instanceof EngineMissing) return { missing: true };
      if (error instanceof UnreadablePicture) return { fault: error.fault };
      throw error;
    }
  } catch (error) {
    return { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
