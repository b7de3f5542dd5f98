import { href } from "#lib/addresses.ts";
import type { ContinuationLink } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Day } from "#lib/record/days.ts";
import type { Locale } from "#lib/record/languages.ts";
import { joinLines, langOf } from "./Headline.tsx";
import { OtherLanguage } from "./OtherLanguage.tsx";

/** Leads to the first part of an article (上接) or to the rest of it (下转). */
export function Continuation(props: {
  locale: Locale;
  way: "continues" | "continuedIn";
  /** Of the article that it stands in. */
  day: Day;
  link: ContinuationLink;
  /** What its link begins with, where that is to be whole. */
  origin?: string;
}) {
  const { locale, way, day, link, origin = "" } = props;
  const t = translate(locale, "Article");
  const on = link.day === day ? "" : "On";
  const details = { date: formatDay(link.day, locale), sheet: link.page ?? 0 };
  return (
    <p className="continuation">
      <span className="label">{t(`${way}${on}${link.page === undefined ? "" : "Sheet"}`, details)}</span>{" "}
      <a
        href={origin + href(locale, "article", { day: link.day, slug: link.slug })}
        lang={langOf(link.words, locale)}
      >
        {joinLines(link.words.headline)}
      </a>{" "}
      <OtherLanguage locale={locale} words={link.words} />
    </p>
  );
}
