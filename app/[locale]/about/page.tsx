import { About } from "#components/About.tsx";
import { Page } from "#components/Page.tsx";
import { organizationOf, wholeWebsiteOf } from "#lib/feeds/structured-data/site.ts";
import { translate } from "#lib/i18n/translate.ts";
import { dataOf, frameOf, settledAddress } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";

export const dynamic = "force-dynamic";

export default async function AboutPage(props: PageProps<"/[locale]/about">) {
  const address = await settledAddress(["about"], props);
  const { locale } = address;
  const frame = await frameOf(address);
  const title = translate(locale, "About")("title");
  const about = organizationOf(frame);
  const data = [...dataOf(frame, { type: "AboutPage", name: title, about }), wholeWebsiteOf(frame)];
  return (
    <Page {...frame} title={title} data={data}>
      <About locale={locale} site={frame.site} takesReports={frame.takesReports} />
    </Page>
  );
}
