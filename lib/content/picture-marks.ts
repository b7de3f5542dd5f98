import type { Nodes, Root } from "mdast";
import { visit } from "unist-util-visit";
import { definedAddresses, isPictureParagraph, pictureAddress, picturesIn } from "../markdown/pictures.ts";
import { isOnSite } from "../markdown/targets.ts";
import { isPictureName, pictureReferenceOf } from "../record/pictures.ts";
import { type Problem, problem } from "../record/problems/catalogue.ts";
import type { Place } from "../record/problems/place.ts";
import { placeIn, shorten } from "./body-checks.ts";
import type { BodyPlace } from "./body-text.ts";

/** A picture that a text places, with where it does. */
export interface NamedPicture {
  file: string;
  place: Place;
}

/** What a text does with pictures: those that it places, and what is wrong with how it does. */
export function checkPicturesInText(
  root: Root,
  source: string,
  at: BodyPlace,
): { placed: NamedPicture[]; problems: Problem[] } {
  const defined = definedAddresses(root);
  const alone = new Set<Nodes>(root.children.filter(isPictureParagraph).flatMap(picturesIn));
  const placed: NamedPicture[] = [];
  const problems: Problem[] = [];
  visit(root, (node) => {
    const place = placeIn(node, 0, at);
    problems.push(...unreadPictures(node, source, at));
    if (node.type !== "image" && node.type !== "imageReference") return;
    const address = pictureAddress(node, defined);
    // What is on another site is told of for all addresses.
    if (address === undefined || !isOnSite(address)) return;
    if (!alone.has(node)) {
      problems.push(problem("picture-in-text", place, { address: shorten(address) }));
      return;
    }
    const words = [node.alt, node.type === "image" ? node.title : undefined].filter(Boolean).join(" ");
    if (words !== "") problems.push(problem("picture-words", place, { words: shorten(words) }));
    const file = pictureReferenceOf(address);
    if (file === undefined) problems.push(problem("missing-picture", place, { file: shorten(address) }));
    else placed.push({ file, place });
  });
  return { placed, problems };
}

/** As Markdown or as a Chinese keyboard has it, with a name that is a picture's. */
const likePicture = /[!！]\s?(?<!\\)[[［【]([^\]］】\n]*)[\]］】]\s?[(（]([^)）\n]*)[)）]/g;

/** What was meant for a picture, and is text or a link. */
function unreadPictures(node: Nodes, source: string, at: BodyPlace): Problem[] {
  if (node.type === "link" && pictureReferenceOf(node.url) !== undefined)
    return [problem("unread-picture", placeIn(node, 0, at), { text: shorten(`[](${node.url})`) })];
  const { start, end } = node.position ?? {};
  if (node.type !== "text" || start?.offset === undefined || end?.offset === undefined) return [];
  const written = source.slice(start.offset, end.offset);
  return [...written.matchAll(likePicture)]
    .filter(([, , name = ""]) => isPictureName(name.trim().replace(/\s*["'“”].*$/, "")))
    .map(({ 0: text, index }) =>
      problem("unread-picture", placeIn(node, index, at, written), { text: shorten(text) }),
    );
}
