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

export default async function ReportersPage({ params, searchParams }: PageProps<"/[locale]/reporters">) {
  const address = await settledAddress(["reporters"], [(await params).locale, "reporters"], searchParams);
  const { locale } = address;
  const entries = found(await theArchive().entries("reporters", address.params.list));
  const t = translate(locale, "Lists");
  return (
    <Page {...frameOf(address)} title={t("reportersTitle")} description={t("reportersIntro")}>
      <Heading title={t("reportersTitle")} intro={t("reportersIntro")} />
      <EntryList locale={locale} entries={entries.items} pathOf={(id) => href(locale, "reporter", { id })} />
      <Pager locale={locale} {...entries} pathOf={(list) => href(locale, "reporters", { list })} />
    </Page>
  );
}
