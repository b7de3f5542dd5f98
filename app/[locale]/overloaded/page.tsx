import { ErrorMessage } from "#components/ErrorMessage.tsx";
import { Page } from "#components/Page.tsx";
import { href } from "#lib/addresses.ts";
import { isLocale, locales, originalLocale } from "#lib/i18n/locales.ts";
import { translate } from "#lib/i18n/translate.ts";

/** The 503 page is made at build time, so that it costs nothing to send when nothing can be made; `server.ts` sends it. */
export const dynamic = "force-static";

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function OverloadedPage({ params }: PageProps<"/[locale]/overloaded">) {
  const asked = (await params).locale;
  const locale = isLocale(asked) ? asked : originalLocale;
  const t = translate(locale, "Errors");
  return (
    <Page
      locale={locale}
      title={t("overloadedTitle")}
      paths={{ zh: href("zh", "front"), en: href("en", "front") }}
    >
      <ErrorMessage locale={locale} code="503" title={t("overloadedTitle")} text={t("overloaded")} />
    </Page>
  );
}
