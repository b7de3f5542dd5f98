import type { Localized } from "./record/languages.ts";

/** What is said where the working folder was removed: no relative path means anything, and Node itself fails at them. */
export const workingFolderGone: Localized = {
  zh: "当前文件夹已被删除：请换到一个存在的文件夹再试。",
  en: "the working directory was removed: change to one that exists, and try again",
};

export function isWorkingFolderGone(): boolean {
  try {
    process.cwd();
    return false;
  } catch {
    return true;
  }
}
