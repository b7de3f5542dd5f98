import { EntryList } from "#components/EntryList.tsx";
import { Heading } from "#components/Heading.tsx";
import { Page } from "#components/Page.tsx";
import { Pager } from "#components/Pager.tsx";
import { href } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { found, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/lists.css";

export const dynamic = "force-dynamic";

export default async function TopicsPage({ params, searchParams }: PageProps<"/[locale]/topics">) {
  const address = await settledAddress(["topics"], [(await params).locale, "topics"], searchParams);
  const { locale } = address;
  const entries = found(await theArchive().entries("topics", address.params.list));
  const t = translate(locale, "Lists");
  return (
    <Page {...frameOf(address)} title={t("topicsTitle")} description={t("topicsIntro")}>
      <Heading title={t("topicsTitle")} intro={t("topicsIntro")} />
      <EntryList locale={locale} entries={entries.items} pathOf={(id) => href(locale, "topic", { id })} />
      <Pager locale={locale} {...entries} pathOf={(list) => href(locale, "topics", { list })} />
    </Page>
  );
}
