import { Glossary } from "#components/Glossary.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";
import "../../styles/glossary.css";

export const dynamic = "force-dynamic";

export default async function GlossaryPage(props: PageProps<"/[locale]/glossary">) {
  const address = await settledAddress(["glossary"], props);
  const { locale } = address;
  const terms = await theArchive().glossary(locale);
  const t = translate(locale, "Terms");
  return (
    <Page {...(await frameOf(address))} title={t("title")} description={t("intro")}>
      <Glossary locale={locale} terms={terms} />
    </Page>
  );
}
