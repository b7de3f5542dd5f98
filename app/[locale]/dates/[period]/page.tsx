import { trailTo } from "#components/Breadcrumbs.tsx";
import { FrontPage } from "#components/FrontPage.tsx";
import { Month } from "#components/Month.tsx";
import { Page } from "#components/Page.tsx";
import { Year } from "#components/Year.tsx";
import type { Address } from "#lib/addresses.ts";
import { issuePageSize, pageSize } from "#lib/archive/archive.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { formatDay, formatMonth, formatYear } from "#lib/dates.ts";
import { listOf } from "#lib/feeds/structured-data/page.ts";
import { issueOf } from "#lib/feeds/structured-data/setting.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, found, frameOf, settledAddress } from "../../../frame.ts";
import "../../../styles/inner.css";
import "../../../styles/pages.css";
import "../../../styles/lists.css";
import "../../../styles/front.css";
import "../../../styles/calendar.css";
import "../../../styles/charts.css";

export const dynamic = "force-dynamic";

type PeriodAddress<Page extends "year" | "month" | "issue"> = Extract<Address, { page: Page }>;

/** A year, a month or a day: one place in the path, told apart by its form. */
export default async function PeriodPage({ params, searchParams }: PageProps<"/[locale]/dates/[period]">) {
  const asked = params.then(({ locale, period }) => ({ locale, year: period, month: period, day: period }));
  const address = await settledAddress(["year", "month", "issue"], { params: asked, searchParams });
  switch (address.page) {
    case "year":
      return <YearPage {...address} />;
    case "month":
      return <MonthPage {...address} />;
    case "issue":
      return <IssuePage {...address} />;
  }
}

async function YearPage(address: PeriodAddress<"year">) {
  const { locale, params } = address;
  const period = found(await theArchive().year(params.year));
  const frame = await frameOf(address);
  const facts = { name: formatYear(params.year, locale), trail: trailTo(locale, params.year) };
  return (
    <Page {...frame} title={facts.name} data={dataOf(frame, { type: "CollectionPage", ...facts })}>
      <Year locale={locale} year={params.year} period={period} />
    </Page>
  );
}

async function MonthPage(address: PeriodAddress<"month">) {
  const { locale, params } = address;
  const month = found(await theArchive().month(params.month, locale, params.list));
  const frame = await frameOf(address);
  const facts = { name: formatMonth(params.month, locale), trail: trailTo(locale, params.month) };
  const mainEntity = listOf(frame, month.list, pageSize);
  const data = dataOf(frame, { type: "CollectionPage", ...facts, mainEntity });
  return (
    <Page {...frame} title={facts.name} data={data}>
      <Month locale={locale} month={params.month} view={month} />
    </Page>
  );
}

async function IssuePage(address: PeriodAddress<"issue">) {
  const { locale, params } = address;
  const issue = found(await theArchive().issue(params.day, locale, params.list));
  const note = translate(locale, "Counts")("todayArticles", { count: issue.articles.total });
  const frame = await frameOf(address);
  const facts = { name: formatDay(issue.day, locale), trail: trailTo(locale, issue.day) };
  const mainEntity = listOf(frame, issue.articles, issuePageSize);
  const about = issueOf(frame, issue.day);
  return (
    <Page
      {...frame}
      title={facts.name}
      data={dataOf(frame, { type: "CollectionPage", ...facts, about, mainEntity })}
      day={issue.day}
      issue={{ note, previous: issue.previous, next: issue.next, heading: "day" }}
    >
      <FrontPage locale={locale} issue={issue} languages={frame.site.languages} />
    </Page>
  );
}
