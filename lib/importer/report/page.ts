import type { PageBoxes } from "../../record/page-boxes.ts";
import { type Fragment, surelyDecided } from "../page-plan.ts";
import { html, type Markup } from "./markup.ts";
import { classOf, letterOf, type Sheet, sourceId } from "./sheet.ts";

/** What is known of how a page looks. */
export interface PrintedLook {
  boxes: PageBoxes;
  /** As WebP. */
  image?: Uint8Array | undefined;
}

/** The drawing's width in its own units. */
const width = 1000;

/** The page as it was read: each fragment in its article's colour, under its number, and marked where it is doubtful. */
export function pageSection(sheet: Sheet, { boxes, image }: PrintedLook): Markup {
  const { t } = sheet;
  const scale = width / boxes.width;
  const doubtful = new Set(
    sheet.decisions
      .filter(({ confidence }) => confidence < surelyDecided)
      .flatMap(({ fragments }) => fragments),
  );
  return html`<section id="looks" aria-labelledby="looks-title">
<h2 id="looks-title">${t("looks")}</h2>
<p class="quiet">${t("looksIntro")}</p>
<svg class="looks" viewBox="0 0 ${width} ${Math.round(boxes.height * scale)}" role="group" aria-label="${t("looks")}">
${image && photograph(image, Math.round(boxes.height * scale))}
${boxes.fragments.map((each) => {
  const fragment = fragmentAt(sheet, each.lines[0]);
  return fragment && boxLink(sheet, fragment, scaled(each.boxes, scale), image !== undefined, doubtful);
})}
</svg>
</section>`;
}

function photograph(image: Uint8Array, height: number): Markup {
  return html`<image href="data:image/webp;base64,${Buffer.from(image).toString("base64")}" width="${width}" height="${height}" preserveAspectRatio="none"/>`;
}

/** A fragment begins where the boxes' lines begin, or before them. */
function fragmentAt({ pagePlan }: Sheet, line: number): Fragment | undefined {
  return pagePlan.fragments.find(({ lines: [from, to] }) => from <= line && line <= to);
}

function scaled(boxes: PageBoxes["fragments"][number]["boxes"], scale: number): number[][] {
  return boxes.map((box) => box.map((edge) => Math.round(edge * scale)));
}

function boxLink(
  sheet: Sheet,
  fragment: Fragment,
  boxes: readonly number[][],
  isPhotographed: boolean,
  doubtful: ReadonlySet<string>,
): Markup {
  const { id, role } = fragment;
  const place = sheet.places.get(id);
  const isDoubtful = doubtful.has(id);
  const [left = 0, top = 0, right = 0] = boxes[0] ?? [];
  const outline = boxes.map(([x, y, x2, y2]) => `M${x} ${y}H${x2}V${y2}H${x}z`).join("");
  const words = [
    ...(place === undefined ? [] : [sheet.t("articleName", { letter: letterOf(place) })]),
    sheet.t(role),
    id,
    ...(isDoubtful ? ["?"] : []),
  ];
  const isHead = role === "headline" || role === "kicker" || role === "deck";
  return html`<a href="#${sourceId(id)}" data-shows="${id}" class="${classOf(place)}${isDoubtful ? " doubtful" : ""}" aria-label="${words.join(" ")}"><path d="${outline}"/>${
    isHead && !isPhotographed ? headLines(fragment, boxes[0] ?? []) : undefined
  }<text class="id" x="${right > 40 ? right - 3 : left}" y="${top + 13}">${id}${isDoubtful ? " ?" : ""}</text></a>\n`;
}

/** A head's lines at their size. */
function headLines(
  { text }: Fragment,
  [left = 0, top = 0, right = 0, bottom = 0]: readonly number[],
): Markup {
  const lines = text.split(/\r\n?|\n/);
  const longest = Math.max(1, ...lines.map((line) => line.length));
  const height = (bottom - top) / lines.length;
  const size = Math.max(6, Math.round(Math.min(0.9 * height, (right - left) / longest)));
  return html`${lines.map(
    (line, index) =>
      html`<text lang="zh" x="${left}" y="${Math.round(top + height * (index + 0.5) + size * 0.36)}" font-size="${size}">${line}</text>`,
  )}`;
}
