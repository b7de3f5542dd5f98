import { addDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { format } from "date-fns/format";
import { parseISO } from "date-fns/parseISO";
import { type Day, isDay } from "../../record/days.ts";
import type { Kind } from "../../record/kinds.ts";
import type { Registries } from "../../record/schema.ts";

/** Where the news begins: after `本报讯`, `新华社北京11月27日电`, and authors in brackets. */
const opening =
  /^\s*(?:(?:本报|本刊|本台|本网|[^，。；：、“]{2,8}社)[^，。；：“（(]{0,16}?(?:讯|电))?\s*(?:[（(][^（()）]{1,60}[）)])?\s*/u;

/** A text from where its news begins. */
export function withoutDateline(lead: string): string {
  return lead.replace(opening, "");
}

const dayWords: Record<string, number> = { 昨: -1, 前: -2, 今: 0 };
const dayPattern =
  /(?<year>\d{4})年(?<m1>\d{1,2})月(?<d1>\d{1,2})日|(?<m2>\d{1,2})月(?<d2>\d{1,2})日|(?<word>[昨今](?:日|天|晚|晨)|前(?:日|天)(?!起))|(?<![月\d至—～~])(?<d3>\d{1,2})日(?=[上下中晚，,凌清至]|[^\d])/gu;
/** Of a date that bounds something else, nothing was held on it. */
const boundBefore = /(?:截至|截止|自|从|至|到|以来|之前)\s*$/u;
const boundAfter = /^(?:起|前|之前|以来|以前|为止)/u;
/** How far into the lead its date is looked for. */
const reach = 90;

/**
 * The day of the event by the lead's first date: `11月27日`, `昨日`, `27日`. The year is that of the last such day
 * up to the issue. Nothing where the lead names no day (`日前`), or only one that is still to come.
 * @param lead the text of the first paragraph
 * @param issue the day of the issue
 */
export function heldOn(lead: string, issue: Day): Day | undefined {
  // Full-width digits are digits.
  const text = withoutDateline(lead).normalize("NFKC").replace(/\s+/g, "").slice(0, reach);
  for (const match of text.matchAll(dayPattern)) {
    if (boundBefore.test(text.slice(0, match.index))) continue;
    if (boundAfter.test(text.slice(match.index + match[0].length))) continue;
    const day = dayOfMatch(match.groups ?? {}, issue);
    // Only a day with its year may lie back further than a year.
    if (day !== undefined && day <= issue) return day;
    if (day !== undefined) return undefined;
  }
  return undefined;
}

function dayOfMatch(groups: Record<string, string | undefined>, issue: Day): Day | undefined {
  const { year, m1, d1, m2, d2, d3, word } = groups;
  if (word !== undefined) return shifted(issue, dayWords[word.charAt(0)] ?? 0);
  if (year !== undefined) return existing(Number(year), Number(m1), Number(d1));
  const [issueYear = 0, issueMonth = 0] = issue.split("-").map(Number);
  if (m2 !== undefined) {
    return nearestDay(
      [issueYear - 1, issueYear, issueYear + 1].map((candidate) =>
        existing(candidate, Number(m2), Number(d2)),
      ),
      issue,
    );
  }
  const before = issueMonth === 1 ? [issueYear - 1, 12] : [issueYear, issueMonth - 1];
  return nearestDay(
    [existing(issueYear, issueMonth, Number(d3)), existing(before[0] ?? 0, before[1] ?? 0, Number(d3))],
    issue,
  );
}

function existing(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDay(text) ? text : undefined;
}

/** The candidate closest to the issue. */
function nearestDay(candidates: readonly (Day | undefined)[], issue: Day): Day | undefined {
  const distance = (day: Day) => Math.abs(differenceInCalendarDays(parseISO(day), parseISO(issue)));
  return candidates
    .filter((day): day is Day => day !== undefined)
    .toSorted((a, b) => distance(a) - distance(b))[0];
}

function shifted(day: Day, by: number): Day {
  return format(addDays(parseISO(day), by), "yyyy-MM-dd");
}

const forum = "论坛|峰会";
const seminar = "研讨会|研讨班|讲座|报告会|宣讲会|培训班|研修班|培训会|研习班|学术年会|专题授课|集体学习";
const meeting =
  "座谈会|常委会|常务会|全委会|全体会|联席会|调度会|推进会|部署会|动员会|协调会|现场会|例会|总结会|表彰会|工作会|办公会|民主生活会|代表大会|述职会|评议会|会议|全会";
/** What happens to an event; a word for an event beside it names what the story is about. */
const eventVerb = /召开|举行|举办|开幕|闭幕|开班|开讲|主持|出席|参加|在.{2,12}举/gu;
const eventWord = new RegExp(
  `(?<forum>${forum})|(?<seminar>${seminar})|(?<meeting>${meeting})|会(?=召开)`,
  "gu",
);
const bodyWords: readonly (readonly [RegExp, Kind])[] = [
  [/论坛(?:上|期间|开幕)|与会嘉宾/u, "forum"],
  [/(?:研讨会|讲座|报告会|培训班|研修班)上/u, "seminar"],
  [/会议(?:强调|指出|要求|传达|研究|听取|审议|认为|决定)|座谈会上/u, "meeting"],
];

/**
 * What kind of event a story tells of. The first clause of its head or its lead that says an event took place
 * decides by the word closest to that; then the head's own words, then the formulae of its body.
 */
export function kindOf(head: readonly string[], paragraphs: readonly string[]): Kind {
  const [lead = ""] = paragraphs;
  const clauses = [...head, ...withoutDateline(lead).slice(0, 200).split("。").slice(0, 3)].flatMap((text) =>
    text.split(/[，。；！？\s]/u),
  );
  for (const clause of clauses) {
    const kind = eventIn(clause);
    if (kind !== undefined) return kind;
  }
  for (const line of head) {
    const last = [...line.matchAll(eventWord)].map(kindOfMatch).at(-1);
    if (last !== undefined) return last;
  }
  const body = paragraphs.join("");
  return bodyWords.find(([pattern]) => pattern.test(body))?.[1] ?? "news";
}

function eventIn(clause: string): Kind | undefined {
  const verbs = [...clause.matchAll(eventVerb)].map(
    ({ index, 0: verb }) => [index, index + verb.length] as const,
  );
  if (verbs.length === 0) return undefined;
  const words = [...clause.matchAll(eventWord)].map((match) => {
    const [from, to] = [match.index, match.index + match[0].length];
    const distances = verbs.map(([start, end]) => (from >= end ? from - end : Math.max(start - to, 0)));
    return { kind: kindOfMatch(match), distance: Math.min(...distances) };
  });
  return words.toSorted((a, b) => a.distance - b.distance)[0]?.kind;
}

function kindOfMatch({ groups }: RegExpMatchArray): Kind {
  return groups?.forum !== undefined ? "forum" : groups?.seminar !== undefined ? "seminar" : "meeting";
}

/** The ids of the registries' topics and people that a text names, in order of appearance. */
export function mentions(
  text: string,
  { topics, people, glossary }: Pick<Registries, "topics" | "people" | "glossary">,
): { topics: string[]; people: string[] } {
  const plain = text.replace(/\s+/g, "");
  const topicForms = topics.map(({ id, name }) => {
    const terms = glossary.filter((term) => term.id === id || term.term.zh === name.zh);
    return { id, forms: [name.zh, ...terms.flatMap(({ term, also }) => [term.zh, ...(also?.zh ?? [])])] };
  });
  return {
    topics: inOrder(plain, topicForms),
    people: inOrder(
      plain,
      people.map(({ id, name }) => ({ id, forms: [name.zh] })),
    ),
  };
}

function inOrder(text: string, entries: readonly { id: string; forms: readonly string[] }[]): string[] {
  const forms = entries.flatMap(({ id, forms: all }) =>
    all.map((form) => ({ id, form: form.replace(/\s+/g, "") })),
  );
  // A name inside a longer one is not that name.
  forms.sort((a, b) => b.form.length - a.form.length);
  const taken = new Array<boolean>(text.length).fill(false);
  const first = new Map<string, number>();
  for (const { id, form } of forms) {
    if (form === "") continue;
    for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + form.length)) {
      if (taken[at]) continue;
      taken.fill(true, at, at + form.length);
      first.set(id, Math.min(at, first.get(id) ?? Number.POSITIVE_INFINITY));
    }
  }
  return [...first].sort((a, b) => a[1] - b[1]).map(([id]) => id);
}
