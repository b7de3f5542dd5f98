import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";

interface ChartTableProps {
  locale: Locale;
  /** What the table is of. */
  caption: string;
  columns: readonly React.ReactNode[];
  /** The first cell of each is its heading. */
  rows: readonly { key: string; cells: readonly React.ReactNode[] }[];
}

/** The numbers of a chart, folded away under it. */
export function ChartTable({ locale, caption, columns, rows }: ChartTableProps) {
  return (
    <details className="data">
      <summary>{translate(locale, "Charts")("table", { caption })}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways is to be reached by keyboard */}
      <section className="scroll" aria-label={caption} tabIndex={0}>
        <table>
          <thead>
            <tr>
              {columns.map((column, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a table never change places
                <th key={index} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ key, cells }) => (
              <tr key={key}>
                {cells.map((content, index) =>
                  index === 0 ? (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                    <th key={index} scope="row">
                      {content}
                    </th>
                  ) : (
                    // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                    <td key={index}>{content}</td>
                  ),
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
