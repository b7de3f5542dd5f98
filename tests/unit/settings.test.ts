import { expect, it } from "vitest";
import { readSettings, SettingsError } from "#lib/settings.ts";

const defaults = {
  HOST: "0.0.0.0",
  PORT: 3000,
  SITE_URL: "http://localhost:3000",
  CONTENT_DIR: "content",
  DATA_DIR: ".bulletin",
  LOG_LEVEL: "info",
};

it("has a default for each setting that needs one", () => {
  expect(readSettings({})).toEqual(defaults);
});

it("counts an empty variable as unset, and takes no notice of others", () => {
  expect(readSettings({ PORT: "", HOST: undefined, SITE_CONTACT: "", PATH: "/bin" })).toEqual(defaults);
});

it.each([
  [{ PORT: "0" }, { PORT: 0 }],
  [{ PORT: "65535" }, { PORT: 65535 }],
  [{ SITE_URL: "https://news.example.org" }, { SITE_URL: "https://news.example.org" }],
  [{ SITE_URL: "https://news.example.org//" }, { SITE_URL: "https://news.example.org" }],
  [{ SITE_URL: "http://example.org/paper/" }, { SITE_URL: "http://example.org/paper" }],
  [{ SITE_CONTACT: "editor@example.org" }, { SITE_CONTACT: "editor@example.org" }],
  [{ SITE_CONTACT: "https://example.org/contact" }, { SITE_CONTACT: "https://example.org/contact" }],
  [{ LOG_LEVEL: "silent" }, { LOG_LEVEL: "silent" }],
])("reads %j", (env, expected) => {
  expect(readSettings(env)).toEqual({ ...defaults, ...expected });
});

it.each([
  [{ PORT: "abc" }, 'PORT="abc" must be a number'],
  [{ PORT: "80.5" }, 'PORT="80.5" must be a whole number'],
  [{ PORT: "-1" }, 'PORT="-1" must be 0 or more'],
  [{ PORT: "65536" }, 'PORT="65536" must be 65535 or less'],
  [{ PORT: " " }, 'PORT=" " must be a number'],
  [{ SITE_URL: "example.org" }, 'SITE_URL="example.org" must be an address such as'],
  [{ SITE_URL: "ftp://example.org" }, 'SITE_URL="ftp://example.org" must be an address such as'],
  [{ SITE_CONTACT: "javascript:alert(1)" }, "SITE_CONTACT="],
  [{ LOG_LEVEL: "INFO" }, 'LOG_LEVEL="INFO" must be trace, debug,'],
])("refuses %j and says what it must be", (env, message) => {
  expect(() => readSettings(env)).toThrow(SettingsError);
  expect(() => readSettings(env)).toThrow(message);
});

it("names every setting that is wrong, each on a line", () => {
  const read = () => readSettings({ PORT: "abc", SITE_URL: "x", LOG_LEVEL: "loud" });
  expect(read).toThrow(/^PORT=.*\nSITE_URL=.*\nLOG_LEVEL=.*$/);
});
