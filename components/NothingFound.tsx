import { href } from "#lib/addresses.ts";
import type { WaysOn } from "#lib/archive/search-views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import type { FoundProps } from "./SearchNarrowing.tsx";
import { Typed } from "./Typed.tsx";

/** Says that nothing was found, and leads on: to what may be meant, to a wider search, to what there is. */
export function NothingFound({ locale, search, result }: FoundProps) {
  const t = translate(locale, "Search");
  const { q, ...filters } = search;
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const [before = "", after = ""] = t(isFiltered ? "nothingFiltered" : "nothing", { query: "\u0000" }).split(
    "\u0000",
  );
  return (
    <div className="nothing">
      <p role="status">
        {before}
        <Typed locale={locale} text={q} />
        {after}
      </p>
      {result.waysOn && <Wider locale={locale} search={search} waysOn={result.waysOn} />}
      {result.suggestions.length > 0 && (
        <div className="suggestions">
          <p>{t("suggestions")}</p>
          <ul>
            {result.suggestions.map((suggestion) => (
              <li key={suggestion}>
                <a href={href(locale, "search", { q: suggestion })}>
                  <Typed locale={locale} text={suggestion} />
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
      {result.waysOn && <GoOn locale={locale} waysOn={result.waysOn} suggested={result.suggestions} />}
    </div>
  );
}

/** The same search without a filter, where it finds something. */
function Wider({ locale, search, waysOn }: Omit<FoundProps, "result"> & { waysOn: WaysOn }) {
  const t = translate(locale, "Search");
  const wider = {
    kind: { name: t("withoutKind"), query: { kind: undefined } },
    reporter: { name: t("withoutReporter"), query: { reporter: undefined } },
    topic: { name: t("withoutTopic"), query: { topic: undefined } },
    days: { name: t("withoutDays"), query: { from: undefined, to: undefined } },
  };
  const links = [
    ...waysOn.without.map(({ filter, articles }) => {
      const { name, query } = wider[filter];
      return { name, articles, path: href(locale, "search", { ...search, ...query }) };
    }),
    { name: t("everywhere"), articles: waysOn.everywhere, path: href(locale, "search", { q: search.q }) },
  ].filter(({ articles }) => articles > 0);
  if (links.length === 0) return null;
  return (
    <ul className="wider">
      {links.map(({ name, articles, path }) => (
        <li key={name}>
          <a href={path}>{name}</a>{" "}
          <span className="count">{translate(locale, "Counts")("articles", { count: articles })}</span>
        </li>
      ))}
    </ul>
  );
}

function GoOn(props: { locale: Locale; waysOn: WaysOn; suggested: readonly string[] }) {
  const { locale, waysOn, suggested } = props;
  const t = translate(locale, "Search");
  const { latest } = waysOn;
  const said = new Set(suggested.map((suggestion) => suggestion.toLowerCase()));
  const topics = waysOn.topics.filter(({ name }) => !said.has(name[locale].toLowerCase()));
  return (
    <nav className="go-on" aria-labelledby="go-on">
      <h2 id="go-on" className="label">
        {t("goOn")}
      </h2>
      <ul>
        {latest && (
          <li>
            <a href={href(locale, "issue", { day: latest })}>
              {t("latest", { date: formatDay(latest, locale) })}
            </a>
          </li>
        )}
        <li>
          <a href={href(locale, "dates")}>{translate(locale, "Issue")("allDates")}</a>
        </li>
      </ul>
      {topics.length > 0 && (
        <>
          <h3 className="label">{t("topics")}</h3>
          <ul>
            {topics.map(({ id, name }) => (
              <li key={id}>
                <a href={href(locale, "topic", { id })}>{name[locale]}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </nav>
  );
}
