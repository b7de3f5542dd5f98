import { About } from "#components/About.tsx";
import { Page } from "#components/Page.tsx";
import { translate } from "#lib/i18n/translate.ts";
import { frameOf, settledAddress, takesReports } from "../../frame.ts";
import "../../styles/inner.css";
import "../../styles/pages.css";

export const dynamic = "force-dynamic";

export default async function AboutPage(props: PageProps<"/[locale]/about">) {
  const address = await settledAddress(["about"], props);
  const { locale } = address;
  const frame = await frameOf(address);
  return (
    <Page {...frame} title={translate(locale, "About")("title")}>
      <About locale={locale} site={frame.site} takesReports={takesReports()} />
    </Page>
  );
}
