import type { Root } from "mdast";
import { visit } from "unist-util-visit";
import { definedAddresses, pictureAddress } from "../markdown/pictures.ts";
import { isOnSite, mayLinkTo } from "../markdown/targets.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import { placeIn, shorten } from "./body-checks.ts";
import type { BodyPlace } from "./body-text.ts";

/** Links that would lead nowhere, and pictures that would not be shown. */
export function checkAddresses(root: Root, at: BodyPlace): Problem[] {
  const defined = definedAddresses(root);
  const problems: Problem[] = [];
  visit(root, (node) => {
    const isPicture = node.type === "image" || node.type === "imageReference";
    const picture = isPicture ? pictureAddress(node, defined) : undefined;
    if (picture !== undefined && !isOnSite(picture)) {
      problems.push(problem("forbidden-image", placeIn(node, 0, at), { address: shorten(picture) }));
    }
    if ((node.type === "link" || node.type === "definition") && !mayLinkTo(node.url)) {
      problems.push(problem("forbidden-link", placeIn(node, 0, at), { address: shorten(node.url) }));
    }
  });
  return problems;
}
