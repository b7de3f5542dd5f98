import { Page } from "#components/Page.tsx";
import { Withdrawn } from "#components/Withdrawn.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { found, frameOf, settledAddress } from "../../../../frame.ts";
import "../../../../styles/inner.css";
import "../../../../styles/pages.css";

export const dynamic = "force-dynamic";

/** Stands at the address of an article that was withdrawn; `server/` and `proxy.ts` answer with it and 410. */
export default async function WithdrawnPage(props: PageProps<"/[locale]/withdrawn/[day]/[slug]">) {
  const address = await settledAddress(["article"], props);
  const { locale } = address;
  const { day, slug } = address.params;
  const departure = found(await theArchive().departure(day, slug));
  const withdrawal = found("withdrawn" in departure ? departure.withdrawn : undefined);
  const { site, paths } = await frameOf(address);
  const title = translate(locale, "Withdrawn")("title");
  return (
    <Page locale={locale} site={site} paths={paths} title={title} day={day}>
      <Withdrawn locale={locale} withdrawal={withdrawal} />
    </Page>
  );
}
