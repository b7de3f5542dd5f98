import { type AnsweredRole, newArticle } from "../../record/answers.ts";
import type { Decision, PagePlan, Role } from "../page-plan.ts";
import type { Answer } from "./answer.ts";
import { decisionsLeft } from "./decisions-left.ts";
import { Evidence } from "./likeliest-place.ts";
import { type Slot, Stories, type Story } from "./stories.ts";

export interface AnsweredPage {
  plan: PagePlan;
  /** Of each article the fragment that names it, which stays the same whatever is answered. */
  keys: string[];
  /** Of answers by their place in the list, those that name an article by a fragment that is in none. */
  homeless: number[];
}

/**
 * Puts a page together again as an editor answered. What no answer touches stays as the plan has it; what an answer
 * takes out of its place without naming another goes to the likeliest one. The order of the answers does not matter.
 * @param answers without contradictions
 */
export function applyAnswers(plan: PagePlan, answers: readonly Answer[]): AnsweredPage {
  if (answers.length === 0) return { ...new Stories(plan).plan(), homeless: [], plan };
  const work = new Applying(plan, answers);
  const { plan: made, keys } = work.done();
  const decisions = [...decisionsLeft(plan, made, answers), ...work.decisions];
  return {
    plan: { ...made, decisions: decisions.sort((a, b) => a.confidence - b.confidence) },
    keys,
    homeless: work.homeless,
  };
}

const slotOf: Record<Exclude<AnsweredRole, "matter">, Slot> = {
  ...{ headline: "headline", kicker: "kicker", deck: "deck", byline: "byline" },
  ...{ body: "body", subhead: "body", caption: "caption" },
};

class Applying {
  readonly decisions: Decision[] = [];
  readonly homeless: number[] = [];
  readonly #page: Stories;
  readonly #answers: readonly Answer[];
  /** All answers of one kind, in the order of the page. */
  readonly #said: { [Field in keyof Omit<Answer, "fragment">]-?: Map<string, NonNullable<Answer[Field]>> };
  #evidence: Evidence | undefined;
  /** Text that has no place yet. */
  readonly #pending: string[][] = [];

