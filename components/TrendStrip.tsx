import { scaleLinear } from "d3-scale";
import { area, curveStepAfter } from "d3-shape";

interface TrendStripProps {
  counts: readonly number[];
  /** What the whole height stands for. */
  most: number;
  /** What it shows, where the words beside it do not say so. */
  name?: string;
}

/** In its own units; across, a period has one. */
const height = 24;
/** The least there is stays to be seen. */
const lowest = 1.5;

/** How much there was when, as a strip as wide as there is room. */
export function TrendStrip({ counts, most, name }: TrendStripProps) {
  const tall = scaleLinear().domain([0, most]).range([0, height]);
  const high = (count: number) => (count === 0 ? 0 : Math.max(lowest, tall(count)));
  const shape = area<number>()
    .x((_, index) => index)
    .y0(height)
    .y1((count) => Math.round((height - high(count)) * 10) / 10)
    .curve(curveStepAfter);
  // The last one is as wide as the others.
  const path = shape([...counts, counts.at(-1) ?? 0]) ?? "";
  const box = { viewBox: `0 0 ${counts.length} ${height}`, preserveAspectRatio: "none" };
  if (name === undefined)
    return (
      <svg className="strip" aria-hidden="true" {...box}>
        <path d={path} />
      </svg>
    );
  return (
    <svg className="strip" role="img" aria-label={name} {...box}>
      <path d={path} />
    </svg>
  );
}
