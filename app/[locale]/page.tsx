import { FrontPage } from "#components/FrontPage.tsx";
import { Page } from "#components/Page.tsx";
import { siteDescription } from "#components/PageHead.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { frameOf, settledAddress } from "../frame.ts";
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
  if (issue === undefined) {
    return (
      <Page
        {...frame}
        title={frame.site.name[locale]}
        description={description}
        issue={{ previous: undefined, next: undefined, heading: "name" }}
      >
        <h2>{t("noIssueYet")}</h2>
        <p>{t("noIssueYetText")}</p>
      </Page>
    );
  }
  const note = translate(locale, "Counts")("todayArticles", { count: issue.articles.total });
  return (
    <Page
      {...frame}
      title={frame.site.name[locale]}
      description={`${formatDay(issue.day, locale)} · ${description}`}
      day={issue.day}
      issue={{ note, previous: issue.previous, next: issue.next, heading: "name" }}
    >
      <FrontPage locale={locale} issue={issue} />
    </Page>
  );
}
