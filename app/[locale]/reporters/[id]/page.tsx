import { EntryPage } from "#components/EntryPage.tsx";
import { Page } from "#components/Page.tsx";
import { href } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { found, frameOf, settledAddress } from "../../../frame.ts";
import "../../../styles/lists.css";

export const dynamic = "force-dynamic";

export default async function ReporterPage({ params, searchParams }: PageProps<"/[locale]/reporters/[id]">) {
  const { locale: asked, id } = await params;
  const address = await settledAddress(["reporter"], [asked, "reporters", id], searchParams);
  const { locale } = address;
  const view = found(await theArchive().entry("reporters", id, locale, address.params.list));
  return (
    <Page {...frameOf(address)} title={view.entry.name[locale]} description={view.entry.about?.[locale]}>
      <EntryPage
        locale={locale}
        view={view}
        above={{ path: href(locale, "reporters"), name: translate(locale, "Nav")("reporters") }}
        pathOf={(list) => href(locale, "reporter", { id, list })}
      />
    </Page>
  );
}
