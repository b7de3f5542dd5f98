import { href } from "#lib/addresses.ts";
import { formatDayWithWeekday, formatLunarDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Day } from "#lib/record/days.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";
import { LanguageSwitch } from "./LanguageSwitch.tsx";

interface MastheadProps {
  locale: Locale;
  site: Site;
  /** This page in each language. */
  paths: Record<Locale, string>;
  /** The issue that the page belongs to. */
  day?: Day | undefined;
  /** What the issue has, as words. */
  note?: string | undefined;
  /** The front page's masthead is larger, and its name is the page's heading. */
  front?: boolean;
}

/** The paper's name in both languages, the day, and the switch to the other language. */
export function Masthead({ locale, site, paths, day, note, front = false }: MastheadProps) {
  const other = otherLocale(locale);
  const name = (
    <a className="name" href={href(locale, "front")}>
      {site.name[locale]}
    </a>
  );
  return (
    <header className={front ? "masthead masthead-front" : "masthead"}>
      <div className="names">
        {front ? <h1>{name}</h1> : <p>{name}</p>}
        <p className="second" lang={languageTag[other]}>
          {site.name[other]}
        </p>
      </div>
      <div className="dateline">
        {!day && <span>{translate(locale, "Site")("tagline")}</span>}
        {day && <time dateTime={day}>{formatDayWithWeekday(day, locale)}</time>}
        {day && locale === "zh" && <span>{formatLunarDay(day)}</span>}
        {note && <span>{note}</span>}
        <LanguageSwitch locale={locale} languages={site.languages} paths={paths} />
      </div>
    </header>
  );
}
