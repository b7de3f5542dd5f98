import { Breadcrumbs, trailTo } from "#components/Breadcrumbs.tsx";
import { Edition } from "#components/Edition.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { formatDay } from "#lib/dates.ts";
import { onOnePage } from "#lib/feeds/on-one-page.ts";
import { issueOf } from "#lib/feeds/structured-data/setting.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, found, frameOf, settledAddress } from "../../../../frame.ts";
import "../../../../styles/inner.css";
import "../../../../styles/text.css";
import "../../../../styles/corrections.css";
import "../../../../styles/edition.css";

export const dynamic = "force-dynamic";

/** An issue in full, for paper. Whoever comes from a search is led to the issue. */
export default async function PrintPage(props: PageProps<"/[locale]/dates/[period]/print">) {
  const params = props.params.then(({ locale, period }) => ({ locale, day: period }));
  const address = await settledAddress(["print"], { params });
  const { locale } = address;
  const { day } = address.params;
  const edition = found(await theArchive().edition(day, locale));
  const { addresses } = await frameOf({ page: "issue", locale, params: { day, list: 1 } });
  const frame = await frameOf(address);
  const title = translate(locale, "Issue")("printTitle", { date: formatDay(day, locale) });
  const facts = { name: title, trail: trailTo(locale, day), about: issueOf(frame, day) };
  const { origin } = new URL(frame.addresses[locale]);
  return (
    <Page
      {...frame}
      addresses={addresses}
      isListed={false}
      title={title}
      data={dataOf({ ...frame, addresses }, { type: "CollectionPage", ...facts })}
      day={day}
    >
      <Breadcrumbs locale={locale} trail={trailTo(locale, day)} />
      <Edition locale={locale} site={frame.site} edition={onOnePage(edition, origin)} origin={origin} />
    </Page>
  );
}
