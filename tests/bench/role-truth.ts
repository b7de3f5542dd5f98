import { globSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { readerOf } from "#lib/importer/page/normalised-text.ts";
import type { PrintedRole } from "#lib/importer/page/role-model.ts";
import { endsSentence } from "#lib/importer/page/sentences.ts";
import { cutBlocks, type TextBlock, withoutSpace } from "#lib/ledger/text-blocks.ts";

export interface RolePage {
  name: string;
  paper: string;
  blocks: TextBlock[];
  roles: PrintedRole[];
}

export interface RoleTruth {
  paper?: string;
  page?: string;
  fragments: { id: string; role: string; text: string; article: string | null }[];
  articles: { id: string; gaps?: { after: string | null; before: string | null; mid_after?: boolean }[] }[];
  joins: [string, string][];
}

/** The pages of a folder with each block's role, where the importer's blocks are the truth's. */
export function rolePages(folder: string): RolePage[] {
  return globSync(`${folder}/*.truth.json`)
    .sort()
    .flatMap((path) => {
      const truth = JSON.parse(readFileSync(path, "utf8")) as RoleTruth;
      const text = readFileSync(path.replace(/\.truth\.json$/, ".txt"), "utf8");
      return rolePageOf(basename(path, ".truth.json"), text, truth) ?? [];
    });
}

/** Blocks that the truth cuts otherwise are left out. */
export function rolePageOf(name: string, text: string, truth: RoleTruth): RolePage | undefined {
  const blocks = cutBlocks(text);
  const known = rolesOfTruth(truth);
  const roleOf = new Map(truth.fragments.map((fragment, at) => [withoutSpace(fragment.text), known[at]]));
  const found = blocks.flatMap((block) => {
    const role = roleOf.get(withoutSpace(block.text));
    return role === undefined ? [] : [{ block, role }];
  });
  if (found.length < blocks.length * 0.6) return undefined;
  return {
    name,
    paper: truth.paper ?? name.split("-")[0] ?? name,
    blocks: found.map(({ block }) => block),
    roles: found.map(({ role }) => role),
  };
}

/** The role of each fragment in the importer's terms. */
export function rolesOfTruth({ fragments, joins, articles }: RoleTruth): PrintedRole[] {
  const reader = readerOf(fragments.map(({ text }) => text));
  const goesOn = new Set(joins.map(([from]) => from));
  for (const { gaps = [] } of articles) for (const { after } of gaps) if (after !== null) goesOn.add(after);
  return fragments.map(({ id, role, text, article }, at): PrintedRole => {
    if (role === "advertisement" || role === "notice") return "notice";
    if (role === "caption" && article !== null && fragments[at - 1]?.role === "headline") return "body";
    if (role !== "body") return role as PrintedRole;
    const plain = reader.read(text);
    return endsSentence(plain) || goesOn.has(id) || /[，、；]$/u.test(plain) ? "body" : "entry";
  });
}
