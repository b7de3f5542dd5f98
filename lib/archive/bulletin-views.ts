import type { Day } from "../record/days.ts";
import type { Localized } from "../record/languages.ts";
import type { PageBox } from "../record/page-boxes.ts";
import type { ArticleLink, PictureView } from "./views.ts";

/** Where a piece of a printed page went. */
export type PrintPlace =
  /** `block` is that of the article's text, or the field that the piece is. */
  | { place: "article"; article: ArticleLink; block: string }
  /** In a draft, or in an article that was never good. */
  | { place: "unpublished" }
  /** In an article that was withdrawn: the piece's text is withheld. */
  | { place: "withdrawn"; day: Day; slug: string }
  | { place: "aside"; why: string };

/** A fragment of a printed page as it was extracted. */
export interface PrintBlock {
  /** Its first line in the bulletin's file. */
  line: number;
  /** In their order; a piece without places is in no article. */
  pieces: readonly { text: string; places: readonly PrintPlace[] }[];
}

/** What stands together on a printed page, and where. */
export interface SheetFragment {
  /** Counted from 1. */
  number: number;
  /** The first line of the block that it begins in. */
  block: number;
  /** Its lines, where they are few words and may be read. */
  text: string;
  /** Characters, whitespace left out. */
  size: number;
  /** In the units of the sheet. */
  boxes: readonly PageBox[];
  /** None: it is in no article. */
  places: readonly PrintPlace[];
}

/** A printed page as it looks. */
export interface SheetView {
  width: number;
  height: number;
  /** Absent where there is none, or it shows what readers may not see; the size is that of the largest. */
  image: Pick<PictureView, "width" | "height" | "sources"> | undefined;
  /** In the order of the text. */
  fragments: readonly SheetFragment[];
}

export interface BulletinView {
  id: string;
  day: Day;
  origin: Localized | undefined;
  /** Whether the day has an issue to lead to. */
  hasIssue: boolean;
  blocks: readonly PrintBlock[];
  /** Absent where nothing is known of how it looks. */
  sheet: SheetView | undefined;
  /** The ids of the day's page before and after. */
  previous: string | undefined;
  next: string | undefined;
}
