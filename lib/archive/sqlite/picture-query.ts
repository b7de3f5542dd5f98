import type { DatabaseSync } from "node:sqlite";
import { sourcesOf } from "../../pictures/served.ts";
import type { Locale, Localized } from "../../record/languages.ts";
import type { FigureView, Phrase, PictureView } from "../views.ts";
import type { PictureData } from "./article-data.ts";
import { servedPicture } from "./picture-table.ts";

/** A picture in a language; nothing as long as there is nothing of it to be served. It goes by its article's key. */
export function readPicture(
  database: DatabaseSync,
  { id, file, alt, caption, credit }: PictureData,
  locale: Locale,
): PictureView | undefined {
  const served = servedPicture(database, id);
  if (served === undefined) return undefined;
  const { width, height, hasAll } = served;
  const phrase = (words: Localized): Phrase => ({ locale, text: words[locale] });
  return {
    ...{ file, alt: phrase(alt), width, height },
    caption: caption && phrase(caption),
    credit: credit && phrase(credit),
    sources: sourcesOf(id, width, hasAll),
  };
}

/** An article's pictures at their places: above the text where it places none. */
export function readFigures(
  database: DatabaseSync,
  pictures: readonly PictureData[],
  locale: Locale,
): FigureView[] {
  const above = { after: 0, order: -1 };
  return pictures
    .flatMap((data) => {
      const picture = readPicture(database, data, locale);
      const places = data.places.length > 0 ? data.places : [above];
      return picture === undefined ? [] : places.map((place) => ({ ...place, picture }));
    })
    .sort((a, b) => a.after - b.after || a.order - b.order)
    .map(({ after, picture }) => ({ after, picture }));
}
