import { Dates } from "#components/Dates.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";
import "../../styles/calendar.css";
import "../../styles/charts.css";

export const dynamic = "force-dynamic";

/** The calendar of issues. */
export default async function DatesPage(props: PageProps<"/[locale]/dates">) {
  const address = await settledAddress(["dates"], props);
  const { locale } = address;
  const calendar = await theArchive().calendar();
  const t = translate(locale, "Dates");
  const frame = await frameOf(address);
  const facts = { name: t("title"), description: t("intro") };
  const data = dataOf(frame, { type: "CollectionPage", ...facts });
  return (
    <Page {...frame} title={facts.name} description={facts.description} data={data}>
      <Dates locale={locale} calendar={calendar} />
    </Page>
  );
}
