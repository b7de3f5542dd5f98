import { headers } from "next/headers";
import { ErrorMessage } from "#components/ErrorMessage.tsx";
import { Page } from "#components/Page.tsx";
import { isLocale, originalLocale } from "#lib/i18n/locales.ts";
import { translate } from "#lib/i18n/translate.ts";
import { missingPathHeader, pathsOfMissing } from "../../missing-path.ts";

export const dynamic = "force-dynamic";

/** The 404 page: `proxy.ts` leads here with the status, and says which path was asked for. */
export default async function MissingPage({ params }: PageProps<"/[locale]/missing">) {
  const asked = (await params).locale;
  const locale = isLocale(asked) ? asked : originalLocale;
  const paths = pathsOfMissing((await headers()).get(missingPathHeader) ?? "");
  const t = translate(locale, "Errors");
  return (
    <Page locale={locale} title={t("notFoundTitle")} paths={paths}>
      <ErrorMessage locale={locale} code="404" title={t("notFoundTitle")} text={t("notFound")} />
    </Page>
  );
}
