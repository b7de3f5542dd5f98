import { EntryList } from "#components/EntryList.tsx";
import { EntryPage } from "#components/EntryPage.tsx";
import { Heading } from "#components/Heading.tsx";
import { Page } from "#components/Page.tsx";
import { Pager } from "#components/Pager.tsx";
import { href } from "#lib/addresses.ts";
import { pageSize } from "#lib/archive/archive.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import type { Facet } from "#lib/archive/views.ts";
import { entryOf, topicSetOf } from "#lib/feeds/structured-data/entries.ts";
import { listOf } from "#lib/feeds/structured-data/page.ts";
import { translate } from "#lib/i18n/translate.ts";
import { listPages, pathOfList } from "#lib/list-addresses.ts";
import { dataOf, found, frameOf, settledAddress } from "./frame.ts";
import "./styles/inner.css";
import "./styles/pages.css";
import "./styles/lists.css";
import "./styles/charts.css";

type Props = Parameters<typeof settledAddress>[1];

/** All entries of a registry. */
export async function AllEntries({ facet, props }: { facet: Facet; props: Props }) {
  const address = await settledAddress([facet], props);
  const { locale } = address;
  const entries = found(await theArchive().entries(facet, address.params.list));
  const ids = entries.items.map(({ id }) => id);
  const trends = await theArchive().entryTrends(facet, ids);
  const t = translate(locale, "Lists");
  const [title, intro] = [t(`${facet}Title`), t(`${facet}Intro`)];
  const frame = await frameOf(address);
  const mainEntity = facet === "topics" ? topicSetOf(frame, title, entries.items) : undefined;
  const data = dataOf(frame, { type: "CollectionPage", name: title, description: intro, mainEntity });
  return (
    <Page {...frame} title={title} description={intro} data={data}>
      <Heading title={title} intro={intro} />
      <EntryList {...{ locale, facet, trends }} entries={entries.items} />
      <Pager locale={locale} {...entries} pathOf={(list) => href(locale, facet, { list })} />
    </Page>
  );
}

/** One entry of a registry, with the articles that are listed under it. */
export async function OneEntry({ facet, props }: { facet: Facet; props: Props }) {
  const address = await settledAddress([listPages[facet].page], props);
  const { locale } = address;
  const { id, list } = address.params;
  const view = found(await theArchive().entry(facet, id, locale, list));
  const pathOf = (list: number) => href(locale, listPages[facet].page, { id, list });
  const company = facet === "people" ? await theArchive().company(id) : undefined;
  const frame = await frameOf(address);
  const above = { path: href(locale, facet), name: translate(locale, "Nav")(facet) };
  const title = view.entry.name[locale];
  const description = (view.entry.about ?? view.entry.office)?.[locale];
  const about = entryOf(frame, facet, view.entry);
  const trail = [above, { path: pathOfList({ facet, tag: id }, locale), name: title }];
  const facts = { name: title, description, trail, mainEntity: listOf(frame, view.articles, pageSize) };
  const data = dataOf(frame, { type: "CollectionPage", ...facts, about });
  return (
    <Page {...frame} title={title} description={description} data={data}>
      <EntryPage
        locale={locale}
        view={view}
        company={company}
        pathOf={pathOf}
        pathAt={(place) => pathOf(Math.floor(place / pageSize) + 1)}
        above={above}
      />
    </Page>
  );
}
