import { resolve } from "node:path";
import { dayOfText } from "#lib/content/meant.ts";
import { findChromium } from "#lib/printing/chromium.ts";
import { startOwnSite } from "#lib/printing/own-site.ts";
import { type Printed, printIssue } from "#lib/printing/print-issue.ts";
import { isDay } from "#lib/record/days.ts";
import { isLocale, type Locale, type Localized, locales } from "#lib/record/languages.ts";
import { didYouMean } from "#lib/record/problems/entry.ts";
import { checkFolder } from "#lib/settings.ts";
import { type Command, missing, parse, UsageError } from "./command.ts";
import { settings } from "./content-folder.ts";

const options = {
  locale: { type: "string" },
  from: { type: "string" },
  json: { type: "boolean" },
} as const;

const noChromium: Localized = {
  zh: `找不到 Chromium，无法印成 PDF。任选一种办法：
  · 设 CHROMIUM_PATH 为 Chromium、Chrome 或 Edge 的程序路径；
  · 在 Debian 或 Ubuntu 上安装：apt-get install chromium fonts-noto-cjk；
  · 在项目文件夹里运行：npx playwright install chromium。`,
  en: `There is no Chromium to print with. One of these helps:
  - set CHROMIUM_PATH to the program of a Chromium, Chrome or Edge;
  - on Debian or Ubuntu: apt-get install chromium fonts-noto-cjk;
  - in the project's folder: npx playwright install chromium.`,
};

export const print: Command = {
  summary: {
    zh: "把一期报纸印成 PDF，放在这一期的页面上",
    en: "print an issue as a PDF, which its page then offers",
  },
  help: {
    zh: `用法：bulletin print DATE [--locale zh|en] [--from URL] [--json]

把一期的打印版印成 PDF，存为 content/articles/DATE/print.zh.pdf 和 print.en.pdf；这一期的页面随即提供下载。
文章改动之后要重新印；不要了，删掉文件即可。印出来的网址以 SITE_URL 开头。
需要 Chromium 或 Chrome：用 CHROMIUM_PATH 指明，或装在通常的地方。

  --locale   只印中文（zh）或英文（en）；不写则站点有的语言都印
  --from     从运行中的网站印，如 https://paper.example；不写则临时在本机起一个
  --json     在标准输出打印一个 JSON 文档
  --help     显示这段说明

退出码：0 印好，1 印好了但缺图片，2 用法不对、没有这一期、没有 Chromium 或没有印成。
`,
    en: `Usage: bulletin print DATE [--locale zh|en] [--from URL] [--json]

Prints the print edition of an issue as PDFs, content/articles/DATE/print.zh.pdf and print.en.pdf, which the issue's
page then offers. Print again after its articles have changed; to take one back, delete the file. The addresses in it
begin with SITE_URL. It needs a Chromium or Chrome: name it with CHROMIUM_PATH, or have it where it usually is.

  --locale   Chinese (zh) or English (en) alone; without it, the languages that the site has
  --from     print from a running site, such as https://paper.example; without it, one is started here meanwhile
  --json     print one JSON document on standard output
  --help     show this help

Exit code: 0 printed, 1 printed without all pictures, 2 wrong use, no such issue, no Chromium, or nothing printed.
`,
  },
  async run(args, locale) {
    const { values, positionals } = parse(args, options, 1);
    const day = dayOf(positionals[0]);
    const asked = localesOf(values.locale);
    const origin = originOf(values.from);
    const { CONTENT_DIR } = settings("CONTENT_DIR");
    await checkFolder("CONTENT_DIR", CONTENT_DIR);
    const contentFolder = resolve(CONTENT_DIR);
    const chromium = await findChromium(process.env);
    if (chromium === undefined) return failed(noChromium[locale]);
    try {
      const own = origin === undefined ? await startOwnSite(process.env) : undefined;
      const site = origin ?? own?.url ?? "";
      const printed: Printed[] = [];
      try {
        for (const each of asked) {
          const one = await printIssue(day, each, { site, contentFolder, chromium });
          if (one) printed.push(one);
        }
      } finally {
        await own?.stop();
      }
      if (printed.length === 0) return failed(noIssue(day)[locale]);
      tell(printed, values.json ?? false, locale);
      return printed.every(({ withoutPictures }) => withoutPictures === 0) ? 0 : 1;
    } catch (error) {
      return failed(notPrinted(error)[locale]);
    }
  },
};

function failed(message: string): number {
  process.stderr.write(`${message}\n`);
  return 2;
}

function dayOf(text: string | undefined): string {
  if (text === undefined) throw missing("DATE", "日期");
  if (isDay(text)) return text;
  const meant = didYouMean({ nearest: dayOfText(text) });
  throw new UsageError({
    zh: `“${text}”不是 年-月-日，如 2020-11-28${meant.zh}`,
    en: `${JSON.stringify(text)} is not a day such as 2020-11-28${meant.en}`,
  });
}

function localesOf(text: string | undefined): readonly Locale[] {
  if (text === undefined) return locales;
  if (isLocale(text)) return [text];
  throw new UsageError({
    zh: `--locale 只能是 zh 或 en，不能是“${text}”`,
    en: `--locale is zh or en, not ${JSON.stringify(text)}`,
  });
}

function originOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === "/" && url.search === "") return url.origin;
  throw new UsageError({
    zh: `--from 的“${text}”不是网站的网址，如 https://paper.example`,
    en: `--from ${JSON.stringify(text)} is not the address of a site such as https://paper.example`,
  });
}

function noIssue(day: string): Localized {
  return { zh: `网站上没有 ${day} 这一期`, en: `the site has no issue of ${day}` };
}

function notPrinted(error: unknown): Localized {
  const { message, cause } = error instanceof Error ? error : new Error(String(error));
  const why = cause instanceof Error && cause.message !== "" ? `${message}: ${cause.message}` : message;
  return { zh: `没有印成：${why}`, en: `nothing was printed: ${why}` };
}

function tell(printed: readonly Printed[], asJson: boolean, locale: Locale): void {
  if (asJson) process.stdout.write(`${JSON.stringify({ printed }, undefined, 2)}\n`);
  for (const { file, sheets, withoutPictures } of printed) {
    if (!asJson)
      process.stdout.write(
        { zh: `${file}：${sheets} 页\n`, en: `${file}: ${sheets} ${sheets === 1 ? "page" : "pages"}\n` }[
          locale
        ],
      );
    const words = {
      zh: `${file} 缺 ${withoutPictures} 张图片：没有被文章用上，或者还没有做好\n`,
      en: `${file} lacks ${withoutPictures} pictures: no article has them, or they are not made yet\n`,
    };
    if (withoutPictures > 0) process.stderr.write(words[locale]);
  }
}
