import { href } from "#lib/addresses.ts";
import type { PageSketch as Sketch } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pageOfBulletin } from "#lib/record/ids.ts";
import type { Locale } from "#lib/record/languages.ts";
import type { PageBox } from "#lib/record/page-boxes.ts";

/** In the units of a sketch: a tenth of a sheet's. */
const scale = 0.1;

/** Where an article stands on its printed page, in small; leads to that place. */
export function PageSketch({ locale, sketch }: { locale: Locale; sketch: Sketch }) {
  const { bulletin, width, height, fragment, own, others } = sketch;
  return (
    <a className="sketch" href={`${href(locale, "bulletin", { id: bulletin })}#f${fragment}`}>
      <svg
        viewBox={`0 0 ${width * scale} ${Math.round(height * scale)}`}
        role="img"
        aria-label={translate(locale, "Bulletin")("onPageOfArticle", { page: pageOfBulletin(bulletin) })}
      >
        <path d={outline(others)} />
        <path className="own" d={outline(own)} />
      </svg>
    </a>
  );
}

/** No box is drawn so small that it is not seen. */
function outline(boxes: readonly PageBox[]): string {
  return boxes
    .map((box) => box.map((edge) => Math.round(edge * scale)))
    .map(
      ([x = 0, y = 0, right = 0, bottom = 0]) =>
        `M${x} ${y}h${Math.max(1, right - x)}v${Math.max(1, bottom - y)}H${x}z`,
    )
    .join("");
}
