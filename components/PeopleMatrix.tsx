import { scaleBand } from "d3-scale";
import { href } from "#lib/addresses.ts";
import type { Named, OverviewView } from "#lib/archive/views.ts";
import { translate } from "#lib/i18n/translate.ts";
import type { Locale } from "#lib/record/languages.ts";
import { ChartTable } from "./ChartTable.tsx";
import { Drawing } from "./Drawing.tsx";
import { HeatLegend } from "./HeatMap.tsx";
import { type HeatScale, heatScale } from "./heat-scale.ts";

interface PeopleMatrixProps {
  locale: Locale;
  view: OverviewView["people"];
}

type Pair = PeopleMatrixProps["view"]["pairs"][number];

/** Pixels of a row, and of the numbers above the first one. */
const row = 26;
const heading = 20;

/** Who appears with whom: a row and a column for each person, the darker a cell the more articles name both. */
export function PeopleMatrix({ locale, view: { people, pairs } }: PeopleMatrixProps) {
  const t = translate(locale, "Overview");
  const names = new Map(people.map(({ id, name }) => [id, name[locale]]));
  const known = pairs.filter(({ one, other }) => names.has(one) && names.has(other));
  if (known.length === 0) return <p>{t("nobody")}</p>;
  const sorted = known.toSorted((a, b) => b.articles - a.articles);
  const table = (
    <ChartTable
      locale={locale}
      caption={t("people")}
      columns={[t("person"), t("other"), translate(locale, "Charts")("articles")]}
      rows={sorted.map(({ one, other, articles }) => ({
        key: `${one} ${other}`,
        cells: [
          ...[one, other].map((id) => (
            <a key={id} href={href(locale, "person", { id })}>
              {names.get(id)}
            </a>
          )),
          articles,
        ],
      }))}
    />
  );
  const [only] = known;
  if (known.length === 1 && only)
    return (
      <p>
        {t("onePair", {
          ...{ one: names.get(only.one) ?? "", other: names.get(only.other) ?? "" },
          count: only.articles,
        })}
      </p>
    );
  const scale = heatScale(known.map(({ articles }) => articles));
  return (
    <figure className="chart people">
      <p className="meta">{t("peopleIntro")}</p>
      <HeatLegend locale={locale} scale={scale} />
      <Drawing width="100%" height={heading + row * people.length} name={t("people")}>
        <Matrix locale={locale} people={people} pairs={known} scale={scale} />
      </Drawing>
      {table}
    </figure>
  );
}

interface MatrixProps {
  locale: Locale;
  people: readonly Named[];
  pairs: readonly Pair[];
  scale: HeatScale;
}

function Matrix({ locale, people, pairs, scale }: MatrixProps) {
  const t = translate(locale, "Overview");
  const counts = new Map(
    pairs.flatMap(({ one, other, articles }) => [
      [`${one} ${other}`, articles],
      [`${other} ${one}`, articles],
    ]),
  );
  const across = scaleBand<number>()
    .domain(people.map((_, index) => index))
    // What is left of it is for the names.
    .range([36, 100])
    .paddingInner(0.1);
  const at = (index: number) => `${(across(index) ?? 0).toFixed(2)}%`;
  const width = `${across.bandwidth().toFixed(2)}%`;
  return (
    <>
      <g>
        {people.map(({ id }, index) => (
          <text
            key={id}
            x={`${((across(index) ?? 0) + across.bandwidth() / 2).toFixed(2)}%`}
            className="number"
            y={14}
            textAnchor="middle"
          >
            {index + 1}
          </text>
        ))}
      </g>
      {people.map(({ id, name }, index) => {
        const y = heading + index * row;
        const others = people.flatMap(({ id: other, name }, place) => {
          const articles = counts.get(`${id} ${other}`) ?? 0;
          return articles === 0 ? [] : [{ other, name: name[locale], place, articles }];
        });
        return (
          <a key={id} href={href(locale, "person", { id })}>
            <rect className="target" x="0" y={y} width="100%" height={row} />
            <text y={y + 17}>
              {index + 1} {name[locale]}
            </text>
            {people.map(({ id: other }, place) => (
              <rect
                key={other}
                className={other === id ? "self" : undefined}
                x={at(place)}
                y={y + 1}
                width={width}
                height={row - 2}
              />
            ))}
            {others.map(({ other, name: second, place, articles }) => (
              <rect
                key={other}
                className={`n${scale.depthOf(articles)}`}
                x={at(place)}
                y={y + 1}
                width={width}
                height={row - 2}
              >
                {/* With the name before it, it is what the row is called. */}
                <title>{` ${t("with", { name: second, count: articles })}`}</title>
              </rect>
            ))}
          </a>
        );
      })}
    </>
  );
}
