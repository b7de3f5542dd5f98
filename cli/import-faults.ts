import type { Locale, Localized } from "#lib/record/languages.ts";

/** The system's reason; any other fault is the program's. */
export function reasonOf(error: unknown): string {
  if (error instanceof Error && "code" in error) return error.message;
  throw error;
}

export function unwritable(folder: string, reason: string, locale: Locale): string {
  const message = {
    zh: `${folder}  error  无法写入，什么都没有改动（${reason}）\n    检查文件夹、权限和磁盘空间。\n`,
    en: `${folder}  error  cannot be written to; nothing was changed (${reason})\n    Check the folder, its permissions and the disk.\n`,
  };
  return message[locale];
}

export function faultyRegistry(file: string): Localized {
  return {
    zh: `${file} 有错误，没有用上；运行 bulletin check 看是哪里。`,
    en: `${file} is at fault and was not used; bulletin check says where.`,
  };
}
