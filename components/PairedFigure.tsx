import type { PairedFigureView, PictureView } from "#lib/archive/views.ts";
import { type Locale, languageTag, locales } from "#lib/record/languages.ts";
import { Picture } from "./Figure.tsx";

interface PairedFigureProps {
  /** The language of the page. */
  locale: Locale;
  picture: PairedFigureView["picture"];
  /** Whether it is in sight when the page opens. */
  eager: boolean;
  /** Whether it stands on the page for the first time. */
  isTarget: boolean;
}

/** A picture with its caption and who made it, in both languages. */
export function PairedFigure({ locale, picture, eager, isTarget }: PairedFigureProps) {
  const own = picture[locale];
  const hasCaption = own.caption !== undefined || own.credit !== undefined;
  return (
    <figure className="picture" id={isTarget ? `caption:${own.file}` : undefined}>
      <Picture picture={own} sizes="(min-width: 60rem) 60rem, calc(100vw - 2rem)" eager={eager} />
      {hasCaption && (
        <figcaption className="pair">
          {locales.map((language) => (
            <span key={language} lang={languageTag[language]}>
              <Caption picture={picture[language]} />
            </span>
          ))}
        </figcaption>
      )}
    </figure>
  );
}

function Caption({ picture: { caption, credit } }: { picture: PictureView }) {
  return (
    <>
      {caption?.text}
      {caption && credit && " "}
      {credit && <span className="credit">{credit.text}</span>}
    </>
  );
}
