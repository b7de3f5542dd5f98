import { Glossary } from "#components/Glossary.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { glossaryOf } from "#lib/feeds/structured-data/entries.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";
import "../../styles/glossary.css";

export const dynamic = "force-dynamic";

export default async function GlossaryPage(props: PageProps<"/[locale]/glossary">) {
  const address = await settledAddress(["glossary"], props);
  const { locale } = address;
  const terms = await theArchive().glossary(locale);
  const t = translate(locale, "Terms");
  const frame = await frameOf(address);
  const facts = { name: t("title"), description: t("intro") };
  const mainEntity = glossaryOf(frame, facts.name, terms);
  const data = dataOf(frame, { type: "CollectionPage", ...facts, mainEntity });
  return (
    <Page {...frame} title={facts.name} description={facts.description} data={data}>
      <Glossary locale={locale} terms={terms} />
    </Page>
  );
}
