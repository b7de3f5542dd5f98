import { readerOf } from "../page/normalised-text.ts";
import { endsSentence } from "../page/sentences.ts";
import type { ArticlePlan, Fragment, PagePlan, ParagraphPlan, Role, SetAside } from "../page-plan.ts";

/** Where a fragment stands in an article. */
export type Slot = "kicker" | "headline" | "deck" | "byline" | "body" | "caption";

/** An article while answers are applied to it. */
export interface Story {
  /** The fragment that names it, whatever becomes of its parts: the first one of the plan's article. */
  key: string;
  head: string[];
  byline: string[];
  body: string[];
  captions: string[];
  /** As the plan had it. */
  was?: ArticlePlan;
}

/** A page's articles while answers are applied to them. Fragments by their ids. */
export class Stories {
  stories: Story[];
  readonly fragments: ReadonlyMap<string, Fragment>;
  readonly order: ReadonlyMap<string, number>;
  /** What each fragment is in its article; what has none is in no article. */
  readonly slots = new Map<string, Slot>();
  readonly roles = new Map<string, Role>();
  /** `from to`: the second goes on in the paragraph of the first. */
  readonly joined = new Set<string>();
  readonly gapBefore = new Set<string>();
  readonly gapAfter = new Set<string>();
  readonly aside: Map<string, SetAside>;
  /** What was in no article, and was not set aside. */
  readonly lost: Set<string>;
  readonly #plan: PagePlan;
  /** The names of the plan's articles, in its order. */
  readonly #keys: readonly string[];

  constructor(plan: PagePlan) {
    this.#plan = plan;
    this.fragments = new Map(plan.fragments.map((fragment) => [fragment.id, fragment]));
    this.order = new Map(plan.fragments.map(({ id }, at) => [id, at]));
    this.aside = new Map((plan.setAside ?? []).map((each) => [each.fragment, each]));
    this.lost = new Set(plan.unplaced.filter((id) => !this.aside.has(id)));
    this.stories = plan.articles.map((article) => this.#storyOf(article));
    this.#keys = this.stories.map(({ key }) => key);
  }

  #storyOf(article: ArticlePlan): Story {
    const { kicker, headline, deck, byline, paragraphs, captions = [] } = article;
    const note = (ids: readonly string[], slot: Slot) => {
      for (const id of ids) this.slots.set(id, slot);
      return [...ids];
    };
    for (const { fragments, gapBefore, gapAfter } of paragraphs) {
      fragments.forEach((id, at) => {
        const next = fragments[at + 1];
        if (next !== undefined) this.joined.add(`${id} ${next}`);
      });
      const [first, last] = [fragments[0], fragments.at(-1)];
      if (gapBefore && first !== undefined) this.gapBefore.add(first);
      if (gapAfter && last !== undefined) this.gapAfter.add(last);
    }
    const story = {
      head: [...note(kicker, "kicker"), ...note(headline, "headline"), ...note(deck, "deck")],
      byline: note(byline, "byline"),
      body: note(
        paragraphs.flatMap(({ fragments }) => fragments),
        "body",
      ),
      captions: note(captions, "caption"),
      was: article,
    };
    return { key: idsOf(story)[0] ?? "", ...story };
  }

  placeOf(id: string): number {
    return this.order.get(id) ?? 0;
  }

  storyWith(id: string): Story | undefined {
    return this.stories.find((story) => idsOf(story).includes(id));
  }

  before(id: string): string | undefined {
    const body = this.storyWith(id)?.body ?? [];
    return body[body.indexOf(id) - 1];
  }

  after(id: string): string | undefined {
    const body = this.storyWith(id)?.body ?? [];
    return body.includes(id) ? body[body.indexOf(id) + 1] : undefined;
  }

  join(from: string, to: string): void {
    this.joined.add(`${from} ${to}`);
    this.gapAfter.delete(from);
    this.gapBefore.delete(to);
  }

  /** Parts two that were one paragraph: print is missing where the one stops and the other goes on. */
  part(from: string | undefined, to: string | undefined): void {
    if (from === undefined || to === undefined || !this.joined.delete(`${from} ${to}`)) return;
    this.gapAfter.add(from);
    this.gapBefore.add(to);
  }

  isJoined(from: string | undefined, to: string | undefined): boolean {
    return this.joined.has(`${from} ${to}`);
  }

  /** A fragment with those that go on in its paragraph, as long as nothing else is said of them. */
  chainFrom(id: string, isAnswered: (id: string) => boolean): string[] {
    const chain = [id];
    for (;;) {
      const last = chain.at(-1) ?? id;
      const next = this.after(last);
      if (next === undefined || !this.isJoined(last, next) || isAnswered(next)) return chain;
      chain.push(next);
    }
  }

  /** Takes fragments that stand one after the other, or one of a head, out of their article; they stay one chain. */
  take(ids: readonly string[]): void {
    const [first, last] = [ids[0] ?? "", ids.at(-1) ?? ""];
    const story = this.storyWith(first);
    this.aside.delete(first);
    this.lost.delete(first);
    if (story === undefined) return;
    const [before, after] = [this.before(first), this.after(last)];
    const wasWithin = this.isJoined(before, first) && this.isJoined(last, after);
    this.part(before, first);
    this.part(last, after);
    for (const part of ["head", "byline", "body", "captions"] as const)
      story[part] = story[part].filter((id) => !ids.includes(id));
    // What was printed around it is one sentence again.
    if (wasWithin && this.slots.get(first) !== "body" && before !== undefined && after !== undefined)
      this.join(before, after);
  }

