import { CorrectionList } from "#components/CorrectionList.tsx";
import { Heading } from "#components/Heading.tsx";
import { Page } from "#components/Page.tsx";
import { Pager } from "#components/Pager.tsx";
import { href } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, found, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";
import "../../styles/lists.css";
import "../../styles/corrections.css";

export const dynamic = "force-dynamic";

export default async function CorrectionsPage(props: PageProps<"/[locale]/corrections">) {
  const address = await settledAddress(["corrections"], props);
  const { locale } = address;
  const corrections = found(await theArchive().corrections(locale, address.params.list));
  const t = translate(locale, "Corrections");
  const frame = await frameOf(address);
  const facts = { name: t("title"), description: t("intro") };
  const data = dataOf(frame, { type: "CollectionPage", ...facts });
  return (
    <Page {...frame} title={facts.name} description={facts.description} data={data}>
      <Heading title={t("title")} intro={t("intro")} />
      <CorrectionList locale={locale} corrections={corrections.items} />
      <Pager locale={locale} {...corrections} pathOf={(list) => href(locale, "corrections", { list })} />
    </Page>
  );
}
