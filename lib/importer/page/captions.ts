import {
  type ArticlePlan,
  type Decision,
  type Fragment,
  type PagePlan,
  surelyDecided,
  textIn,
} from "../page-plan.ts";
import { readerOf } from "./normalised-text.ts";
import { dictionary } from "./words.ts";

/** A word as common as this, in nats, tells nothing of what a picture shows; rarer ones do, up to a limit. */
const [common, rarest] = [8, 18];
/** For words that both have, for each fragment between them, and for a picture that shows none of the articles. */
const says = { word: 0.3, apart: 0.12, none: 0.8 };
/** Who took the picture says nothing of what it shows. */
const credit = /(?:本报|新华社)?(?:全媒体|融媒体)?(?:记者|通讯员)\p{Script=Han}{2,12}摄.*$/u;
const farthest = 12;
const contentTag = /^(?:n|v|a|l|i|j|t|s|z)/;

/**
 * Says of each caption that is set aside, and of its credit, which article its picture shows: by the words that they
 * share, as rare as they are, and by how near it stands. It stays set aside: the picture is not at hand.
 */
export function withCaptions(plan: PagePlan): PagePlan {
  const { fragments, articles, setAside = [] } = plan;
  const captions = setAside.filter(({ reason }) => reason === "caption");
  if (captions.length === 0 || articles.length === 0) return plan;
  const places = new Map(fragments.map(({ id }, index) => [id, index]));
  const byId = new Map(fragments.map((fragment) => [fragment.id, fragment]));
  const reader = readerOf(fragments.map(({ text }) => text));
  const read = (ids: readonly string[]) => ids.map((id) => reader.read(byId.get(id)?.text ?? "")).join("\n");
  const known = articles.map((article) => ({
    text: read(textIn(article)),
    places: textIn(article).map((id) => places.get(id) ?? 0),
  }));
  const shown = new Map<string, { article: number; articleConfidence: number }>();
  const decisions: Decision[] = [];
  for (const { fragment } of captions) {
    const words = tellingWords(
      read([fragment]).replace(credit, ""),
      known.map(({ text }) => text),
    );
    const at = places.get(fragment) ?? 0;
    const scores = known.map(({ text, places: its }) => {
      const shared = words.reduce((sum, [word, weight]) => sum + (text.includes(word) ? weight : 0), 0);
      const apart = Math.min(farthest, ...its.map((place) => Math.abs(place - at)));
      return shared - says.apart * apart;
    });
    const total = Math.exp(says.none) + scores.reduce((sum, score) => sum + Math.exp(score), 0);
    const article = scores.indexOf(Math.max(...scores));
    const confidence = Math.exp(scores[article] ?? 0) / total;
    if (confidence < 0.5) continue;
    const link = { article, articleConfidence: confidence };
    for (const id of [fragment, ...creditsBelow(fragments, at)]) shown.set(id, link);
    const head = textIn(articles[article] as ArticlePlan)[0];
    if (confidence < surelyDecided && head !== undefined)
      decisions.push({ kind: "article", fragments: [head, fragment], confidence, alternatives: [] });
  }
  return {
    ...plan,
    setAside: setAside.map((each) => ({ ...each, ...shown.get(each.fragment) })),
    decisions: [...plan.decisions, ...decisions].sort((a, b) => a.confidence - b.confidence),
  };
}

function creditsBelow(fragments: readonly Fragment[], at: number): string[] {
  const next = fragments[at + 1];
  return next?.role === "credit" ? [next.id] : [];
}

/** A caption's words that some of the articles have: the rarer in the language and on the page, the more they tell. */
function tellingWords(text: string, articles: readonly string[]): [string, number][] {
  const all = dictionary();
  const rarities = all
    .words(text)
    .filter(({ text: word, tag }) => word.length >= 2 && contentTag.test(tag) && /\p{Script=Han}/u.test(word))
    .map(({ text: word }): [string, number] => [word, Math.min(-all.logProbability(word), rarest) - common]);
  return [...new Map(rarities)].flatMap(([word, rarity]): [string, number][] => {
    const holding = articles.filter((article) => article.includes(word)).length;
    if (rarity <= 0 || holding === 0) return [];
    return [[word, rarity * says.word * Math.log((articles.length + 1) / holding)]];
  });
}
