import { z } from "zod";

/** An OpenAI-compatible chat endpoint. */
export interface ChatSettings {
  url: string;
  model: string;
  key?: string;
  /** Milliseconds for the whole conversation. */
  timeout?: number;
}

export interface Message {
  role: "system" | "user";
  content: string;
}

/** Why there is no answer. It holds nothing that the endpoint sent, which might echo the key. */
export type ChatFault =
  | { fault: "timeout" }
  | { fault: "unreachable"; code: string }
  | { fault: "status"; status: number }
  | { fault: "too-long" | "not-a-chat" | "refused" | "cut" };

/** Two minutes: a model on the editor's own machine takes its time. */
export const defaultTimeout = 120_000;

/** More than any answer needs, with a model's thoughts before it. */
const maximumBytes = 4_000_000;

const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/** Asks a chat endpoint for an answer in JSON, as repeatably as it can. Never throws. */
export async function chat(
  settings: ChatSettings,
  messages: readonly Message[],
): Promise<string | ChatFault> {
  const signal = AbortSignal.timeout(settings.timeout ?? defaultTimeout);
  const question = { model: settings.model, messages };
  const options = { temperature: 0, stream: false, response_format: { type: "json_object" } };
  try {
    const first = await post(settings, { ...question, ...options }, signal);
    // Some servers know no JSON mode, some models no temperature: they get the bare question.
    const unknownOption = typeof first !== "string" && "status" in first && [400, 422].includes(first.status);
    const body = unknownOption ? await post(settings, question, signal) : first;
    return typeof body === "string" ? answerIn(body) : body;
  } catch (error) {
    return faultOf(error, signal);
  }
}

/** The address to post to, given the server's own, its version's (`…/v1`), or the whole. */
export function completionsUrl(url: string): URL {
  const address = new URL(url);
  const path = address.pathname.replace(/\/+$/, "");
  if (!path.endsWith("/chat/completions")) address.pathname = `${path || "/v1"}/chat/completions`;
  else address.pathname = path;
  return address;
}

async function post(settings: ChatSettings, body: object, signal: AbortSignal): Promise<string | ChatFault> {
  const response = await fetch(completionsUrl(settings.url), {
    method: "POST",
    headers: {
      "content-type": "application/json",
      accept: "application/json",
      ...(settings.key === undefined ? {} : { authorization: `Bearer ${settings.key}` }),
    },
    body: JSON.stringify(body),
    // The page and the key go to no other address than the one that was set.
    redirect: "manual",
    signal,
  });
  if (response.status === 200) return boundedText(response);
  await response.body?.cancel();
  return { fault: "status", status: response.status };
}

async function boundedText(response: Response): Promise<string | ChatFault> {
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    // Leaving the loop cancels the rest.
    if (size > maximumBytes) return { fault: "too-long" };
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
}

function answerIn(body: string): string | ChatFault {
  const result = completion.safeParse(parsed(body));
  const [choice] = result.data?.choices ?? [];
  if (choice === undefined) return { fault: "not-a-chat" };
  const { finish_reason: reason, message } = choice;
  if (message.refusal || reason === "content_filter") return { fault: "refused" };
  if (reason === "length") return { fault: "cut" };
  return message.content ?? "";
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function faultOf(error: unknown, signal: AbortSignal): ChatFault {
  if (signal.aborted) return { fault: "timeout" };
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  const code = typeof cause === "object" && cause !== null && "code" in cause ? String(cause.code) : "";
  if (code.includes("TIMEOUT") || code.includes("TIMEDOUT")) return { fault: "timeout" };
  return { fault: "unreachable", code: /^[A-Z_0-9]+$/.test(code) ? code : "" };
}
