#!/usr/bin/env node
import { enableCompileCache } from "node:module";
import { nearest } from "#lib/content/nearest.ts";
import { terminalLocale } from "#lib/i18n/terminal-locale.ts";
import type { Locale } from "#lib/record/languages.ts";
import { didYouMean } from "#lib/record/problems/entry.ts";
import { SettingsError } from "#lib/settings.ts";
import { isWorkingFolderGone, workingFolderGone } from "#lib/working-folder.ts";
import { type Command, UsageError } from "./command.ts";
import { Cancelled } from "./editing.ts";

// What it reads of its own modules is compiled once, and then taken from Node's cache.
enableCompileCache();

/** Each verb's own modules are loaded when it is asked for: half of the time of a small import went into the others'. */
const commands: Record<string, () => Promise<Command>> = {
  check: async () => (await import("./check.ts")).check,
  import: async () => (await import("./import.ts")).importCommand,
  index: async () => (await import("./index-archive.ts")).indexArchive,
  ledger: async () => (await import("./ledger.ts")).ledger,
  list: async () => (await import("./list.ts")).list,
  new: async () => (await import("./new.ts")).newCommand,
  print: async () => (await import("./print.ts")).print,
  rename: async () => (await import("./rename.ts")).rename,
  translate: async () => (await import("./translate.ts")).translate,
  reports: async () => (await import("./reports.ts")).reports,
  reporter: async () => (await import("./registry.ts")).reporter,
  topic: async () => (await import("./registry.ts")).topic,
  person: async () => (await import("./registry.ts")).person,
};

const usage: Record<Locale, string> = {
  zh: "用法：bulletin 命令 [选项]\n",
  en: "Usage: bulletin VERB [options]\n",
};

const each: Record<Locale, string> = {
  zh: "每个命令的用法：bulletin 命令 --help",
  en: "How to use each: bulletin VERB --help",
};

function unknownVerb(verb: string, locale: Locale): string {
  const meant = didYouMean({ nearest: nearest(verb.toLowerCase(), Object.keys(commands)) });
  return { zh: `没有命令“${verb}”${meant.zh}`, en: `there is no verb ${JSON.stringify(verb)}${meant.en}` }[
    locale
  ];
}

async function overview(locale: Locale): Promise<string> {
  const lines = await Promise.all(
    Object.entries(commands).map(
      async ([verb, load]) => `  ${verb.padEnd(10)}${(await load()).summary[locale]}`,
    ),
  );
  return `${usage[locale]}\n${lines.join("\n")}\n\n${each[locale]}\n`;
}

async function main(args: readonly string[], locale: Locale): Promise<number> {
  const [verb, ...rest] = args;
  if (verb === "--help" || verb === "-h") {
    process.stdout.write(await overview(locale));
    return 0;
  }
  const command = verb !== undefined && Object.hasOwn(commands, verb) ? await commands[verb]?.() : undefined;
  if (command === undefined) {
    if (verb !== undefined) process.stderr.write(`${unknownVerb(verb, locale)}\n\n`);
    process.stderr.write(await overview(locale));
    return 2;
  }
  if (rest.includes("--help") || rest.includes("-h")) {
    process.stdout.write(command.help[locale]);
    return 0;
  }
  if (isWorkingFolderGone()) {
    process.stderr.write(`${workingFolderGone[locale]}\n`);
    return 2;
  }
  try {
    return await command.run(rest, locale);
  } catch (error) {
    if (error instanceof Cancelled) {
      process.stderr.write(`\n${error.reason[locale]}\n`);
      return 2;
    }
    if (!(error instanceof UsageError || error instanceof SettingsError)) throw error;
    process.stderr.write(`${error.reason[locale]}\n\n${command.help[locale]}`);
    return 2;
  }
}

for (const stream of [process.stdout, process.stderr]) {
  stream.on("error", (error: NodeJS.ErrnoException) => {
    // Whoever read has seen enough, as `head` has; what else cannot be printed is a failure.
    if (error.code === "EPIPE") return;
    if (stream === process.stdout) process.stderr.write(`${error.message}\n`);
    process.exit(2);
  });
}

// The code is set, not exited with: what was written to a pipe is still to be read.
process.exitCode = await main(process.argv.slice(2), terminalLocale(process.env));
