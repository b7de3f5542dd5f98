import { ArticleList } from "#components/ArticleList.tsx";
import { Heading } from "#components/Heading.tsx";
import { Page } from "#components/Page.tsx";
import { Pager } from "#components/Pager.tsx";
import { href } from "#lib/addresses.ts";
import { pageSize } from "#lib/archive/archive.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { listOf } from "#lib/feeds/structured-data/page.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, found, frameOf, settledAddress } from "../../../frame.ts";
import "../../../styles/inner.css";
import "../../../styles/pages.css";
import "../../../styles/lists.css";

export const dynamic = "force-dynamic";

export default async function KindPage(props: PageProps<"/[locale]/kinds/[kind]">) {
  const address = await settledAddress(["kind"], props);
  const { locale } = address;
  const { kind, list } = address.params;
  const articles = found(await theArchive().kind(kind, locale, list));
  const title = translate(locale, "Kinds")(kind);
  const frame = await frameOf(address);
  const mainEntity = listOf(frame, articles, pageSize);
  return (
    <Page {...frame} title={title} data={dataOf(frame, { type: "CollectionPage", name: title, mainEntity })}>
      <Heading
        title={title}
        count={translate(locale, "Counts")("articlesTotal", { count: articles.total })}
      />
      <ArticleList locale={locale} articles={articles.items} />
      <Pager
        locale={locale}
        {...articles}
        pathOf={(number) => href(locale, "kind", { kind, list: number })}
      />
    </Page>
  );
}
