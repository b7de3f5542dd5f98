import type { PictureView } from "#lib/archive/views.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";

interface PictureProps {
  picture: PictureView;
  /** How wide it is shown, as the attribute `sizes` says it. */
  sizes: string;
  /** Whether it is in sight when the page opens. Others are fetched when the reader comes near. */
  eager?: boolean;
}

/** A picture alone, in the best form that the browser knows, with its place kept while it loads. */
export function Picture({ picture, sizes, eager = false }: PictureProps) {
  const { alt, width, height, sources } = picture;
  const [jpeg, ...better] = [...sources].reverse();
  if (jpeg === undefined) return null;
  const images = better
    .reverse()
    .map(({ type, images }) => <source key={type} type={type} srcSet={srcSet(images)} sizes={sizes} />);
  return (
    <picture>
      {images}
      <img
        src={jpeg.images.at(-1)?.path}
        srcSet={srcSet(jpeg.images)}
        sizes={sizes}
        width={width}
        height={height}
        alt={alt.text}
        lang={languageTag[alt.locale]}
        loading={eager ? "eager" : "lazy"}
        decoding="async"
        {...(eager && { fetchPriority: "high" })}
      />
    </picture>
  );
}

function srcSet(images: PictureView["sources"][number]["images"]): string {
  return images.map(({ path, width }) => `${path} ${width}w`).join(", ");
}

interface FigureProps extends PictureProps {
  /** The language of the page. */
  locale: Locale;
  /** Whether its caption is what links to a correction of it lead to: it is on its article's page, for the first time. */
  isTarget?: boolean;
}

/** A picture with its caption and who made it. */
export function Figure({ locale, picture, isTarget = false, ...props }: FigureProps) {
  const { caption, credit, file } = picture;
  return (
    <figure className="picture" id={isTarget ? `caption:${file}` : undefined}>
      <Picture picture={picture} {...props} />
      {(caption || credit) && (
        <figcaption lang={languageTag[locale]}>
          {caption && <span lang={langIn(locale, caption.locale)}>{caption.text}</span>}
          {caption && credit && " "}
          {credit && (
            <span className="credit" lang={langIn(locale, credit.locale)}>
              {credit.text}
            </span>
          )}
        </figcaption>
      )}
    </figure>
  );
}

function langIn(page: Locale, text: Locale): string | undefined {
  return text === page ? undefined : languageTag[text];
}
