import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import { kinds } from "#lib/record/kinds.ts";
import type { Locale } from "#lib/record/languages.ts";
import { QuickSearch } from "./QuickSearch.tsx";

interface SectionsProps {
  locale: Locale;
  path: string;
  /** Whether it is the search's own page, which has a field of its own. */
  searching: boolean;
}

/** The ways to browse. On a narrow screen all but the first few are folded away. */
export function Sections({ locale, path, searching }: SectionsProps) {
  const t = translate(locale, "Nav");
  const kind = translate(locale, "Kinds");
  const first = [
    { path: href(locale, "front"), name: t("front") },
    { path: href(locale, "dates"), name: t("dates") },
    { path: href(locale, "topics"), name: t("topics") },
  ];
  const others = [
    { path: href(locale, "reporters"), name: t("reporters") },
    ...kinds.map((name) => ({ path: href(locale, "kind", { kind: name }), name: kind(name) })),
  ];
  const items = (links: typeof first) =>
    links.map((link) => (
      <li key={link.path}>
        <a href={link.path} aria-current={link.path === path ? "page" : undefined}>
          {link.name}
        </a>
      </li>
    ));
  return (
    <nav className="sections" aria-label={t("sections")}>
      <ul>
        {items(first)}
        <li className="to-search">
          <a href={href(locale, "search", { q: "" })}>{translate(locale, "Search")("title")}</a>
        </li>
      </ul>
      <details>
        <summary>{t("more")}</summary>
        <div>
          <ul>{items(others)}</ul>
          {!searching && <QuickSearch locale={locale} />}
        </div>
      </details>
    </nav>
  );
}
