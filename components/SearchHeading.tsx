import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Heading } from "./Heading.tsx";
import { Typed } from "./Typed.tsx";

/** Names what is searched for; without it, says what can be searched. */
export function SearchHeading({ locale, query }: { locale: Locale; query?: string }) {
  const t = translate(locale, "Search");
  if (query === undefined) return <Heading title={t("title")} intro={t("intro")} />;
  const [before = "", after = ""] = t("resultsTitle", { query: "\u0000" }).split("\u0000");
  const title = (
    <>
      {before}
      <Typed locale={locale} text={query} />
      {after}
    </>
  );
  return <Heading title={title} />;
}
