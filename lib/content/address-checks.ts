import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { isOnSite, mayLinkTo } from "../markdown/targets.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { type BodyPlace, placeIn, shorten } from "./body-checks.ts";

/** Links that would lead nowhere, and pictures that would not be shown. */
export function checkAddresses(root: Root, at: BodyPlace): Problem[] {
  const defined = new Map<string, string>();
  visit(root, "definition", ({ identifier, url }) => {
    if (!defined.has(identifier)) defined.set(identifier, url);
  });
  const problems: Problem[] = [];
  visit(root, (node) => {
    const picture = pictureOf(node, defined);
    if (picture !== undefined && !isOnSite(picture)) {
      problems.push(problem("forbidden-image", placeIn(node, 0, at), { address: shorten(picture) }));
    }
    if ((node.type === "link" || node.type === "definition") && !mayLinkTo(node.url)) {
      problems.push(problem("forbidden-link", placeIn(node, 0, at), { address: shorten(node.url) }));
    }
  });
  return problems;
}

function pictureOf(node: Nodes, defined: ReadonlyMap<string, string>): string | undefined {
  if (node.type === "image") return node.url;
  return node.type === "imageReference" ? defined.get(node.identifier) : undefined;
}
