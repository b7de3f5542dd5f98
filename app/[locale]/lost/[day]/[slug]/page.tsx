import { LostParagraph } from "#components/LostParagraph.tsx";
import { Page } from "#components/Page.tsx";
import { theArchive } from "#lib/archive/the-archive.ts";
import { translate } from "#lib/i18n/translate.ts";
import { found, frameOf, settledAddress } from "../../../../frame.ts";
import "../../../../styles/inner.css";

export const dynamic = "force-dynamic";

/** Stands at the address of a paragraph that its article has no more; `server/` and `proxy.ts` answer with it and 404. */
export default async function LostParagraphPage(props: PageProps<"/[locale]/lost/[day]/[slug]">) {
  const address = await settledAddress(["article"], props);
  const { locale } = address;
  const { day, slug } = address.params;
  const article = found(await theArchive().article(day, slug, locale));
  const { site, paths } = await frameOf(address);
  const title = translate(locale, "LostParagraph")("title");
  return (
    <Page locale={locale} site={site} paths={paths} title={title} day={day}>
      <LostParagraph locale={locale} article={article} />
    </Page>
  );
}
