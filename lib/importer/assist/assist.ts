import { z } from "zod";
import type { Locale, Localized } from "../../record/languages.ts";
import { must, mustBe, SettingsError } from "../../settings.ts";
import type { Fragment } from "../page-plan.ts";
import type { Advice } from "./advice.ts";
import { type Fault, leftOut, readAdvice } from "./answer.ts";
import { type ChatFault, type ChatSettings, chat, completionsUrl, defaultTimeout } from "./chat.ts";
import { promptFor } from "./prompt.ts";

export type AssistSettings = ChatSettings;

/** Advice where there is any, and a note for the editor where something is to be said of it. */
export interface Assistance {
  advice?: Advice;
  note?: Localized;
}

/** Characters that a model is asked about at most: about ten printed pages. */
const maximumCharacters = 100_000;

/**
 * Asks a language model how a page's fragments belong together, over their ids alone.
 * Whatever goes wrong gives no advice and a note; it never throws, and no text comes from the model.
 */
export async function askForAdvice(
  fragments: readonly Fragment[],
  settings: AssistSettings,
): Promise<Assistance> {
  // One fragment is in no order.
  if (fragments.length < 2) return {};
  const size = fragments.reduce((sum, { text }) => sum + text.length, 0);
  if (size > maximumCharacters) return { note: withoutHelp(reasons["page-too-long"]) };
  const answer = await chat(settings, promptFor(fragments));
  if (typeof answer !== "string") return { note: withoutHelp(chatReason(answer, settings)) };
  const ids = fragments.map(({ id }) => id);
  const advice = readAdvice(answer, ids);
  if (typeof advice === "string") return { note: withoutHelp(reasons[advice]) };
  const missing = leftOut(advice, ids);
  return missing === 0 ? { advice } : { advice, note: partial(missing, ids.length) };
}

const schema = z.object({
  BULLETIN_LLM_URL: z
    .url({
      protocol: /^https?$/,
      error: must(
        "必须是 http://127.0.0.1:11434/v1 这样的网址",
        "must be an address such as http://127.0.0.1:11434/v1",
      ),
    })
    // The platform's fetch takes none, and the key has its own place.
    .refine(
      (url) => !hasUser(url),
      must(
        "不能带用户名和密码；密钥写在 BULLETIN_LLM_KEY 里",
        "must hold no user name or password; a key goes in BULLETIN_LLM_KEY",
      ),
    ),
  BULLETIN_LLM_MODEL: z.string(),
  BULLETIN_LLM_KEY: z
    .string()
    .regex(
      /^[\x21-\x7e]+$/,
      must("必须是不含空格的可见 ASCII 字符", "must be printable ASCII without spaces"),
    )
    .optional(),
});

/**
 * Reads what an option that asks a language model needs from environment variables; an empty variable counts as unset.
 * @throws {SettingsError} with one line for each that is missing or wrong. Values are not shown: a key may be in them.
 */
export function readAssistSettings(
  env: Record<string, string | undefined>,
  option = "--assist",
): AssistSettings {
  const required: Localized = { zh: `没有设置，${option} 要用它`, en: `is not set; ${option} needs it` };
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ""),
  );
  const result = schema.safeParse(given);
  if (!result.success) {
    const lines = (locale: Locale) =>
      result.error.issues.map(({ path: [name = ""], message }) => {
        const what = Object.hasOwn(given, name) ? mustBe(message) : required;
        return `${String(name)} ${what[locale]}`;
      });
    throw new SettingsError({ zh: lines("zh").join("\n"), en: lines("en").join("\n") });
  }
  const { BULLETIN_LLM_URL: url, BULLETIN_LLM_MODEL: model, BULLETIN_LLM_KEY: key } = result.data;
  return { url, model, ...(key === undefined ? {} : { key }) };
}

function hasUser(url: string): boolean {
  const address = URL.parse(url);
  return Boolean(address?.username || address?.password);
}

