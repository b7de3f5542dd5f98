import { expect, it } from "vitest";
import { siteDescription } from "#lib/i18n/site-description.ts";

it("a site in one language does not promise two", () => {
  expect(siteDescription({ languages: ["zh", "en"] }, "zh")).toContain("中英文对照");
  expect(siteDescription({ languages: ["zh"] }, "zh")).not.toContain("英文");
  expect(siteDescription({ languages: ["en"] }, "en")).not.toContain("Chinese");
});

it("what a paper says of itself comes first", () => {
  const description = { zh: "我们的报", en: "Our paper" };
  expect(siteDescription({ languages: ["zh"], description }, "zh")).toBe("我们的报");
});
