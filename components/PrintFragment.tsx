import { href } from "#lib/addresses.ts";
import type { PrintBlock, PrintPlace } from "#lib/archive/bulletin-views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { asideWordsIn } from "#lib/record/aside-words.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { joinLines, langOf } from "./Headline.tsx";

type PrintPiece = PrintBlock["pieces"][number];

type ArticlePlace = Extract<PrintPlace, { place: "article" }>;

interface PrintFragmentProps {
  locale: Locale;
  block: PrintBlock;
  /** The numbers of the fragments of the sheet that begin in it; none where there is no sheet. */
  placed: readonly number[];
}

/** A fragment of a printed page as it was extracted, and beside it where it went. */
export function PrintFragment({ locale, block, placed }: PrintFragmentProps) {
  const t = translate(locale, "Bulletin");
  const { line, pieces } = block;
  return (
    <li id={`l${line}`} className="fragment">
      <p className={`source ${fieldOf(pieces)}`} lang={languageTag.zh}>
        {pieces.map((piece, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: pieces may be equal, and they never change places
          <PieceText key={index} locale={locale} piece={piece} isPart={pieces.length > 1} />
        ))}
      </p>
      <ul className="places">
        {notesOf(pieces).map(({ key, place, quote }) => (
          <li key={key}>
            {quote && (
              <q className="quote" lang={languageTag.zh}>
                {quote}
              </q>
            )}
            <Place locale={locale} place={place} />
          </li>
        ))}
        {placed.length > 0 && (
          <li className="on-sheet">
            {placed.map((number) => (
              <a key={number} href={`#f${number}`} aria-label={t("onSheetOf", { line })}>
                {t("onSheet")}
              </a>
            ))}
          </li>
        )}
      </ul>
      {/* biome-ignore lint/a11y/useAnchorContent: the stylesheet shows the number, so that no copied text has it */}
      <a className="at" href={`#l${line}`} data-line={line} aria-label={t("line", { line })} />
    </li>
  );
}

function PieceText({
  locale,
  piece: { text, places },
  isPart,
}: {
  locale: Locale;
  piece: PrintPiece;
  isPart: boolean;
}) {
  if (text === "") {
    return <span lang={languageTag[locale]}>{translate(locale, "Bulletin")("withheld")}</span>;
  }
  if (places.length === 0 && isPart) return <mark className="lost">{text}</mark>;
  if (places.length === 0) return text;
  return places.every(({ place }) => place === "aside") ? <span className="aside">{text}</span> : text;
}

/** The printed field that a fragment is, as a class name; none for a text. */
function fieldOf(pieces: readonly PrintPiece[]): string {
  const [place] = pieces[0]?.places ?? [];
  return place?.place === "article" && !/^(?:p\d|caption:)/.test(place.block) ? place.block : "";
}

interface Note {
  key: string;
  /** None: in no article. */
  place: PrintPlace | undefined;
  /** How the piece begins, where the fragment has several. */
  quote: string | undefined;
}

function notesOf(pieces: readonly PrintPiece[]): Note[] {
  const notes = new Map<string, Note>();
  for (const { text, places } of pieces) {
    for (const place of places.length > 0 ? places : [undefined]) {
      const key = JSON.stringify(place ?? text);
      if (!notes.has(key)) notes.set(key, { key, place, quote: beginningOf(text) });
    }
  }
  const all = [...notes.values()];
  return pieces.length > 1 ? all : all.map((note) => ({ ...note, quote: undefined }));
}

function beginningOf(text: string): string {
  const characters = [...text.trim().replace(/\s+/g, " ")];
  return characters.length > 8 ? `${characters.slice(0, 6).join("")}…` : characters.join("");
}

function Place({ locale, place }: { locale: Locale; place: PrintPlace | undefined }) {
  const t = translate(locale, "Bulletin");
  switch (place?.place) {
    case undefined:
      return <p className="lost">{t("lost")}</p>;
    case "unpublished":
      return <p>{t("unpublished")}</p>;
    case "withdrawn":
      return <a href={href(locale, "article", { day: place.day, slug: place.slug })}>{t("withdrawn")}</a>;
    case "aside":
      return (
        <p>
          {t("aside")} <Why locale={locale} why={place.why} />
        </p>
      );
    case "article": {
      const { words } = place.article;
      return (
        <a href={hrefOfPlace(locale, place)}>
          <span className="label">{labelOf(locale, place.block)}</span>{" "}
          <span className="to" lang={langOf(words, locale)}>
            {joinLines(words.headline)}
          </span>
        </a>
      );
    }
  }
}

/** Why text is set aside: the importer's words in the reader's language, an editor's as they are. */
function Why({ locale, why }: { locale: Locale; why: string }) {
  const known = asideWordsIn(why, locale);
  if (known === undefined) return <span lang={languageTag.zh}>{why}</span>;
  return (
    <>
      {known.words}
      {known.headline && <span lang={languageTag.zh}>《{known.headline}》</span>}
    </>
  );
}

/** What a place is called where it stands in an attribute. */
export function nameOfPlace(locale: Locale, place: PrintPlace | undefined): string {
  const t = translate(locale, "Bulletin");
  switch (place?.place) {
    case undefined:
      return t("lost");
    case "aside":
      return `${t("aside")} ${asideWordsIn(place.why, locale)?.words ?? place.why}`;
    case "article":
      return `${labelOf(locale, place.block)} ${joinLines(place.article.words.headline)}`;
    case "unpublished":
    case "withdrawn":
      return t(place.place);
  }
}

/** Where a place is: a block, a caption, or the head of its article. */
export function hrefOfPlace(locale: Locale, place: ArticlePlace): string {
  const { article, block } = place;
  const { day, slug } = article;
  const hasId = isText(block) || isCaption(block);
  return `${href(locale, "article", { day, slug })}${hasId ? `#${block}` : ""}`;
}

function labelOf(locale: Locale, block: string): string {
  const t = translate(locale, "Bulletin");
  if (isText(block)) return t("paragraph", { number: block.slice(1) });
  return t(isCaption(block) ? "caption" : (block as "headline"));
}

function isText(block: string): boolean {
  return /^p\d/.test(block);
}

function isCaption(block: string): boolean {
  return block.startsWith("caption:");
}