function withoutHelp(reason: Localized): Localized {
  return {
    zh: `语言模型没有帮上忙：${reason.zh}。本版由内置方法整理。`,
    en: `No help from the language model: ${reason.en}. The page was put together without it.`,
  };
}

function partial(missing: number, all: number): Localized {
  return {
    zh: `语言模型没有归置全部 ${all} 块碎片中的 ${missing} 块，其余的参考了它的意见。`,
    en: `The language model left out ${missing} of ${all} fragments; its advice on the others was weighed.`,
  };
}

const reasons: Record<Fault | "page-too-long" | "too-long" | "not-a-chat" | "refused" | "cut", Localized> = {
  "page-too-long": {
    zh: `版面超过 ${maximumCharacters} 字，没有去问`,
    en: `the page has more than ${maximumCharacters} characters, so it was not asked`,
  },
  "too-long": { zh: "回答太长，没有读完", en: "its response was too long and was not read to the end" },
  "not-a-chat": {
    zh: "这个地址的回答不是 OpenAI 兼容的格式，请检查 BULLETIN_LLM_URL",
    en: "what answered is no OpenAI-compatible chat; check BULLETIN_LLM_URL",
  },
  refused: { zh: "它拒绝回答", en: "it refused to answer" },
  cut: { zh: "回答到长度上限中断了", en: "its answer was cut at the model’s length limit" },
  "not-json": { zh: "它的回答不是 JSON", en: "its answer is not JSON" },
  "wrong-shape": { zh: "它的回答不合要求的格式", en: "its answer does not have the form that was asked for" },
  "unknown-ids": {
    zh: "它的回答里有版面上没有的碎片编号",
    en: "its answer names fragments that are not on the page",
  },
  "repeated-ids": {
    zh: "它的回答把同一块碎片用了两次",
    en: "its answer uses a fragment twice",
  },
  contradiction: {
    zh: "它的回答自相矛盾：接续的两块不在同一篇里，或次序颠倒",
    en: "its answer contradicts itself: it joins fragments of different articles, or backwards",
  },
};

/** Why there is no answer, for editors. */
export function chatReason(fault: ChatFault, { url, timeout = defaultTimeout }: AssistSettings): Localized {
  if (fault.fault === "timeout") {
    const seconds = timeout / 1000;
    return { zh: `${seconds} 秒内没有答完`, en: `it did not answer within ${seconds} s` };
  }
  if (fault.fault === "status") return statusReason(fault.status);
  if (fault.fault === "unreachable") {
    const [host, code] = [hostOf(url), fault.code];
    return {
      zh: `连不上 ${host}${code && `（${code}）`}`,
      en: `${host} cannot be reached${code && ` (${code})`}`,
    };
  }
  return reasons[fault.fault];
}

/** What to look at first for an HTTP status. */
const remedies: Record<number, Localized> = {
  401: { zh: "请检查 BULLETIN_LLM_KEY", en: "check BULLETIN_LLM_KEY" },
  403: { zh: "请检查 BULLETIN_LLM_KEY", en: "check BULLETIN_LLM_KEY" },
  404: {
    zh: "请检查 BULLETIN_LLM_URL 和 BULLETIN_LLM_MODEL",
    en: "check BULLETIN_LLM_URL and BULLETIN_LLM_MODEL",
  },
  429: { zh: "请求太多，或额度已用完", en: "too many requests, or the quota is used up" },
};

function statusReason(status: number): Localized {
  const remedy = remedies[status];
  return {
    zh: `服务器回答 HTTP ${status}${remedy ? `，${remedy.zh}` : ""}`,
    en: `the server answered HTTP ${status}${remedy ? `; ${remedy.en}` : ""}`,
  };
}

/** The host alone: a path or a query may hold a key. */
function hostOf(url: string): string {
  try {
    return completionsUrl(url).host;
  } catch {
    return "BULLETIN_LLM_URL";
  }
}
