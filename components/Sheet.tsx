import { href } from "#lib/addresses.ts";
import type { BulletinView, SheetFragment, SheetView } from "#lib/archive/bulletin-views.ts";
import type { ArticleLink } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { articleId } from "#lib/record/ids.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import type { PageBox } from "#lib/record/page-boxes.ts";
import { Drawing } from "./Drawing.tsx";
import { Picture } from "./Figure.tsx";
import { joinLines, langOf } from "./Headline.tsx";
import { hrefOfPlace, nameOfPlace } from "./PrintFragment.tsx";
import { bodyEm, DrawnText, isDrawnAsText, pitchOf } from "./SheetText.tsx";

/** Colours there are; articles beyond them have those again, each under a number of its own. */
const hues = 6;
/** Of the disc that an article's number stands on, in the units of a sheet. */
const radius = 20;

interface SheetProps {
  locale: Locale;
  bulletin: BulletinView;
  sheet: SheetView;
  /** What the page is called. */
  title: string;
}

/** A printed page as it looks, each fragment of it a link to its paragraph. */
export function Sheet({ locale, bulletin, sheet, title }: SheetProps) {
  const t = translate(locale, "Bulletin");
  const { width, height, image, fragments } = sheet;
  const articles = articlesOn(fragments);
  const largest = image?.sources.at(-1)?.images.at(-1);
  return (
    <div className="sheet">
      <figure>
        <div className={image ? "photographed" : "drawn"}>
          {image && (
            <Picture
              picture={{
                ...image,
                ...{ file: bulletin.id, caption: undefined, credit: undefined },
                alt: { locale, text: t("image", { title }) },
              }}
              sizes="(min-width: 70rem) 29rem, 100vw"
              eager
            />
          )}
          {fragments.length > 0 && (
            <Drawing viewBox={`0 0 ${width} ${height}`} name={t("sheet")} preserveAspectRatio="none">
              {!image && <Pattern fragments={fragments} />}
              {fragments.map((fragment) => (
                <FragmentLink
                  key={fragment.number}
                  {...{ locale, fragment, articles }}
                  em={image ? undefined : bodyEm(fragments)}
                />
              ))}
              <Numbers articles={articles} />
            </Drawing>
          )}
        </div>
        <figcaption>
          {fragments.length > 0 && t("sheetHint")}{" "}
          {largest && (
            <a className="enlarge" href={largest.path}>
              {t("enlarge")}
            </a>
          )}
        </figcaption>
      </figure>
      <Key locale={locale} articles={articles} />
    </div>
  );
}

/** An article on the page, with its number there. */
interface Numbered {
  link: ArticleLink;
  number: number;
  /** Where its first fragment stands. */
  at: PageBox | undefined;
}

type Articles = ReadonlyMap<string, Numbered>;

function articlesOn(fragments: readonly SheetFragment[]): Articles {
  const articles = new Map<string, Numbered>();
  for (const { places, boxes } of fragments) {
    for (const place of places) {
      if (place.place !== "article") continue;
      const id = articleId(place.article.day, place.article.slug);
      const number = articles.size + 1;
      if (!articles.has(id)) articles.set(id, { link: place.article, number, at: boxes[0] });
    }
  }
  return articles;
}

function hueOf({ number }: Numbered): string {
  return `o${((number - 1) % hues) + 1}`;
}

/** Lines of print, on one grid over all columns as a page is set. */
function Pattern({ fragments }: { fragments: readonly SheetFragment[] }) {
  const pitch = pitchOf(fragments);
  return (
    <pattern id="lines" width="8" height={pitch} patternUnits="userSpaceOnUse">
      <path d={`M0 ${pitch / 2}h8`} strokeWidth={Math.round(pitch * 3) / 10} />
    </pattern>
  );
}

interface FragmentProps {
  locale: Locale;
  fragment: SheetFragment;
  articles: Articles;
  /** The size of the page's text, where the page is drawn. */
  em: number | undefined;
}

function FragmentLink({ locale, fragment, articles, em }: FragmentProps) {
  const { number, block, boxes, places } = fragment;
  const inArticles = places.filter((place) => place.place === "article");
  const [first] = inArticles;
  const ids = new Set(inArticles.map(({ article }) => articleId(article.day, article.slug)));
  const own = first && articles.get(articleId(first.article.day, first.article.slug));
  // What has gone into several is told apart in the list.
  const to = first !== undefined && ids.size === 1 ? hrefOfPlace(locale, first) : undefined;
  const outline = boxes.map(([x, y, right, bottom]) => `M${x} ${y}H${right}V${bottom}H${x}z`).join("");
  const asText = em !== undefined && isDrawnAsText(fragment, em);
  return (
    <a
      id={`f${number}`}
      className={own ? hueOf(own) : "aside"}
      href={to ?? `#l${block}`}
      aria-label={nameOf(locale, fragment, asText)}
    >
      <path d={outline} />
      {em !== undefined && fragment.size > 0 && !asText && (
        <path className="print" d={outline} fill="url(#lines)" />
      )}
      {asText && <DrawnText fragment={fragment} />}
    </a>
  );
}

/**
 * What it is, and its words, where they are few and it is no article's.
 * @param isDrawn whether its words are to be seen: then its name has them (WCAG 2.5.3)
 */
function nameOf(locale: Locale, { places, text }: SheetFragment, isDrawn: boolean): string {
  const names = (places.length > 0 ? places : [undefined])
    .map((place) => nameOfPlace(locale, place))
    .join(" ");
  const words = text.replaceAll("\n", "");
  const isNeeded = isDrawn || !(places.length === 1 && places[0]?.place === "article");
  return words === "" || !isNeeded || names.includes(words) ? names : `${names} ${words}`;
}

/** The articles' numbers, where each begins. */
function Numbers({ articles }: { articles: Articles }) {
  return (
    <g aria-hidden>
      {[...articles.values()].map((article) => {
        const [left, top] = article.at ?? [0, 0];
        // In the white beside what it begins with.
        const [x, y] = [Math.max(radius, left - radius - 2), Math.max(radius, top + 10)];
        return (
          <g key={article.number} className={`number ${hueOf(article)}`}>
            <circle cx={x} cy={y} r={radius} />
            <text x={x} y={y + 10}>
              {article.number}
            </text>
          </g>
        );
      })}
    </g>
  );
}

/** What the numbers and colours stand for: the same links, each as large as a line. */
function Key({ locale, articles }: { locale: Locale; articles: Articles }) {
  if (articles.size === 0) return null;
  return (
    <ol className="key" aria-label={translate(locale, "Bulletin")("key")}>
      {[...articles.values()].map((article) => {
        const { day, slug, words } = article.link;
        return (
          <li key={article.number} className={hueOf(article)}>
            <a href={href(locale, "article", { day, slug })}>
              <b>{article.number}</b>{" "}
              <span lang={langOf(words, locale) ?? languageTag[locale]}>{joinLines(words.headline)}</span>
            </a>
          </li>
        );
      })}
    </ol>
  );
}
