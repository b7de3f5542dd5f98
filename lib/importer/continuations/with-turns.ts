import { partMarks, type TurnMark } from "../page/turn-marks.ts";
import {
  type ArticlePlan,
  type Fragment,
  fragmentsIn,
  type PagePlan,
  type ParagraphPlan,
} from "../page-plan.ts";

/** A fragment's pieces: its text, and the marks at its ends as fragments of their own. */
interface Parted {
  pieces: Fragment[];
  marks: { id: string; mark: TurnMark }[];
  /** Whether nothing remains beside the mark. */
  isWhole: boolean;
}

/**
 * A page's plan with the marks of continuations apart: each is a fragment of its own, set aside, and the article that
 * has it says so. Where one goes on on another page its place is a gap until that page is there.
 */
export function withTurns(plan: PagePlan): PagePlan {
  const asides = new Map((plan.setAside ?? []).map((each) => [each.fragment, each]));
  const parted = new Map<string, Parted>();
  for (const fragment of plan.fragments) {
    const aside = asides.get(fragment.id);
    if (aside !== undefined && aside.reason !== "turn") continue;
    const found = part(fragment);
    if (found !== undefined && (aside === undefined || found.isWhole)) parted.set(fragment.id, found);
  }
  if (parted.size === 0) return plan;
  const fragments = plan.fragments.flatMap((fragment) => parted.get(fragment.id)?.pieces ?? [fragment]);
  const gone = new Set([...parted].flatMap(([id, { isWhole }]) => (isWhole ? [id] : [])));
  const owners = ownersOf(plan, parted);
  const articles = plan.articles
    .map((article, index) => markedArticle(withoutFragments(article, gone), owners.get(index) ?? {}))
    .filter((article) => fragmentsIn(article).length > 0);
  const marks = [...parted.values()].flatMap((each) => each.marks.map(({ id }) => id));
  const confidences = new Map(fragments.map(({ id, confidence = 1 }) => [id, confidence]));
  return {
    ...plan,
    fragments,
    articles,
    unplaced: [...new Set([...plan.unplaced, ...marks])],
    setAside: [
      ...(plan.setAside ?? []).filter(({ fragment }) => !marks.includes(fragment)),
      ...marks.map((fragment) => ({
        fragment,
        reason: "turn" as const,
        confidence: confidences.get(fragment) ?? 1,
      })),
    ],
  };
}

function part(fragment: Fragment): Parted | undefined {
  const { before, rest, after } = partMarks(fragment.text);
  if (before === undefined && after === undefined) return undefined;
  if (rest.trim() === "") {
    const mark = (before ?? after) as TurnMark;
    return { pieces: [{ ...fragment, role: "turn" }], marks: [{ id: fragment.id, mark }], isWhole: true };
  }
  const marks: Parted["marks"] = [];
  const start = fragment.text.indexOf(rest);
  const pieces = [
    [fragment.text.slice(0, start), start > 0 ? (before ?? after) : undefined],
    [rest, undefined],
    [fragment.text.slice(start + rest.length), after ?? before],
  ] as const;
  let line = fragment.lines[0];
  const made = pieces.flatMap(([text, mark]): Fragment[] => {
    const from = line;
    line += text.split("\n").length - 1;
    if (text.trim() === "") return [];
    const lines = [from + leadingBreaks(text), line - leadingBreaks([...text].reverse().join(""))] as const;
    const piece = { ...fragment, text: text.trim(), lines };
    if (mark === undefined) return [piece];
    const id = `${fragment.id}${mark.side === "turn" ? "-turn" : "-from"}`;
    marks.push({ id, mark });
    return [{ ...piece, id, role: "turn", confidence: 1, startsCut: false, endsCut: false }];
  });
  return { pieces: made, marks, isWhole: false };
}

function leadingBreaks(text: string): number {
  return (/^\s*/u.exec(text)?.[0].split("\n").length ?? 1) - 1;
}

type Marks = Partial<Record<TurnMark["side"], TurnMark>>;

/** By the number of the article: the marks that are its own. */
function ownersOf(plan: PagePlan, parted: ReadonlyMap<string, Parted>): Map<number, Marks> {
  const articleOf = new Map(
    plan.articles.flatMap((article, index) => fragmentsIn(article).map((id) => [id, index] as const)),
  );
  const order = plan.fragments.map(({ id }) => id);
  const owners = new Map<number, Marks>();
  for (const [id, { marks, isWhole }] of parted) {
    for (const { mark } of marks) {
      const owner =
        articleOf.get(id) ?? (isWhole ? beside(order, id, mark, plan, articleOf, parted) : undefined);
      if (owner === undefined) continue;
      const own = owners.get(owner) ?? {};
      owners.set(owner, { [mark.side]: mark, ...own });
    }
  }
  return owners;
}

/** A mark by itself belongs to the text above it, or below it: best to one that ends there or begins there. */
function beside(
  order: readonly string[],
  id: string,
  { side }: TurnMark,
  { articles }: PagePlan,
  articleOf: ReadonlyMap<string, number>,
  parted: ReadonlyMap<string, Parted>,
): number | undefined {
  const at = order.indexOf(id);
  const others = side === "turn" ? order.slice(0, at).reverse() : order.slice(at + 1);
  const near = others.filter((other) => articleOf.has(other) && parted.get(other)?.isWhole !== true);
  const edges = new Set(
    articles.flatMap(({ paragraphs, headline }) =>
      side === "turn" ? [paragraphs.at(-1)?.fragments.at(-1)] : [headline[0], paragraphs[0]?.fragments[0]],
    ),
  );
  return articleOf.get(near.slice(0, 3).find((other) => edges.has(other)) ?? near[0] ?? "");
}

function markedArticle(article: ArticlePlan, { turn, comes }: Marks): ArticlePlan {
  const paragraphs = [...article.paragraphs];
  const [first] = paragraphs;
  if (comes && first) paragraphs[0] = { ...first, gapBefore: true };
  const last = paragraphs.at(-1);
  if (turn && last) paragraphs[paragraphs.length - 1] = { ...last, gapAfter: true };
  return { ...article, paragraphs, ...(turn && { turn }), ...(comes && { comes }) };
}

function withoutFragments(article: ArticlePlan, gone: ReadonlySet<string>): ArticlePlan {
  const left = (ids: readonly string[]) => ids.filter((id) => !gone.has(id));
  const { captions } = article;
  return {
    ...article,
    kicker: left(article.kicker),
    headline: left(article.headline),
    deck: left(article.deck),
    byline: left(article.byline),
    paragraphs: article.paragraphs.flatMap((paragraph): ParagraphPlan[] => {
      const fragments = left(paragraph.fragments);
      return fragments.length === 0 ? [] : [{ ...paragraph, fragments }];
    }),
    ...(captions && { captions: left(captions) }),
  };
}
