import { translate } from "#lib/i18n/translate.ts";
import { isLocale, type Localized, originalLocale } from "#lib/record/languages.ts";
import { defaultSite } from "#lib/record/site.ts";
import { ErrorMessage } from "./ErrorMessage.tsx";
import { Page } from "./Page.tsx";

const messages = {
  "404": { title: "notFoundTitle", text: "notFound" },
  "500": { title: "failureTitle", text: "failure" },
  "503": { title: "overloadedTitle", text: "overloaded" },
} as const;

interface Props {
  /** The language as the address names it. */
  asked: string;
  code: keyof typeof messages;
  /** Where the language switch leads to. */
  paths: Localized;
}

/** What is shown in place of a page. */
export function ErrorPage({ asked, code, paths }: Props) {
  const locale = isLocale(asked) ? asked : originalLocale;
  const t = translate(locale, "Errors");
  const { title, text } = messages[code];
  return (
    <Page locale={locale} site={defaultSite} title={t(title)} paths={paths}>
      <ErrorMessage locale={locale} code={code} title={t(title)} text={t(text)} />
    </Page>
  );
}
