import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

interface PagerProps {
  locale: Locale;
  page: number;
  pages: number;
  /** The path of a page of the list. */
  pathOf: (page: number) => string;
}

/** Links to the pages of a list: the first, the last, and those around this one. */
export function Pager({ locale, page, pages, pathOf }: PagerProps) {
  if (pages < 2) return null;
  const t = translate(locale, "Lists");
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((n) => n >= 1 && n <= pages);
  return (
    <nav className="pager" aria-label={t("pages")}>
      <p>{t("pageOf", { page, pages })}</p>
      <ul className="row">
        {page > 1 && (
          <li>
            <a rel="prev" href={pathOf(page - 1)}>
              {t("previousPage")}
            </a>
          </li>
        )}
        {shown.map((number, index) => (
          <li key={number}>
            {number - (shown[index - 1] ?? 0) > 1 && <span aria-hidden="true">… </span>}
            <a
              href={pathOf(number)}
              aria-label={t("page", { page: number })}
              aria-current={number === page ? "page" : undefined}
            >
              {number}
            </a>
          </li>
        ))}
        {page < pages && (
          <li>
            <a rel="next" href={pathOf(page + 1)}>
              {t("nextPage")}
            </a>
          </li>
        )}
      </ul>
    </nav>
  );
}
