import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

/** Says what is wrong and where to go on. */
export function ErrorMessage(props: { locale: Locale; code: string; title: string; text: string }) {
  const { locale, code, title, text } = props;
  const t = translate(locale, "Errors");
  const nav = translate(locale, "Nav");
  return (
    <div className="error">
      <p className="label">{t("code", { code })}</p>
      <h1>{title}</h1>
      <p>{text}</p>
      <p>{t("where")}</p>
      <ul>
        {(["front", "dates", "reporters", "topics"] as const).map((page) => (
          <li key={page}>
            <a href={href(locale, page)}>{nav(page)}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
