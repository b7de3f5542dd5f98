import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { type AddressInfo, createServer as createSocketServer } from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, it } from "vitest";
import { type AssistSettings, askForAdvice, readAssistSettings } from "#lib/importer/assist/assist.ts";
import { completionsUrl } from "#lib/importer/assist/chat.ts";
import { SettingsError } from "#lib/settings.ts";
import { realPage } from "../real-page.ts";

const key = "sk-secret-0123456789";
const fragments = ["会议听取汇报，强", "调要抓落实。", "■本报记者 陈润", "标题一行"].map((text, index) => ({
  id: `f0${index + 1}`,
  text,
  lines: [index + 1, index + 1] as const,
  role: "body" as const,
  confidence: 1,
  startsCut: false,
  endsCut: false,
}));
const good = { articles: [["f04", "f03", "f01", "f02"]], joins: [["f01", "f02"]] };

interface Asked {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingMessage["headers"];
  body: { model: string; messages: { role: string; content: string }[]; [option: string]: unknown };
}

const open: { close(): void }[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close();
});

/** A chat endpoint on this machine that answers as told; its address, and what it was asked. */
async function stub(answer: (response: ServerResponse, asked: Asked, count: number) => void) {
  const asked: Asked[] = [];
  const listener: RequestListener = async (request, response) => {
    const chunks = await request.toArray();
    const body = JSON.parse(Buffer.concat(chunks).toString() || "{}");
    asked.push({ method: request.method, path: request.url, headers: request.headers, body });
    answer(response, asked.at(-1) as Asked, asked.length);
  };
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  open.push({
    close() {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const completion = (content: unknown, more: object = {}) =>
  JSON.stringify({ choices: [{ finish_reason: "stop", message: { role: "assistant", content }, ...more }] });

const saying = (content: unknown, more?: object) =>
  stub((response) => response.setHeader("content-type", "application/json").end(completion(content, more)));

const ask = (url: string, more: Partial<AssistSettings> = {}) =>
  askForAdvice(fragments, { url, model: "test-model", key, timeout: 5000, ...more });

/** No advice, and a note in both languages that says this and gives nothing away. */
function expectNote(result: Awaited<ReturnType<typeof ask>>, zh: string | RegExp, en: string | RegExp) {
  expect(result.advice).toBeUndefined();
  expect(result.note?.zh).toMatch(zh);
  expect(result.note?.en).toMatch(en);
  expect(result.note?.zh).toMatch(/^语言模型没有帮上忙：.+。本版由内置方法整理。$/);
  expect(result.note?.en).toMatch(
    /^No help from the language model: .+\. The page was put together without it\.$/,
  );
  expect(JSON.stringify(result)).not.toContain("secret");
}

describe("the question", () => {
  it("asks at temperature 0 for a JSON object, with the key in its header alone", async () => {
    const { url, asked } = await saying(JSON.stringify(good));
    await ask(url);
    expect(asked).toHaveLength(1);
    const [{ method, path, headers, body } = {} as Asked] = asked;
    expect([method, path]).toEqual(["POST", "/v1/chat/completions"]);
    expect(headers.authorization).toBe(`Bearer ${key}`);
    expect(headers["content-type"]).toBe("application/json");
    const { messages, ...options } = body;
    expect(options).toEqual({
      model: "test-model",
      temperature: 0,
      stream: false,
      response_format: { type: "json_object" },
    });
    expect(JSON.stringify(body)).not.toContain("secret");
    expect(messages.map(({ role }) => role)).toEqual(["system", "user"]);
    expect(JSON.parse(messages[1]?.content ?? "")).toEqual(fragments.map(({ id, text }) => ({ id, text })));
  });

  it("sends no authorization where there is no key", async () => {
    const { url, asked } = await saying(JSON.stringify(good));
    await askForAdvice(fragments, { url, model: "m" });
    expect(asked[0]?.headers.authorization).toBeUndefined();
  });

  it.each([
    ["http://127.0.0.1:11434", "http://127.0.0.1:11434/v1/chat/completions"],
    ["http://127.0.0.1:11434/", "http://127.0.0.1:11434/v1/chat/completions"],
    ["https://api.example.org/v1", "https://api.example.org/v1/chat/completions"],
    ["https://api.example.org/v1/", "https://api.example.org/v1/chat/completions"],
    ["https://api.example.org/api/paas/v4", "https://api.example.org/api/paas/v4/chat/completions"],
    ["https://api.example.org/v1/chat/completions", "https://api.example.org/v1/chat/completions"],
    ["https://api.example.org/v1/chat/completions/", "https://api.example.org/v1/chat/completions"],
    ["https://x.example.org/d/m?api-version=1", "https://x.example.org/d/m/chat/completions?api-version=1"],
  ])("for %s goes to %s", (given, address) => {
    expect(completionsUrl(given).href).toBe(address);
  });

  it.each([400, 422])(
    "is asked again without options where the server answers %i to them",
    async (status) => {
      const { url, asked } = await stub((response, { body }) => {
        if ("response_format" in body) response.writeHead(status).end("{}");
        else response.end(completion(JSON.stringify(good)));
      });
      expect(await ask(url)).toEqual({ advice: good });
      expect(Object.keys(asked[1]?.body ?? {})).toEqual(["model", "messages"]);
    },
  );

  it("is not asked about nothing, or about one fragment", async () => {
    const { url, asked } = await saying("{}");
    expect(await askForAdvice([], { url, model: "m" })).toEqual({});
    expect(await askForAdvice(fragments.slice(0, 1), { url, model: "m" })).toEqual({});
    expect(asked).toHaveLength(0);
  });

  it("is not asked about a page that no model could take", async () => {
    const { url, asked } = await saying("{}");
    const long = fragments.map((fragment) => ({ ...fragment, text: "字".repeat(30_000) }));
    expectNote(
      await askForAdvice(long, { url, model: "m" }),
      "超过 100000 字",
      "more than 100000 characters",
    );
    expect(asked).toHaveLength(0);
  });
});

describe("advice", () => {
  it.each([
    ["bare", JSON.stringify(good)],
    ["with space around", `\n ${JSON.stringify(good, undefined, 2)}\n`],
    ["in a ```json fence", `\`\`\`json\n${JSON.stringify(good)}\n\`\`\``],
    ["in a fence without a name", `\`\`\`\n${JSON.stringify(good)}\n\`\`\`\n`],
    ["in a fence with a word before it", `好的：\n\n\`\`\`json\n${JSON.stringify(good)}\n\`\`\``],
    ["after a model's thoughts", `<think>\n{"articles"…?\n</think>\n\n${JSON.stringify(good)}`],
    ["with a remark besides", JSON.stringify({ ...good, remark: "好" })],
  ])("is taken %s", async (_, content) => {
    const { url } = await saying(content);
    expect(await ask(url)).toEqual({ advice: good });
  });

  it("may leave fragments out, and a note counts them", async () => {
    const { url } = await saying(JSON.stringify({ articles: [["f01", "f02"]], joins: [] }));
    const { advice, note } = await ask(url);
    expect(advice).toEqual({ articles: [["f01", "f02"]], joins: [] });
    expect(note?.zh).toContain("全部 4 块碎片中的 2 块");
    expect(note?.en).toContain("left out 2 of 4 fragments");
  });

  it("is taken for a whole page", async () => {
    const { pagePlan, drafts } = realPage();
    const whole = {
      articles: drafts.map((draft) => draft.fragments),
      joins: pagePlan.joins.map(({ from, to }) => [from, to]),
    };
    const { url } = await saying(JSON.stringify(whole));
    expect(await askForAdvice(pagePlan.fragments, { url, model: "m" })).toEqual({ advice: whole });
  });
});

describe("no advice, but a note, comes of an answer", () => {
  it.each<[string, unknown, RegExp, RegExp]>([
    ["that is prose", "抱歉，我不能帮助您。", /不是 JSON/, /not JSON/],
    ["that is empty", "", /不是 JSON/, /not JSON/],
    ["that is null", null, /不是 JSON/, /not JSON/],
    ["that is cut JSON", '{"articles":[["f01"', /不是 JSON/, /not JSON/],
    ["with prose around its JSON", `好的：${JSON.stringify(good)}`, /不是 JSON/, /not JSON/],
    ["that is an array", "[]", /格式/, /form/],
    ["without joins", { articles: [["f01"]] }, /格式/, /form/],
    ["without articles", { articles: [], joins: [] }, /格式/, /form/],
    ["with an empty article", { articles: [["f01"], []], joins: [] }, /格式/, /form/],
    ["with text for ids", { articles: [{ title: "标题" }], joins: [] }, /格式/, /form/],
    ["with numbers for ids", { articles: [[1, 2]], joins: [] }, /格式/, /form/],
    ["with a join of three", { articles: [["f01"]], joins: [["f01", "f02", "f03"]] }, /格式/, /form/],
    ["with an unknown id", { articles: [["f01", "f99"]], joins: [] }, /没有的碎片/, /not on the page/],
    ["with an unknown join", { articles: [["f01"]], joins: [["f01", "x"]] }, /没有的碎片/, /not on the page/],
    ["with an id of a prototype", { articles: [["__proto__"]], joins: [] }, /没有的碎片/, /not on the page/],
    ["with text of its own", { articles: [["市长讲话"]], joins: [] }, /没有的碎片/, /not on the page/],
    ["with an id twice in an article", { articles: [["f01", "f01"]], joins: [] }, /两次/, /twice/],
    ["with an id in two articles", { articles: [["f01"], ["f02", "f01"]], joins: [] }, /两次/, /twice/],
    [
      "with two joins from one fragment",
      {
        articles: [["f01", "f02", "f03"]],
        joins: [
          ["f01", "f02"],
          ["f01", "f03"],
        ],
      },
      /两次/,
      /twice/,
    ],
    [
      "with two joins to one fragment",
      {
        articles: [["f01", "f02", "f03"]],
        joins: [
          ["f01", "f03"],
          ["f02", "f03"],
        ],
      },
      /两次/,
      /twice/,
    ],
    [
      "with a join across articles",
      { articles: [["f01"], ["f02"]], joins: [["f01", "f02"]] },
      /矛盾/,
      /contradicts/,
    ],
    ["with a join backwards", { articles: [["f01", "f02"]], joins: [["f02", "f01"]] }, /矛盾/, /contradicts/],
    ["with a join to itself", { articles: [["f01", "f02"]], joins: [["f01", "f01"]] }, /矛盾/, /contradicts/],
    [
      "with a join of what it left out",
      { articles: [["f01"]], joins: [["f01", "f02"]] },
      /矛盾/,
      /contradicts/,
    ],
  ])("%s", async (_, content, zh, en) => {
    const { url } = await saying(typeof content === "object" && content ? JSON.stringify(content) : content);
    expectNote(await ask(url), zh, en);
  });

  it.each<[string, object, RegExp, RegExp]>([
    ["that is a refusal", { message: { content: null, refusal: "I can’t help." } }, /拒绝/, /refused/],
    ["that a filter stopped", { finish_reason: "content_filter" }, /拒绝/, /refused/],
    ["that was cut at its limit", { finish_reason: "length" }, /长度上限/, /length limit/],
  ])("%s", async (_, more, zh, en) => {
    const { url } = await saying(JSON.stringify(good), more);
    expectNote(await ask(url), zh, en);
  });

  it.each([
    ["HTML", "<!doctype html><title>Welcome</title>"],
    ["nothing", ""],
    ["another JSON", '{"object":"list","data":[]}'],
    ["no choices", '{"choices":[]}'],
    ["an error with 200", `{"error":{"message":"bad key ${key}"}}`],
    ["a stream", 'data: {"choices":[]}\n\ndata: [DONE]\n\n'],
    ["bytes", Buffer.from([0, 255, 254, 0, 128])],
  ])("that is %s rather than a chat", async (_, body) => {
    const { url } = await stub((response) => response.end(body));
    expectNote(await ask(url), /OpenAI 兼容/, /OpenAI-compatible/);
  });
});

describe("no advice, but a note, comes of an endpoint", () => {
  it.each([
    [400, /HTTP 400。/, /HTTP 400\./],
    [401, /HTTP 401，请检查 BULLETIN_LLM_KEY/, /HTTP 401; check BULLETIN_LLM_KEY/],
    [404, /BULLETIN_LLM_MODEL/, /BULLETIN_LLM_MODEL/],
    [429, /额度/, /quota/],
    [500, /HTTP 500/, /HTTP 500/],
    [204, /HTTP 204/, /HTTP 204/],
  ])("that answers %i, whose own words stay out of it", async (status, zh, en) => {
    const { url } = await stub((response) =>
      response.writeHead(status).end(status === 204 ? undefined : `{"error":"Incorrect key ${key}"}`),
    );
    expectNote(await ask(url), zh, en);
  });

  it.each([301, 302, 307, 308])("that sends it elsewhere with %i, where it does not go", async (status) => {
    const elsewhere = await saying(JSON.stringify(good));
    const { url } = await stub((response) =>
      response.writeHead(status, { location: `${elsewhere.url}/v1/chat/completions` }).end(),
    );
    expectNote(await ask(url), `HTTP ${status}`, `HTTP ${status}`);
    expect(elsewhere.asked).toHaveLength(0);
  });

  it("that never answers", async () => {
    const { url } = await stub(() => {});
    expectNote(await ask(url, { timeout: 150 }), "0.15 秒内没有答完", "did not answer within 0.15 s");
  });

  it("that starts to answer and stops", async () => {
    const { url } = await stub((response) => response.write('{"choices":'));
    expectNote(await ask(url, { timeout: 150 }), "秒内没有答完", "did not answer within");
  });

  it("that answers for ever, a little at a time", async () => {
    const { url } = await stub((response) => {
      const timer = setInterval(() => response.write(" "), 10);
      response.on("close", () => clearInterval(timer));
    });
    expectNote(await ask(url, { timeout: 200 }), "秒内没有答完", "did not answer within");
  });

  it("that answers for ever, as fast as it can", async () => {
    let sent = 0;
    const { url } = await stub((response) => {
      const chunk = Buffer.alloc(64 * 1024, "x");
      const write = () => {
        while (!response.destroyed) {
          sent += chunk.length;
          if (!response.write(chunk)) return;
        }
      };
      response.on("drain", write);
      write();
    });
    expectNote(await ask(url), "太长", "too long");
    expect(sent).toBeLessThan(50_000_000);
  });

  it("that answers a little that unpacks to a lot", async () => {
    const packed = gzipSync(Buffer.alloc(50_000_000, " "));
    const { url } = await stub((response) =>
      response.writeHead(200, { "content-encoding": "gzip" }).end(packed),
    );
    expectNote(await ask(url), "太长", "too long");
  });

  it("that hangs up before it answers", async () => {
    const { url } = await stub((response) => response.destroy());
    expectNote(await ask(url), "连不上 127.0.0.1", /127.0.0.1:\d+ cannot be reached \(UND_ERR_SOCKET\)/);
  });

  it("that hangs up in the middle", async () => {
    const { url } = await stub((response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write("{", () => response.destroy());
    });
    expectNote(await ask(url), "连不上", "cannot be reached");
  });

  it("that does not speak HTTP", async () => {
    const server = createSocketServer((socket) =>
      socket.end("SSH-2.0-OpenSSH_9.6\r\n").on("error", () => {}),
    );
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push(server);
    const { port } = server.address() as AddressInfo;
    expectNote(await ask(`http://127.0.0.1:${port}`), "连不上", "cannot be reached");
  });

  it("that is dead", async () => {
    const { url } = await stub(() => {});
    for (const server of open.splice(0)) server.close();
    expectNote(
      await ask(`${url}/?token=secret`),
      /连不上 127[^/]*（ECONNREFUSED）/,
      /cannot be reached \(ECONNREFUSED\)/,
    );
  });

  it.each([
    ["has no address", "nonsense"],
    ["has a user in its address", "http://user:secret@127.0.0.1:9/"],
    ["has a scheme that fetch does not know", "ftp://127.0.0.1/"],
  ])("that %s", async (_, url) => {
    expectNote(await ask(url), "连不上", "cannot be reached");
  });

  it("whose key is no header", async () => {
    const { url } = await saying(JSON.stringify(good));
    expectNote(await ask(url, { key: "secret\nX-Other: 1" }), "连不上", "cannot be reached");
  });
});

it("changes no fragment, whatever the answer", async () => {
  const before = structuredClone(fragments);
  for (const content of [JSON.stringify(good), "nonsense"]) {
    const { url } = await saying(content);
    await ask(url);
  }
  expect(fragments).toEqual(before);
});

describe("settings", () => {
  const url = "http://127.0.0.1:11434/v1";

  it("are an address, a model, and a key where one is needed", () => {
    expect(readAssistSettings({ BULLETIN_LLM_URL: url, BULLETIN_LLM_MODEL: "qwen3" })).toEqual({
      url,
      model: "qwen3",
    });
    expect(
      readAssistSettings({
        BULLETIN_LLM_URL: url,
        BULLETIN_LLM_MODEL: "qwen3",
        BULLETIN_LLM_KEY: key,
        PATH: "/",
      }),
    ).toEqual({ url, model: "qwen3", key });
  });

  it("count an empty variable as unset", () => {
    expect(
      readAssistSettings({ BULLETIN_LLM_URL: url, BULLETIN_LLM_MODEL: "m", BULLETIN_LLM_KEY: "" }),
    ).toEqual({ url, model: "m" });
  });

  it("name each variable that is missing, on a line", () => {
    const read = () => readAssistSettings({ BULLETIN_LLM_URL: "" });
    expect(read).toThrow(SettingsError);
    expect(read).toThrow(
      /^BULLETIN_LLM_URL is not set; --assist needs it\nBULLETIN_LLM_MODEL is not set; --assist needs it$/,
    );
  });

  it.each([
    [{ BULLETIN_LLM_URL: "127.0.0.1:11434" }, /^BULLETIN_LLM_URL must be an address such as http:\S+$/],
    [{ BULLETIN_LLM_URL: "ftp://example.org" }, /^BULLETIN_LLM_URL must be an address such as http:\S+$/],
    [{ BULLETIN_LLM_URL: "secret" }, /^BULLETIN_LLM_URL must be an address such as http:\S+$/],
    [
      { BULLETIN_LLM_URL: "https://user:secret@example.org" },
      /^BULLETIN_LLM_URL must hold no user name or password; a key goes in BULLETIN_LLM_KEY$/,
    ],
    [{ BULLETIN_LLM_KEY: "secret two" }, /^BULLETIN_LLM_KEY must be printable ASCII without spaces$/],
    [{ BULLETIN_LLM_KEY: "secret\n" }, /^BULLETIN_LLM_KEY must be printable ASCII without spaces$/],
    [{ BULLETIN_LLM_KEY: "密钥" }, /^BULLETIN_LLM_KEY must be printable ASCII without spaces$/],
  ])("refuse %j in one line that does not show the value", (env, message) => {
    const read = () => readAssistSettings({ BULLETIN_LLM_URL: url, BULLETIN_LLM_MODEL: "m", ...env });
    expect(read).toThrow(message);
    expect(read).not.toThrow(/secret/);
  });
});
