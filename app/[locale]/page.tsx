import { FrontPage } from "#components/FrontPage.tsx";
import { Page } from "#components/Page.tsx";
import { issuePageSize } from "#lib/archive/archive.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { formatDay } from "#lib/dates.ts";
import { listOf } from "#lib/feeds/structured-data/page.ts";
import { issueOf } from "#lib/feeds/structured-data/setting.ts";
import { organizationOf, wholeWebsiteOf } from "#lib/feeds/structured-data/site.ts";
import { siteDescription } from "#lib/i18n/site-description.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, frameOf, settledAddress } from "../frame.ts";
import "../styles/front.css";

export const dynamic = "force-dynamic";

/** The latest issue's front page. */
export default async function Front(props: PageProps<"/[locale]">) {
  const address = await settledAddress(["front"], props);
  const { locale } = address;
  const frame = await frameOf(address);
  const issue = await theArchive().latestIssue(locale);
  const t = translate(locale, "Issue");
  const description = siteDescription(frame.site, locale);
  const title = frame.site.name[locale];
  const site = [wholeWebsiteOf(frame), organizationOf(frame)];
  // Who has chosen no language yet is asked for it by the browser's.
  const anyLanguage = `${frame.siteUrl}/`;
  if (issue === undefined) {
    return (
      <Page
        {...frame}
        title={title}
        description={description}
        anyLanguage={anyLanguage}
        data={[...dataOf(frame, { type: "CollectionPage", name: title, description }), ...site]}
        issue={{ previous: undefined, next: undefined, heading: "name" }}
      >
        <h2>{t("noIssueYet")}</h2>
        <p>{t("noIssueYetText")}</p>
      </Page>
    );
  }
  const note = translate(locale, "Counts")("todayArticles", { count: issue.articles.total });
  const ofIssue = `${formatDay(issue.day, locale)} · ${description}`;
  const data = dataOf(frame, {
    ...{ type: "CollectionPage", name: title, description: ofIssue, about: issueOf(frame, issue.day) },
    mainEntity: listOf(frame, issue.articles, issuePageSize),
  });
  return (
    <Page
      {...frame}
      title={title}
      description={ofIssue}
      anyLanguage={anyLanguage}
      data={[...data, ...site]}
      day={issue.day}
      issue={{ note, previous: issue.previous, next: issue.next, heading: "name" }}
    >
      <FrontPage locale={locale} issue={issue} languages={frame.site.languages} />
    </Page>
  );
}
