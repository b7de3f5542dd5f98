import { Page } from "#components/Page.tsx";
import { SearchForm } from "#components/SearchForm.tsx";
import { SearchHeading } from "#components/SearchHeading.tsx";
import { SearchHelp } from "#components/SearchHelp.tsx";
import { SearchResults } from "#components/SearchResults.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, found, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";
import "../../styles/lists.css";
import "../../styles/search.css";

export const dynamic = "force-dynamic";

export default async function SearchPage(props: PageProps<"/[locale]/search">) {
  const address = await settledAddress(["search"], props);
  const { locale } = address;
  const { list: page, ...asked } = address.params;
  const t = translate(locale, "Search");
  if (asked.q === "") {
    const frame = await frameOf(address);
    const facts = { name: t("title"), description: t("intro") };
    const data = dataOf(frame, { type: "SearchResultsPage", ...facts });
    return (
      <Page {...frame} title={facts.name} description={facts.description} data={data} searching>
        <SearchHeading locale={locale} />
        <SearchForm locale={locale} search={asked} />
        <SearchHelp locale={locale} />
      </Page>
    );
  }
  const result = found(await theArchive().search({ ...asked, page }, locale));
  // Of what is too long, the addresses have what was read.
  const search = { ...asked, q: result === "busy" ? asked.q.slice(0, 200) : result.q };
  const { paths, site, feed } = await frameOf({ ...address, params: { ...search, list: page } });
  return (
    <Page {...{ locale, site, paths, feed }} title={t("resultsTitle", { query: search.q })} searching>
      <SearchHeading locale={locale} query={search.q} />
      <SearchForm locale={locale} search={search} />
      {result === "busy" ? (
        <p className="notice">{t("busy")}</p>
      ) : (
        <SearchResults locale={locale} search={search} result={result} />
      )}
    </Page>
  );
}
