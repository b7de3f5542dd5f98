import type { EntryView } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { type Locale, languageTag, otherLocale } from "#lib/record/languages.ts";

interface EntryListProps {
  locale: Locale;
  entries: readonly EntryView[];
  pathOf: (id: string) => string;
}

/** Reporters, topics or people with their names in both languages and how much there is of each. */
export function EntryList({ locale, entries, pathOf }: EntryListProps) {
  const lists = translate(locale, "Lists");
  const counts = translate(locale, "Counts");
  const roles = translate(locale, "Roles");
  if (entries.length === 0) return <p className="empty">{lists("emptyEntries")}</p>;
  const other = otherLocale(locale);
  return (
    <ul className="list entries">
      {entries.map(({ id, name, role, about, office, articles, latest }) => (
        <li key={id}>
          <h2>
            <a href={pathOf(id)}>{name[locale]}</a>{" "}
            <span className="second" lang={languageTag[other]}>
              {name[other]}
            </span>
          </h2>
          {about && <p className="about">{about[locale]}</p>}
          {office && <p className="about">{office[locale]}</p>}
          <p className="meta">
            {role && <span>{roles(role)}</span>}
            <span>{counts("articles", { count: articles })}</span>
            {latest && <span>{lists("latest", { date: formatDay(latest, locale) })}</span>}
          </p>
        </li>
      ))}
    </ul>
  );
}
