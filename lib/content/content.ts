import type { Ledger } from "../ledger/ledger.ts";
import type { Body } from "../markdown/blocks.ts";
import type { Timed } from "../record/due.ts";
import type { TranslationLocale } from "../record/languages.ts";
import type { PageBoxes } from "../record/page-boxes.ts";
import type { Problem } from "../record/problems/catalogue.ts";
import type {
  BulletinFields,
  OriginalFields,
  Picture,
  Registries,
  RegistryName,
  TranslationFields,
} from "../record/schema.ts";
import type { TermUse } from "./term-uses.ts";

export interface PicturePlace {
  /** How many blocks stand before it. */
  after: number;
  /** Which of the pictures in the text it is, from 0. */
  order: number;
}

/** A picture that an original lists, with the file that it is. */
export interface OriginalPicture extends Picture {
  /** Relative to the content folder. */
  path: string;
  /** Of the bytes that were read. */
  digest: string;
  /** Where the text places it; nowhere where it stands above the text. */
  places: PicturePlace[];
}

/** An original that may be served, unless its status says draft. */
export interface Original {
  /** Relative to the content folder. */
  file: string;
  day: string;
  slug: string;
  fields: OriginalFields;
  body: Body;
  /** In the order in which they are listed; absent where there are none. */
  pictures?: OriginalPicture[];
  /** Where its first character stands in its bulletin; absent where it names none. */
  printOffset?: number;
}

export interface Translation {
  file: string;
  fields: TranslationFields;
  body: Body;
}

/** What a printed page looks like. */
export interface PageImage {
  /** Relative to the content folder. */
  path: string;
  /** Of the bytes that were read. */
  digest: string;
  /** In pixels. */
  width: number;
  height: number;
}

/** A printed page's text with the account of where it went, drafts included. */
export interface Bulletin {
  id: string;
  /** The text's file, relative to the content folder. */
  file: string;
  text: string;
  origin: BulletinFields["origin"];
  ledger: Ledger;
  /** Where its fragments stand on the page, what does not fit left out; absent where that is not known. */
  boxes?: PageBoxes;
  /** Absent too where readers may not see all of the page: it shows what was withdrawn. */
  image?: PageImage;
  /** When the articles are due that are made from it, drafts left out. */
  timed: readonly Timed[];
  /** Files that cannot be read and may hold what the ledger calls lost: articles of that day, what is set aside. */
  missing: readonly string[];
  /** Another one for each state of all this. */
  digest: string;
}

/**
 * All content, checked. Where a file exists and is at fault its value is `undefined`:
 * what was served of it before may stay. What has no key has no file.
 */
export interface Content {
  /** By article id (`2020-11-28/slug`). */
  originals: Map<string, Original | undefined>;
  /** By article id, then by locale. */
  translations: Map<string, Map<TranslationLocale, Translation | undefined>>;
  registries: { [Name in RegistryName]: Registries[Name] | undefined };
  /** By the bulletin's id. */
  bulletins: Map<string, Bulletin | undefined>;
  problems: Problem[];
  /** How translations render what other articles may render otherwise; what is said of that is not in `problems`. */
  uses: TermUse[];
}
