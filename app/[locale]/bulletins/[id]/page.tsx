import { Bulletin, bulletinTitle } from "#components/Bulletin.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { found, frameOf, settledAddress } from "../../../frame.ts";
import "../../../styles/inner.css";
import "../../../styles/pages.css";
import "../../../styles/print-source.css";

export const dynamic = "force-dynamic";

export default async function BulletinPage(props: PageProps<"/[locale]/bulletins/[id]">) {
  const address = await settledAddress(["bulletin"], props);
  const { locale } = address;
  const bulletin = found(await theArchive().bulletin(address.params.id, locale));
  return (
    <Page
      {...(await frameOf(address))}
      title={bulletinTitle(locale, bulletin)}
      description={translate(locale, "Bulletin")("intro")}
      day={bulletin.day}
      withoutIssue={!bulletin.hasIssue}
    >
      <Bulletin locale={locale} bulletin={bulletin} />
    </Page>
  );
}
