import { href } from "#lib/addresses.ts";
import type { ArticleSummary } from "#lib/archive/views.ts";
import type { Locale } from "#lib/record/languages.ts";
import { layoutOf } from "./front-layout.ts";
import { HeadlineList } from "./HeadlineList.tsx";
import { IssueBand } from "./IssueBand.tsx";
import { Pager } from "./Pager.tsx";
import { Story } from "./Story.tsx";

/** An issue: its lead, two tiers of stories, the other headlines; then its month, topics and printed pages. */
export function FrontPage({ locale, issue, languages }: Parameters<typeof IssueBand>[0]) {
  const { day, articles } = issue;
  return (
    <>
      {articles.page === 1 ? (
        <Tiers locale={locale} articles={articles.items} />
      ) : (
        <HeadlineList locale={locale} articles={articles.items} />
      )}
      <Pager
        locale={locale}
        page={articles.page}
        pages={articles.pages}
        pathOf={(list) => href(locale, "issue", { day, list })}
      />
      <IssueBand locale={locale} issue={issue} languages={languages} />
    </>
  );
}

function Tiers({ locale, articles }: { locale: Locale; articles: readonly ArticleSummary[] }) {
  const layout = layoutOf(articles);
  const [lead, ...others] = articles;
  const seconds = others.slice(0, layout.seconds);
  const thirds = others.slice(layout.seconds, layout.seconds + layout.thirds);
  const isSplit = layout.lead === "split";
  return (
    <>
      <div className={`top ${layout.lead}`}>
        {lead && <Story locale={locale} article={lead} tier="lead" brief={layout.lead === "brief"} />}
        {seconds.length > 0 && (
          <div className="seconds">
            {seconds.map((article) => (
              <Story
                key={article.slug}
                locale={locale}
                article={article}
                tier="second"
                brief={!isSplit && seconds.length === 1}
              />
            ))}
          </div>
        )}
      </div>
      {thirds.length > 0 && (
        <div className={`thirds by${layout.columns}`}>
          {thirds.map((article) => (
            <Story key={article.slug} locale={locale} article={article} tier="third" />
          ))}
        </div>
      )}
      <HeadlineList locale={locale} articles={others.slice(layout.seconds + layout.thirds)} />
    </>
  );
}
