import { href } from "#lib/addresses.ts";
import { translate } from "#lib/i18n/translate.ts";
import { kinds } from "#lib/record/kinds.ts";
import type { Locale } from "#lib/record/languages.ts";

/** The ways to browse. */
export function Sections({ locale, path }: { locale: Locale; path: string }) {
  const t = translate(locale, "Nav");
  const kind = translate(locale, "Kinds");
  const links = [
    { path: href(locale, "front"), name: t("front") },
    { path: href(locale, "dates"), name: t("dates") },
    { path: href(locale, "reporters"), name: t("reporters") },
    { path: href(locale, "topics"), name: t("topics") },
    ...kinds.map((name) => ({ path: href(locale, "kind", { kind: name }), name: kind(name) })),
  ];
  return (
    <nav className="sections" aria-label={t("sections")}>
      <ul>
        {links.map((link) => (
          <li key={link.path}>
            <a href={link.path} aria-current={link.path === path ? "page" : undefined}>
              {link.name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
