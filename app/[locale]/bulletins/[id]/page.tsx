import { trailTo } from "#components/Breadcrumbs.tsx";
import { Bulletin, bulletinTitle } from "#components/Bulletin.tsx";
import { Page } from "#components/Page.tsx";
import { hrefOf } from "#lib/addresses.ts";
import { theArchive } from "#lib/archive/the-archive.ts";
import { issueOf } from "#lib/feeds/structured-data/setting.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, found, frameOf, settledAddress } from "../../../frame.ts";
import "../../../styles/inner.css";
import "../../../styles/pages.css";
import "../../../styles/print-source.css";
import "../../../styles/sheet.css";

export const dynamic = "force-dynamic";

export default async function BulletinPage(props: PageProps<"/[locale]/bulletins/[id]">) {
  const address = await settledAddress(["bulletin"], props);
  const { locale } = address;
  const bulletin = found(await theArchive().bulletin(address.params.id, locale));
  const frame = await frameOf(address);
  const [title, description] = [bulletinTitle(locale, bulletin), translate(locale, "Bulletin")("intro")];
  const trail = bulletin.hasIssue
    ? [...trailTo(locale, bulletin.day), { path: hrefOf(address), name: title }]
    : [];
  const about = issueOf(frame, bulletin.day);
  return (
    <Page
      {...frame}
      title={title}
      description={description}
      data={dataOf(frame, { type: "WebPage", name: title, description, trail, about })}
      day={bulletin.day}
      withoutIssue={!bulletin.hasIssue}
    >
      <Bulletin locale={locale} bulletin={bulletin} />
    </Page>
  );
}
