import { href } from "#lib/addresses.ts";
import type { CompanyView } from "#lib/archive/views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Day } from "#lib/record/days.ts";
import type { Locale } from "#lib/record/languages.ts";

type Companion = CompanyView["people"][number];

/** Whom somebody appears with, and when: each with a strip of the time from the first such article to the last. */
export function Company({ locale, company }: { locale: Locale; company: CompanyView }) {
  const t = translate(locale, "People");
  const [person, ...others] = company.people;
  const [first, last] = [person?.days[0]?.at, person?.days.at(-1)?.at];
  if (person === undefined || first === undefined || last === undefined || others.length === 0) return null;
  return (
    <section className="company">
      <h2>{t("company")}</h2>
      {person.articles >= company.articles && (
        <p className="meta">{t("newestOnly", { count: person.articles })}</p>
      )}
      <ol>
        {[person, ...others].map((companion, index) => (
          <li key={companion.id}>
            {index === 0 ? (
              <b>{companion.name[locale]}</b>
            ) : (
              <a href={href(locale, "person", { id: companion.id })}>{companion.name[locale]}</a>
            )}
            <span className="count">
              {translate(locale, "Counts")("articles", { count: companion.articles })}
            </span>
            <Strip locale={locale} companion={companion} first={first} last={last} />
          </li>
        ))}
      </ol>
      <p className="axis">
        <time dateTime={first}>{formatDay(first, locale)}</time>
        {last !== first && <time dateTime={last}>{formatDay(last, locale)}</time>}
      </p>
    </section>
  );
}

/** Columns of a strip, and their width in its own units. */
const columns = 48;
const width = 5;
const height = 16;

/** Articles over time: the more in a column, the higher it is. */
function Strip(props: { locale: Locale; companion: Companion; first: Day; last: Day }) {
  const { locale, companion, first, last } = props;
  const t = translate(locale, "People");
  const days = companion.days.map(({ at }) => at);
  const [from = first, to = last] = [days[0], days.at(-1)];
  const counts = new Map<number, number>();
  for (const { at, articles } of companion.days) {
    const column = columnOf(at, first, last);
    counts.set(column, (counts.get(column) ?? 0) + articles);
  }
  const label =
    from === to
      ? t("stripOnDay", { count: companion.articles, day: formatDay(from, locale) })
      : t("strip", { count: companion.articles, from: formatDay(from, locale), to: formatDay(to, locale) });
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${columns * width} ${height}`}
      preserveAspectRatio="none"
    >
      {[...counts].map(([column, count]) => {
        const tall = Math.min(height, 4 + count * 3);
        return <rect key={column} x={column * width} y={height - tall} width={width - 1} height={tall} />;
      })}
    </svg>
  );
}

function columnOf(day: Day, first: Day, last: Day): number {
  const [at, begin, end] = [day, first, last].map((each) => Date.parse(`${each}T00:00:00Z`)) as [
    number,
    number,
    number,
  ];
  return begin === end ? 0 : Math.round(((at - begin) / (end - begin)) * (columns - 1));
}
