import { Overview } from "#components/Overview.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/charts.css";

export const dynamic = "force-dynamic";

/** The archive in charts. */
export default async function ArchivePage(props: PageProps<"/[locale]/archive">) {
  const address = await settledAddress(["archive"], props);
  const { locale } = address;
  const view = await theArchive().overview();
  const t = translate(locale, "Overview");
  return (
    <Page {...(await frameOf(address))} title={t("title")} description={t("intro")}>
      <Overview locale={locale} view={view} />
    </Page>
  );
}
