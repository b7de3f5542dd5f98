import { spawnSync } from "node:child_process";
import { expect, it } from "vitest";

interface Audit {
  vulnerabilities?: Record<string, { severity: string; via: unknown[] }>;
}

it("no package that the site runs on has a known fault that is high or critical", (context) => {
  const { stdout } = spawnSync("npm", ["audit", "--omit=dev", "--json"], {
    encoding: "utf8",
    timeout: 60_000,
    shell: process.platform === "win32",
  });
  const { vulnerabilities } = readAudit(stdout ?? "");
  if (vulnerabilities === undefined) return context.skip("the registry does not answer");
  const grave = Object.entries(vulnerabilities).filter(([, { severity }]) =>
    /^(high|critical)$/.test(severity),
  );
  expect(grave).toEqual([]);
}, 70_000);

function readAudit(output: string): Audit {
  try {
    return JSON.parse(output) as Audit;
  } catch {
    return {};
  }
}
