import type { MakeRequest } from "./make-picture.ts";
import type { MadePicture } from "./served.ts";

/** What the process answers: what it made; nothing where the file holds something else by now; or what failed. */
export type MakeAnswer =
  | { made: MadePicture | undefined }
  /** `isOurs` where the folder is at fault, and not the picture. */
  | { error: string; isOurs: boolean };

/** Codes of what is wrong with a disk or its folders. */
const ours = [
  "ENOSPC",
  "EDQUOT",
  "EROFS",
  "EACCES",
  "EPERM",
  "EIO",
  "EMFILE",
  "ENFILE",
  "ENOMEM",
  "EEXIST",
  "ENOTDIR",
];

/** Makes pictures, one at a time, in a process of its own: what takes much memory is given back when it ends. */
process.on("message", async (request: MakeRequest) => {
  process.send?.(await answerTo(request));
});
process.once("disconnect", () => process.exit());

async function answerTo(request: MakeRequest): Promise<MakeAnswer> {
  try {
    const { default: sharp } = await import("sharp");
    // It has one picture at a time, and readers want the other processors.
    sharp.cache(false);
    sharp.concurrency(1);
    const { makePicture } = await import("./make-picture.ts");
    return { made: await makePicture(request) };
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "";
    // It went, and will be told of.
    if (code === "ENOENT") return { made: undefined };
    const message = error instanceof Error ? error.message : String(error);
    return { error: message.split("\n", 1)[0] ?? "", isOurs: ours.includes(code) };
  }
}
