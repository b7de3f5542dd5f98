import { href } from "#lib/addresses.ts";
import type { ArticleSummary } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag } from "#lib/record/languages.ts";
import { Byline } from "./Byline.tsx";
import { Figure, Picture } from "./Figure.tsx";
import { textWidth, whole, widthOf } from "./front-layout.ts";
import { Headline, langOf, OptionalLines } from "./Headline.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";
import { Supplied } from "./Supplied.tsx";

interface StoryProps {
  locale: Locale;
  article: ArticleSummary;
  tier: "lead" | "second" | "third";
  /** Whether its text stands beside its headline. */
  brief?: boolean;
}

/** An article on a front page. */
export function Story({ locale, article, tier, brief = false }: StoryProps) {
  const { day, slug, kind, words, picture } = article;
  const lang = langOf(words, locale);
  const path = href(locale, "article", { day, slug });
  const paragraphs = shownOf(article, tier);
  const isCut = !brief && textWidth(article) > (picture && tier === "lead" ? 60 : whole[tier]);
  const text = paragraphs.length > 0 && (
    <div className={isCut ? "excerpt fill" : "excerpt"} lang={languageTag[words.locale]}>
      {picture && tier === "second" && <Picture picture={picture} sizes="8rem" />}
      {paragraphs.map((paragraph) => (
        <p key={paragraph} className={longRun.test(paragraph) ? "ragged" : undefined}>
          {paragraph}
        </p>
      ))}
    </div>
  );
  return (
    <article className={`story ${classes[tier]}${brief ? " brief" : ""}`}>
      <p className="label">
        <a href={href(locale, "kind", { kind })}>{translate(locale, "Kind")(kind)}</a>
        {tier !== "third" && words.kicker.length > 0 && (
          <span className="kicker" lang={lang}>
            {words.kicker.join(" ")}
          </span>
        )}
      </p>
      <h2 lang={lang}>
        <a href={path}>
          <Headline words={words} />
        </a>
      </h2>
      {tier !== "third" && <OptionalLines className="deck" lines={words.deck} lang={lang} />}
      <p className="meta">
        <Byline locale={locale} article={article} />
        <Supplied locale={locale} fields={article.supplied} />
        <OtherLanguage locale={locale} words={words} translation={article.translation} />
      </p>
      {picture && tier === "lead" ? (
        <div className="pic">
          <Figure locale={locale} picture={picture} sizes="(min-width: 60rem) 32rem, 100vw" eager />
          {text}
        </div>
      ) : (
        text
      )}
      {tier !== "third" && (isCut || isLonger(article, paragraphs)) && (
        <p className="meta cue">
          <a href={path}>
            {translate(locale, "Article")(words.locale === "zh" ? "wholeCharacters" : "wholeWords", {
              count: article.length,
            })}
          </a>
        </p>
      )}
    </article>
  );
}

/** A long Latin word would tear a justified line apart. */
const longRun = /[\p{Script=Latin}\d/:.]{8,}/u;

/** Widths of characters that a second or third story's column holds at the most. */
const most = { second: 300, third: 140 };

/** `second` is the masthead's. */
const classes = { lead: "lead", second: "tier2", third: "third" };

/** The lead has paragraphs; the others have one text, longer than its place. */
function shownOf({ excerpt, words }: ArticleSummary, tier: StoryProps["tier"]): string[] {
  if (tier === "lead") return [...new Set(excerpt)];
  const text = excerpt.join(words.locale === "zh" ? "" : " ");
  return text === "" ? [] : [shortened(text, most[tier])];
}

function shortened(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let end = 0;
  let sum = 0;
  for (const character of text) {
    sum += widthOf(character);
    if (sum > most) break;
    end += character.length;
  }
  return `${text.slice(0, end)}…`;
}

/** Whether there is more of the text than is shown. */
function isLonger({ length, words }: ArticleSummary, paragraphs: readonly string[]): boolean {
  const count = (text: string) =>
    (words.locale === "zh" ? text.replace(/\s/g, "") : text.split(/\s+/)).length;
  return paragraphs.reduce((sum, paragraph) => sum + count(paragraph), 0) < length;
}
