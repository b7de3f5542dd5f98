import { href } from "#lib/addresses.ts";
import type { PrintBlock, PrintPlace } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { joinLines, langOf } from "./Headline.tsx";

type PrintPiece = PrintBlock["pieces"][number];

/** A fragment of a printed page as it was extracted, and beside it where it went. */
export function PrintFragment({ locale, block }: { locale: Locale; block: PrintBlock }) {
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
      </ul>
      {/* biome-ignore lint/a11y/useAnchorContent: the stylesheet shows the number, so that no copied text has it */}
      <a
        className="at"
        href={`#l${line}`}
        data-line={line}
        aria-label={translate(locale, "Bulletin")("line", { line })}
      />
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
          {t("aside")} <span lang={languageTag.zh}>{place.why}</span>
        </p>
      );
    case "article": {
      const { article, block } = place;
      const { day, slug, words } = article;
      const isText = /^p\d/.test(block);
      const isCaption = block.startsWith("caption:");
      return (
        <a href={`${href(locale, "article", { day, slug })}${isText || isCaption ? `#${block}` : ""}`}>
          <span className="label">
            {isText
              ? t("paragraph", { number: block.slice(1) })
              : t(isCaption ? "caption" : (block as "headline"))}
          </span>{" "}
          <span className="to" lang={langOf(words, locale)}>
            {joinLines(words.headline)}
          </span>
        </a>
      );
    }
  }
}
