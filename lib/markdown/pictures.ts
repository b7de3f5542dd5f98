import type { Image, ImageReference, Paragraph, Root, RootContent } from "mdast";
import { pictureReferenceOf } from "../record/pictures.ts";

/** Where a picture stands in a text. */
export interface PlacedPicture {
  /** What the text calls it. */
  file: string;
  /** How many blocks stand before it. */
  after: number;
}

type PictureNode = Image | ImageReference;

/** Whether a paragraph holds pictures and nothing else: it places them, and is no block. */
export function isPictureParagraph(node: RootContent): node is Paragraph {
  return (
    node.type === "paragraph" &&
    node.children.some(isPicture) &&
    node.children.every(
      (child) =>
        isPicture(child) || child.type === "break" || (child.type === "text" && child.value.trim() === ""),
    )
  );
}

function isPicture(node: { type: string }): node is PictureNode {
  return node.type === "image" || node.type === "imageReference";
}

/** The pictures of a paragraph that holds nothing else. */
export function picturesIn(paragraph: Paragraph): PictureNode[] {
  return paragraph.children.filter((child) => isPicture(child));
}

/** The addresses that a text gives names to; of two with one name the first counts. */
export function definedAddresses(root: Root): Map<string, string> {
  const defined = new Map<string, string>();
  for (const node of root.children) {
    if (node.type === "definition" && !defined.has(node.identifier)) defined.set(node.identifier, node.url);
  }
  return defined;
}

/** The address of a picture; nothing where a reference leads to none. */
export function pictureAddress(node: PictureNode, defined: ReadonlyMap<string, string>): string | undefined {
  return node.type === "image" ? node.url : defined.get(node.identifier);
}

/**
 * The pictures that a text places, in its order.
 * @param isBlock tells the blocks that are counted
 */
export function placedPictures(root: Root, isBlock: (node: RootContent) => boolean): PlacedPicture[] {
  const defined = definedAddresses(root);
  const placed: PlacedPicture[] = [];
  let after = 0;
  for (const node of root.children) {
    if (isBlock(node)) after += 1;
    if (!isPictureParagraph(node)) continue;
    for (const picture of picturesIn(node)) {
      const file = pictureReferenceOf(pictureAddress(picture, defined) ?? "");
      if (file !== undefined) placed.push({ file, after });
    }
  }
  return placed;
}
