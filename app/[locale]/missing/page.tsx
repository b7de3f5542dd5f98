import { ErrorMessage } from "#components/ErrorMessage.tsx";
import { Page } from "#components/Page.tsx";
import { isLocale, locales, originalLocale } from "#lib/i18n/locales.ts";
import { translate } from "#lib/i18n/translate.ts";

/** The 404 page, made at build time; `server.ts` sends it, and so does `proxy.ts` where Next.js runs alone. */
export const dynamic = "force-static";

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export default async function MissingPage({ params }: PageProps<"/[locale]/missing">) {
  const asked = (await params).locale;
  const locale = isLocale(asked) ? asked : originalLocale;
  const t = translate(locale, "Errors");
  return (
    // What is missing in one language is missing in the other.
    <Page locale={locale} title={t("notFoundTitle")} paths={{ zh: "/zh/missing", en: "/en/missing" }}>
      <ErrorMessage locale={locale} code="404" title={t("notFoundTitle")} text={t("notFound")} />
    </Page>
  );
}
