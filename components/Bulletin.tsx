import { href } from "#lib/addresses.ts";
import type { BulletinView } from "#lib/archive/bulletin-views.ts";
import { formatDay } from "#lib/dates.ts";
import { translate } from "#lib/i18n/translate.ts";
import { pageOfBulletin } from "#lib/record/ids.ts";
import type { Locale } from "#lib/record/languages.ts";
import { Breadcrumbs, trailTo } from "./Breadcrumbs.tsx";
import { Neighbours } from "./Neighbours.tsx";
import { PrintFragment } from "./PrintFragment.tsx";
import { Sheet } from "./Sheet.tsx";

/** A printed page: its text in its own order, each fragment with where it went. */
export function Bulletin({ locale, bulletin }: { locale: Locale; bulletin: BulletinView }) {
  const t = translate(locale, "Bulletin");
  const { origin, blocks, sheet } = bulletin;
  const placed = Map.groupBy(sheet?.fragments ?? [], ({ block }) => block);
  const neighbour = (id: string | undefined, label: string) =>
    id === undefined
      ? undefined
      : { path: href(locale, "bulletin", { id }), label, name: t("page", { page: pageOfBulletin(id) }) };
  return (
    <>
      <Breadcrumbs locale={locale} trail={trailTo(locale, bulletin.hasIssue ? bulletin.day : undefined)} />
      <header className="heading">
        <h1>{bulletinTitle(locale, bulletin)}</h1>
        <p className="intro">{t("intro")}</p>
        {origin && <p className="count">{origin[locale]}</p>}
        <p className="count">{countsOf(locale, bulletin)}</p>
      </header>
      <div className={sheet && "beside"}>
        {sheet && <Sheet {...{ locale, bulletin, sheet, title: bulletinTitle(locale, bulletin) }} />}
        <ol className="print">
          {blocks.map((block) => (
            <PrintFragment
              key={block.line}
              locale={locale}
              block={block}
              placed={placed.get(block.line)?.map(({ number }) => number) ?? []}
            />
          ))}
        </ol>
      </div>
      <Neighbours
        label={t("neighbours")}
        previous={neighbour(bulletin.previous, t("previous"))}
        next={neighbour(bulletin.next, t("next"))}
      />
    </>
  );
}

/** Names the page of a day that has several. */
export function bulletinTitle(
  locale: Locale,
  { id, day, previous, next }: Pick<BulletinView, "id" | "day" | "previous" | "next">,
): string {
  const t = translate(locale, "Bulletin");
  const date = formatDay(day, locale);
  const isOnly = pageOfBulletin(id) === 1 && !(previous || next);
  return isOnly ? t("title", { date }) : t("titleOfPage", { date, page: pageOfBulletin(id) });
}

function countsOf(locale: Locale, { blocks }: BulletinView): string {
  const t = translate(locale, "Bulletin");
  const pieces = blocks.flatMap((block) => block.pieces);
  const articles = pieces.flatMap(({ places }) =>
    places.flatMap((place) =>
      place.place === "article" ? `${place.article.day}/${place.article.slug}` : [],
    ),
  );
  const lost = pieces.filter(({ places }) => places.length === 0).length;
  return [
    t("counts", { fragments: blocks.length, articles: new Set(articles).size }),
    ...(lost > 0 ? [t("lostCount", { count: lost })] : []),
  ].join(" · ");
}
