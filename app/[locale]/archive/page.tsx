import { Overview } from "#components/Overview.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";
import "../../styles/charts.css";

export const dynamic = "force-dynamic";

/** The archive in charts. */
export default async function ArchivePage(props: PageProps<"/[locale]/archive">) {
  const address = await settledAddress(["archive"], props);
  const { locale } = address;
  const view = await theArchive().overview();
  const t = translate(locale, "Overview");
  const frame = await frameOf(address);
  const facts = { name: t("title"), description: t("intro") };
  const data = dataOf(frame, { type: "CollectionPage", ...facts });
  return (
    <Page {...frame} title={facts.name} description={facts.description} data={data}>
      <Overview locale={locale} view={view} />
    </Page>
  );
}