  constructor(plan: PagePlan, answers: readonly Answer[]) {
    this.#page = new Stories(plan);
    this.#answers = answers;
    const sorted = answers.toSorted(
      (a, b) => this.#page.placeOf(a.fragment) - this.#page.placeOf(b.fragment),
    );
    const said = <Field extends keyof Omit<Answer, "fragment">>(field: Field) =>
      new Map(
        sorted.flatMap((each) => (each[field] === undefined ? [] : [[each.fragment, each[field]]])),
      ) as Map<string, NonNullable<Answer[Field]>>;
    this.#said = {
      ...{ is: said("is"), article: said("article"), continues: said("continues") },
      ...{ notContinues: said("notContinues"), paragraph: said("paragraph") },
    };
  }

  done(): ReturnType<Stories["plan"]> {
    for (const [id, role] of this.#said.is) this.#becomes(id, role);
    for (const id of [...this.#said.continues].flat())
      if (this.#page.slots.get(id) !== "body") this.#becomes(id, "body");
    for (const [id, article] of this.#said.article) if (article === newArticle) this.#begin(id);
    for (const [id, article] of this.#said.article) if (article !== newArticle) this.#move(id);
    for (const id of inTurn(this.#said.continues)) this.#continue(id, this.#said.continues.get(id) ?? "");
    for (const chain of this.#pending.filter(([id = ""]) => this.#page.storyWith(id) === undefined))
      this.#putWhereLikeliest(chain, chain[0] ?? "");
    for (const [id, from] of this.#deniedPairs()) this.#partFrom(id, from);
    for (const id of this.#said.paragraph.keys()) this.#standAlone(id);
    return this.#page.plan();
  }

  #isAnswered = (id: string): boolean =>
    this.#said.article.has(id) || this.#said.continues.has(id) || this.#said.is.has(id);

  #deniedPairs(): [string, string][] {
    return this.#answers
      .flatMap(({ fragment, notContinues }): [string, string][] =>
        notContinues === undefined ? [] : [[fragment, notContinues]],
      )
      .sort(
        ([a, x], [b, y]) =>
          this.#page.placeOf(a) - this.#page.placeOf(b) || this.#page.placeOf(x) - this.#page.placeOf(y),
      );
  }

  #becomes(id: string, role: AnsweredRole): void {
    const page = this.#page;
    const isInArticle = page.storyWith(id) !== undefined;
    page.roles.set(id, roleIn(role, page.fragments.get(id)?.role));
    if (role === "matter") {
      const before = page.aside.get(id);
      page.take([id]);
      page.slots.delete(id);
      page.aside.set(id, { reason: "other-matter", ...before, fragment: id, confidence: 1 });
      return;
    }
    const slot = slotOf[role];
    if (isInArticle && page.slots.get(id) === slot) {
      if (role === "subhead") this.#standAlone(id);
      return;
    }
    const home = page.storyWith(id);
    const goesElsewhere = (this.#said.article.get(id) ?? newArticle) !== newArticle;
    if (slot === "body") {
      page.take([id]);
      page.slots.set(id, "body");
      page.becomesText(id);
      if (role === "subhead") page.gapAfter.delete(id);
      if (this.#said.article.get(id) === newArticle) page.addStory(id, { body: [id] });
      else this.#pending.push([id]);
      return;
    }
    const at = home?.body.indexOf(id) ?? -1;
    const rest = at > 0 && isHead(slot) && !goesElsewhere ? (home?.body.slice(at + 1) ?? []) : undefined;
    page.take([id]);
    page.slots.set(id, slot);
    if (goesElsewhere) return;
    if (rest !== undefined && home !== undefined) {
      // A headline within an article's text begins one of its own, with the text below it.
      home.body = home.body.filter((each) => !rest.includes(each));
      page.part(home.body.at(-1), rest[0]);
      page.addStory(id, { head: [id], body: rest });
    } else page.putBeside(id, home ?? this.#nearest(id, slot), slot);
  }

  /** The article that a headline, an author or a caption belongs to by where it stands on the page. */
  #nearest(id: string, slot: Slot): Story {
    const page = this.#page;
    const at = page.placeOf(id);
    const others = [...page.order.keys()].filter(
      (other) => other !== id && page.storyWith(other) !== undefined,
    );
    const [below, above] = [
      others.find((other) => page.placeOf(other) > at),
      others.findLast((other) => page.placeOf(other) < at),
    ];
    const opens = (other: string) => {
      const story = page.storyWith(other);
      return (
        story?.head.includes(other) === true ||
        story?.byline.includes(other) === true ||
        story?.body[0] === other
      );
    };
    const found = isHead(slot) ? (below !== undefined && opens(below) ? below : undefined) : (above ?? below);
    return (found === undefined ? undefined : page.storyWith(found)) ?? page.addStory(id, {});
  }

  /** Lets a fragment and what follows it be an article of its own. */
  #begin(id: string): void {
    const page = this.#page;
    const story = page.storyWith(id);
    const slot = page.slots.get(id);
    if (slot === undefined) this.#becomes(id, "body");
    if (story === undefined) {
      if (page.storyWith(id) !== undefined) return;
      page.take([id]);
      const fresh = page.addStory(id, {});
      if (slot === undefined || slot === "body") page.putBehind([id], fresh, undefined);
      else page.putBeside(id, fresh, slot);
      return;
    }
    const at = story.body.indexOf(id);
    if (slot === "body") {
      page.gapBefore.delete(id);
      if (at === 0 && story.head.length + story.byline.length === 0) return;
      const rest = story.body.slice(at);
      page.part(story.body[at - 1], id);
      page.gapBefore.delete(id);
      story.body = story.body.slice(0, at);
      page.addStory(id, { body: rest });
    } else if (slot === "caption" || slot === "byline") {
      page.take([id]);
      page.putBeside(id, page.addStory(id, {}), slot);
    } else {
      const from = story.head.indexOf(id);
      if (from === 0) return;
      const { head, byline, body, captions } = story;
      Object.assign(story, { head: head.slice(0, from), byline: [], body: [], captions: [] });
      page.addStory(id, { head: head.slice(from), byline, body, captions });
    }
  }

  /** The fragment by which an answer leads to an article, along with all answers on the way. */
  #leadsTo(id: string): string {
    const seen = new Set([id]);
    let at = id;
    for (;;) {
      const article = this.#said.article.get(at);
      const next = this.#said.continues.get(at) ?? (article === newArticle ? undefined : article);
      if (next === undefined) return at;
      // Where answers go round, they say that these are together.
      if (seen.has(next))
        return [...seen].sort((a, b) => this.#page.placeOf(a) - this.#page.placeOf(b))[0] ?? id;
      seen.add(next);
      at = next;
    }
  }

  #move(id: string): void {
    const page = this.#page;
    const target = this.#leadsTo(id);
    if (target === id) return;
    const pending = this.#pending.find(([first]) => first === target);
    if (page.storyWith(target) === undefined && pending) this.#putWhereLikeliest(pending, target);
    const story = page.storyWith(target);
    if (story === undefined) {
      if (page.storyWith(id) === undefined && !page.aside.has(id)) page.lost.add(id);
      this.homeless.push(
        this.#answers.findIndex((each) => each.fragment === id && each.article !== undefined),
      );
      return;
    }
    if (page.storyWith(id) === story) return;
    // What is set aside and belongs to an article is its text.
    const slot = page.slots.get(id) ?? "body";
    if (!page.slots.has(id)) page.becomesText(id);
    const chain = slot === "body" && page.storyWith(id) ? page.chainFrom(id, this.#isAnswered) : [id];
    page.take(chain);
    if (slot !== "body") page.putBeside(id, story, slot);
    else {
      for (const each of chain) page.slots.set(each, "body");
      this.#putWhereLikeliest(chain, id, story);
    }
  }

  #continue(id: string, from: string): void {
    const page = this.#page;
    const story = page.storyWith(from) ?? this.#placed(from);
    if (page.before(id) === from && story === page.storyWith(id)) {
      page.join(from, id);
      return;
    }
    const chain = page.storyWith(id) ? page.chainFrom(id, this.#isAnswered) : [id];
    const next = page.after(from);
    page.take(chain);
    const parted = page.isJoined(from, next) ? next : undefined;
    page.putBehind(chain, story, from);
    page.join(from, id);
    const last = chain.at(-1) ?? id;
    if (parted !== undefined && !chain.includes(parted) && this.#evidenceNow().goesOn(last, parted))
      page.join(last, parted);
  }

  #placed(id: string): Story {
    this.#putWhereLikeliest([id], id);
    return this.#page.storyWith(id) ?? this.#page.addStory(id, { body: [id] });
  }

  #partFrom(id: string, from: string): void {
    const page = this.#page;
    if (page.before(id) !== from) return;
    const story = page.storyWith(id);
    if (story === undefined) return;
    const chain = page.chainFrom(id, this.#isAnswered);
    page.take(chain);
    const said = this.#said.article.get(id);
    this.#putWhereLikeliest(chain, id, said === undefined ? undefined : story);
  }

  /** Puts a chain that stands nowhere to the likeliest of the places that answers allow, and notes how sure that is. */
  #putWhereLikeliest(chain: readonly string[], id: string, within?: Story): void {
    const page = this.#page;
    const denied = new Set(this.#deniedPairs().flatMap(([to, from]) => (to === id ? [from] : [])));
    const place = this.#evidenceNow().placeOf(
      ...([chain, page, within ? [within] : page.stories, within === undefined] as const),
      (behind) => behind === undefined || !denied.has(behind),
    );
    if (place.story === undefined) page.addStory(id, { body: [...chain] });
    else {
      const { behind, story } = place;
      page.putBehind(chain, story, behind);
      const isCut = behind !== undefined && page.gapAfter.has(behind) && this.#page.gapBefore.has(id);
      if (behind !== undefined && isCut && this.#evidenceNow().goesOn(behind, id)) page.join(behind, id);
    }
    const before = page.before(id);
    if (before !== undefined && place.confidence < 1)
      this.decisions.push({
        kind: page.isJoined(before, id) ? "join" : "order",
        ...{ fragments: [before, id], confidence: place.confidence, alternatives: [] },
      });
  }

  #standAlone(id: string): void {
    const page = this.#page;
    page.part(page.before(id), id);
    page.part(id, page.after(id));
    page.gapBefore.delete(id);
    const { text = "" } = page.fragments.get(id) ?? {};
    if (page.slots.get(id) === "body" && text !== "") page.becomesText(id);
    if (this.#said.is.get(id) === "subhead") page.gapAfter.delete(id);
  }

  #evidenceNow(): Evidence {
    this.#evidence ??= new Evidence(this.#page);
    return this.#evidence;
  }
}

function isHead(slot: Slot): boolean {
  return slot === "headline" || slot === "kicker" || slot === "deck";
}

/** A role as the plan says it: a first paragraph is body text, too. */
function roleIn(role: AnsweredRole, before: Role | undefined): Role {
  if (role === "matter") return "furniture";
  return role === "body" && before === "lead" ? "lead" : role;
}

/** Those that continue others, each after what it continues. */
function inTurn(continues: ReadonlyMap<string, string>): string[] {
  const done = new Set<string>();
  const visit = (id: string): string[] => {
    if (done.has(id)) return [];
    done.add(id);
    const from = continues.get(id);
    return from === undefined ? [] : [...visit(from), id];
  };
  return [...continues.keys()].flatMap(visit);
}
