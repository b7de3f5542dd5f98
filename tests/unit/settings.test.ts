import { availableParallelism } from "node:os";
import { expect, it } from "vitest";
import { readSettings, SettingsError } from "#lib/settings.ts";

const defaults = {
  HOST: "::",
  PORT: 3000,
  SITE_URL: "http://localhost:3000",
  CONTENT_DIR: "content",
  DATA_DIR: ".bulletin",
  WORKERS: availableParallelism(),
  TRUST_PROXY: [],
  CONNECTIONS_PER_ADDRESS: 100,
  SEARCHES_PER_MINUTE: 60,
  LOG_LEVEL: "info",
};

it("has a default for each setting that needs one", () => {
  expect(readSettings({})).toEqual(defaults);
});

it("counts an empty variable as unset, and takes no notice of others", () => {
  expect(readSettings({ PORT: "", HOST: undefined, PATH: "/bin" })).toEqual(defaults);
});

it.each([
  [{ PORT: "0" }, { PORT: 0 }],
  [{ PORT: "65535" }, { PORT: 65535 }],
  [{ SITE_URL: "https://news.example.org" }, { SITE_URL: "https://news.example.org" }],
  [{ SITE_URL: "https://news.example.org/" }, { SITE_URL: "https://news.example.org" }],
  [{ SITE_URL: "HTTPS://News.Example.org:443" }, { SITE_URL: "https://news.example.org" }],
  [{ SITE_URL: "http://[::1]:3000" }, { SITE_URL: "http://[::1]:3000" }],
  [{ SITE_URL: "https://新闻.example" }, { SITE_URL: "https://xn--efvy88h.example" }],
  [{ LOG_LEVEL: "silent" }, { LOG_LEVEL: "silent" }],
  [{ WORKERS: "3" }, { WORKERS: 3 }],
  [{ METRICS_PORT: "9100" }, { METRICS_PORT: 9100 }],
  [{ TRUST_PROXY: "loopback, 10.0.0.0/8,::1" }, { TRUST_PROXY: ["loopback", "10.0.0.0/8", "::1"] }],
  [{ CONNECTIONS_PER_ADDRESS: "0" }, { CONNECTIONS_PER_ADDRESS: 0 }],
  [{ SEARCHES_PER_MINUTE: "600" }, { SEARCHES_PER_MINUTE: 600 }],
])("reads %j", (env, expected) => {
  expect(readSettings(env)).toEqual({ ...defaults, ...expected });
});

it.each<readonly [Record<string, string>, string]>([
  [{ PORT: "abc" }, 'PORT="abc" must be a number'],
  [{ PORT: "80.5" }, 'PORT="80.5" must be a whole number'],
  [{ PORT: "-1" }, 'PORT="-1" must be 0 or more'],
  [{ PORT: "65536" }, 'PORT="65536" must be 65535 or less'],
  [{ PORT: " " }, 'PORT=" " must be a number'],
  [{ SITE_URL: "example.org" }, 'SITE_URL="example.org" must be an address such as'],
  [{ SITE_URL: "ftp://example.org" }, 'SITE_URL="ftp://example.org" must be an address such as'],
  ...[
    "https://",
    "https:news.example.org",
    "https:\\\\news.example.org",
    " https://news.example.org",
    "https://a b",
  ].map((SITE_URL) => [{ SITE_URL }, "must be an address such as https://news.example.org"] as const),
  ...["/paper", "/paper/", "//", "?", "?a=b", "#", "/#top", "/\\"].map(
    (rest) =>
      [{ SITE_URL: `https://news.example.org${rest}` }, "must be an origin and nothing else"] as const,
  ),
  [{ SITE_URL: "https://editor:secret@news.example.org" }, "must be an origin and nothing else"],
  [{ WORKERS: "0" }, 'WORKERS="0" must be 1 or more'],
  [{ WORKERS: "many" }, 'WORKERS="many" must be a number'],
  [{ METRICS_PORT: "0" }, 'METRICS_PORT="0" must be 1 or more'],
  [{ TRUST_PROXY: "proxy.example" }, 'TRUST_PROXY="proxy.example" must be addresses or networks'],
  [{ TRUST_PROXY: "10.0.0.0/99" }, 'TRUST_PROXY="10.0.0.0/99" must be addresses or networks'],
  [{ CONNECTIONS_PER_ADDRESS: "-1" }, 'CONNECTIONS_PER_ADDRESS="-1" must be 0 or more'],
  [{ LOG_LEVEL: "INFO" }, 'LOG_LEVEL="INFO" must be trace, debug,'],
])("refuses %j and says what it must be", (env, message) => {
  expect(() => readSettings(env)).toThrow(SettingsError);
  expect(() => readSettings(env)).toThrow(message);
});

it("names every setting that is wrong, each on a line", () => {
  const read = () => readSettings({ PORT: "abc", SITE_URL: "x", LOG_LEVEL: "loud" });
  expect(read).toThrow(/^PORT=.*\nSITE_URL=.*\nLOG_LEVEL=.*$/);
});

it("says it in Chinese too", () => {
  const reason = (env: Record<string, string>) => {
    try {
      readSettings(env);
    } catch (error) {
      return error instanceof SettingsError ? error.reason.zh : String(error);
    }
    return "";
  };
  expect(reason({ PORT: "70000", WORKERS: "many" })).toBe(
    'PORT="70000" 不能大于 65535\nWORKERS="many" 必须是数字',
  );
  for (const name of ["SITE_URL", "TRUST_PROXY", "PURGE_URL", "PURGE_TOKEN", "LOG_LEVEL", "METRICS_PORT"])
    expect(reason({ [name]: " ? " }), name).toMatch(/^\S+(?: \? ")? .*必须是/);
});
