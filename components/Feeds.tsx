import { href } from "#lib/addresses.ts";
import type { Facet } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { feedOfList } from "#lib/list-addresses.ts";
import { kinds } from "#lib/record/kinds.ts";
import { type Locale, type Localized, languageTag, otherLocale } from "#lib/record/languages.ts";
import type { Site } from "#lib/record/schema.ts";

/** Some of a registry's entries, and how many there are in all. */
export interface FeedEntries {
  facet: Facet;
  entries: readonly { id: string; name: Localized }[];
  total: number;
}

interface FeedsProps {
  locale: Locale;
  site: Site;
  siteUrl: string;
  registries: readonly FeedEntries[];
}

const listNames = { reporters: "moreReporters", topics: "moreTopics", people: "morePeople" } as const;

/** All feeds, for people. Those of all articles are shown as they are copied. */
export function Feeds({ locale, site, siteUrl, registries }: FeedsProps) {
  const t = translate(locale, "Feeds");
  const other = otherLocale(locale);
  const example = href(locale, "searchFeed", { q: t("example") });
  const formats = [
    ["Atom", href(locale, "feed")],
    ["RSS 2.0", href(locale, "rss")],
    ["JSON Feed", href(locale, "jsonFeed")],
  ];
  return (
    <div className="feeds">
      <h2>{t("everything")}</h2>
      <dl>
        {formats.map(([name, path]) => (
          <div key={name}>
            <dt lang={languageTag.en}>{name}</dt>
            <dd>
              <a href={path}>{siteUrl + path}</a>
            </dd>
          </div>
        ))}
      </dl>
      <p className="count">{t("formats")}</p>
      <h2>{t("kinds")}</h2>
      <Links
        feeds={kinds.map((kind) => [
          feedOfList({ facet: "kinds", tag: kind }, locale),
          translate(locale, "Kinds")(kind),
        ])}
      />
      {registries.map(({ facet, entries, total }) => (
        <section key={facet}>
          <h2>{t(facet)}</h2>
          <Links
            feeds={entries.map(({ id, name }) => [feedOfList({ facet, tag: id }, locale), name[locale]])}
          />
          {total > entries.length && <More locale={locale} facet={facet} count={entries.length} />}
        </section>
      ))}
      <h2>{t("searchTitle")}</h2>
      <p>{t("search")}</p>
      <p>
        <a href={example}>{siteUrl + example}</a>
      </p>
      {site.languages.includes(other) && (
        <p className="count">
          <a href={href(other, "feeds")} hrefLang={languageTag[other]}>
            {t("other")}
          </a>
        </p>
      )}
    </div>
  );
}

function Links({ feeds }: { feeds: readonly (readonly [path: string, name: string])[] }) {
  return (
    <ul>
      {feeds.map(([path, name]) => (
        <li key={path}>
          <a href={path} type="application/atom+xml">
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

/** Where the feeds are that are not listed. */
function More({ locale, facet, count }: { locale: Locale; facet: Facet; count: number }) {
  const t = translate(locale, "Feeds");
  const [before = "", after = ""] = t("more", { count, list: "\u0000" }).split("\u0000");
  return (
    <p className="count">
      {before}
      <a href={href(locale, facet)}>{t(listNames[facet])}</a>
      {after}
    </p>
  );
}
