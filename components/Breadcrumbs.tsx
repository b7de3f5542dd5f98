import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

/** The way to this page from above; the page itself is its heading and is not repeated. */
export function Breadcrumbs({ locale, trail }: { locale: Locale; trail: { path: string; name: string }[] }) {
  return (
    <nav className="breadcrumbs" aria-label={translate(locale, "Nav")("breadcrumbs")}>
      <ol>
        {trail.map(({ path, name }) => (
          <li key={path}>
            <a href={path}>{name}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
