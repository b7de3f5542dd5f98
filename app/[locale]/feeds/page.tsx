import { type FeedEntries, Feeds } from "#components/Feeds.tsx";
import { Heading } from "#components/Heading.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import type { EntryView, Facet } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { readSettings } from "#lib/settings.ts";
import { dataOf, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";
import "../../styles/feeds.css";

export const dynamic = "force-dynamic";

/** So many pages of a registry are listed; each of the others has its feed on its own page. */
const mostPages = 10;

export default async function FeedsPage(props: PageProps<"/[locale]/feeds">) {
  const address = await settledAddress(["feeds"], props);
  const { locale } = address;
  const frame = await frameOf(address);
  const registries = await Promise.all((["topics", "reporters", "people"] as const).map(entriesOf));
  const t = translate(locale, "Feeds");
  return (
    <Page
      {...frame}
      title={t("title")}
      description={t("intro")}
      data={dataOf(frame, { type: "CollectionPage", name: t("title"), description: t("intro") })}
    >
      <Heading title={t("title")} intro={t("intro")} />
      <Feeds
        locale={locale}
        site={frame.site}
        siteUrl={readSettings(process.env).SITE_URL}
        registries={registries.filter(({ total }) => total > 0)}
      />
    </Page>
  );
}

async function entriesOf(facet: Facet): Promise<FeedEntries> {
  const entries: EntryView[] = [];
  let total = 0;
  for (let page = 1; page <= mostPages; page++) {
    const list = await theArchive().entries(facet, page);
    if (list === undefined) break;
    entries.push(...list.items);
    total = list.total;
  }
  return { facet, entries, total };
}