  /** Puts a fragment into a part of an article other than its text, in the order of the page. */
  putBeside(id: string, story: Story, slot: Exclude<Slot, "body">): void {
    this.slots.set(id, slot);
    const part = slot === "byline" ? story.byline : slot === "caption" ? story.captions : story.head;
    const at = part.findIndex((other) => this.placeOf(other) > this.placeOf(id));
    part.splice(at === -1 ? part.length : at, 0, id);
  }

  /** Puts a chain into an article's text, behind one of its fragments or at its beginning. */
  putBehind(chain: readonly string[], story: Story, behind: string | undefined): void {
    for (const id of chain) this.slots.set(id, "body");
    const at = behind === undefined ? 0 : story.body.indexOf(behind) + 1;
    const next = story.body[at];
    if (behind !== undefined) this.part(behind, next);
    story.body.splice(at, 0, ...chain);
  }

  addStory(named: string, parts: Partial<Story>): Story {
    let key = named;
    while (this.stories.some((story) => story.key === key)) key += "+";
    const story = { head: [], byline: [], body: [], captions: [], ...parts, key };
    this.stories.push(story);
    return story;
  }

  /** Notes where a text that was none before begins and ends, by its looks. */
  becomesText(id: string): void {
    const { text = "" } = this.fragments.get(id) ?? {};
    this.gapBefore.delete(id);
    if (endsSentence(readerOf([text]).read(text))) this.gapAfter.delete(id);
    else this.gapAfter.add(id);
  }

  /** The plan again, with the names of its articles in their order. */
  plan(): { plan: PagePlan; keys: string[] } {
    for (const story of this.stories.filter(
      ({ head, body, captions }) => [head, body, captions].flat().length === 0,
    ))
      for (const id of story.byline) this.lost.add(id);
    const stories = this.stories
      .filter(({ head, body, captions }) => [head, body, captions].flat().length > 0)
      .sort((a, b) => this.placeOf(firstOf(a)) - this.placeOf(firstOf(b)));
    const known = new Map(this.#plan.joins.map((join) => [`${join.from} ${join.to}`, join]));
    const joins = stories.flatMap(({ body }) =>
      body.slice(1).flatMap((to, at) => {
        const from = body[at] ?? "";
        return this.isJoined(from, to) ? [known.get(`${from} ${to}`) ?? { from, to, confidence: 1 }] : [];
      }),
    );
    const to = new Set(joins.map((join) => join.to));
    return {
      keys: stories.map(({ key }) => key),
      plan: {
        ...this.#plan,
        fragments: this.#plan.fragments.map((fragment) => ({
          ...fragment,
          role: this.roles.get(fragment.id) ?? fragment.role,
          startsCut:
            this.slots.get(fragment.id) === "body" &&
            (to.has(fragment.id) || this.gapBefore.has(fragment.id)),
        })),
        articles: stories.map((story) => this.#articleOf(story)),
        joins,
        unplaced: [...this.aside.keys(), ...this.lost],
        setAside: [...this.aside.values()].map((each) => this.#numbered(each, stories)),
      },
    };
  }

  /** What is set aside, with the article that its picture shows by the number that it has now. */
  #numbered({ article, articleConfidence, ...aside }: SetAside, stories: readonly Story[]): SetAside {
    const at = article === undefined ? -1 : stories.findIndex(({ key }) => key === this.#keys[article]);
    if (at === -1) return aside;
    return { ...aside, article: at, ...(articleConfidence !== undefined && { articleConfidence }) };
  }

  #articleOf({ head, byline, body, captions, was }: Story): ArticlePlan {
    const ofSlot = (slot: Slot) => head.filter((id) => this.slots.get(id) === slot);
    const paragraphs: ParagraphPlan[] = [];
    for (const id of body) {
      const last = paragraphs.at(-1);
      const gapAfter = this.gapAfter.has(id);
      if (last !== undefined && this.isJoined(last.fragments.at(-1), id))
        paragraphs[paragraphs.length - 1] = { ...last, fragments: [...last.fragments, id], gapAfter };
      else paragraphs.push({ fragments: [id], gapBefore: this.gapBefore.has(id), gapAfter });
    }
    const pictures = was?.pictures?.filter(({ caption }) => captions.includes(caption)) ?? [];
    return {
      kicker: ofSlot("kicker"),
      headline: ofSlot("headline"),
      deck: ofSlot("deck"),
      byline,
      paragraphs,
      ...(captions.length > 0 && { captions }),
      ...(pictures.length > 0 && { pictures }),
      ...(was?.turn && { turn: was.turn }),
      ...(was?.comes && { comes: was.comes }),
      confidence: was?.confidence ?? 1,
    };
  }
}

export function idsOf({
  head,
  byline,
  body,
  captions,
}: Pick<Story, "head" | "byline" | "body" | "captions">) {
  return [...head, ...byline, ...body, ...captions];
}

/** Where an article is on its page: at its headline. */
function firstOf(story: Story): string {
  return story.head[0] ?? story.body[0] ?? story.captions[0] ?? "";
}
