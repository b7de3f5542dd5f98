import { expect, it } from "vitest";
import { run } from "../support/processes.ts";

interface Audit {
  vulnerabilities?: Record<string, { severity: string; via: unknown[] }>;
}

it("no package that the site runs on has a known fault that is high or critical", async (context) => {
  const options = ["--omit=dev", "--json", "--fetch-retries=0", "--fetch-timeout=60000"];
  const { out } = await run("npm", ["audit", ...options], { shell: process.platform === "win32" });
  const { vulnerabilities } = readAudit(out);
  if (vulnerabilities === undefined) return context.skip("the registry does not answer");
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) =>
    /^(high|critical)$/.test(severity),
  );
  expect(grave).toEqual([]);
});

function readAudit(output: string): Audit {
  try {
    return JSON.parse(output) as Audit;
  } catch {
    return {};
  }
}
