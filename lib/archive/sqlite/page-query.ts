import type { DatabaseSync } from "node:sqlite";
import { sourcesOf } from "../../pictures/served.ts";
import type { PageBox } from "../../record/page-boxes.ts";
import type { PrintPlace, SheetView } from "../bulletin-views.ts";
import { noteRead, readKeys } from "../reads.ts";
import type { PageSketch } from "../views.ts";
import type { Use } from "./bulletin-use.ts";
import type { BulletinData } from "./bulletin-writer.ts";
import { type PageData, sheetWidth } from "./page-data.ts";
import { servedPicture } from "./picture-table.ts";
import { prepared } from "./prepared.ts";

/**
 * A page with what stands where on it.
 * @param isWithheld whether readers may not read what stands at these places
 */
export function sheetOf(
  database: DatabaseSync,
  { height, image, fragments }: PageData,
  placesOf: (uses: readonly Use[]) => PrintPlace[],
  isWithheld: (places: readonly PrintPlace[]) => boolean,
): SheetView | undefined {
  const shown = fragments.map(({ uses, text, ...fragment }, index) => {
    const places = placesOf(uses);
    return { ...fragment, number: index + 1, places, text: isWithheld(places) ? "" : text };
  });
  // It shows all that was printed.
  const mayBeSeen = !shown.some(({ places }) => places.some(({ place }) => place === "withdrawn"));
  const served = image && mayBeSeen ? servedPicture(database, image.id) : undefined;
  if (served === undefined && shown.length === 0) return undefined;
  return {
    ...{ width: sheetWidth, height, fragments: shown },
    image: image &&
      served && {
        ...{ width: served.width, height: served.height },
        sources: sourcesOf(image.id, served.width, served.hasAll),
      },
  };
}

/** Where an article stands on its page; nothing where that is not known, or the page is not to be seen. */
export function readSketch(
  database: DatabaseSync,
  bulletin: string,
  article: { day: string; slug: string },
): PageSketch | undefined {
  noteRead(readKeys.bulletin(bulletin));
  const data = prepared(database, "SELECT data FROM bulletins WHERE id = ?").get(bulletin)?.data;
  const page = typeof data === "string" ? (JSON.parse(data) as BulletinData).page : undefined;
  if (page === undefined) return undefined;
  const file = `articles/${article.day}/${article.slug}.md`;
  const isOwn = (uses: readonly Use[]) => uses.some((use) => "file" in use && use.file === file);
  const first = page.fragments.findIndex(({ uses }) => isOwn(uses));
  if (first === -1) return undefined;
  const [own, others] = [true, false].map((wanted) =>
    largest(page.fragments.filter(({ uses }) => isOwn(uses) === wanted).flatMap(({ boxes }) => boxes)),
  );
  return {
    ...{ bulletin, width: sheetWidth, height: page.height, fragment: first + 1 },
    own: own ?? [],
    others: others ?? [],
  };
}

/** In small, no more of them can be told apart. */
const mostInSketch = 300;

function largest(boxes: readonly PageBox[]): readonly PageBox[] {
  if (boxes.length <= mostInSketch) return boxes;
  const area = ([left, top, right, bottom]: PageBox) => (right - left) * (bottom - top);
  return boxes.toSorted((a, b) => area(b) - area(a)).slice(0, mostInSketch);
}
