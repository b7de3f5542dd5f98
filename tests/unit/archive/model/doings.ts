import {
  bodies,
  bulletinFieldValues,
  bulletinIds,
  type Document,
  days,
  englishBodies,
  fieldValues,
  newOriginal,
  newTranslation,
  registryIds,
  sentences,
  slugs,
  translationValues,
} from "./documents.ts";
import { damages, type World, ways } from "./world.ts";

/** What is done in the folder; four numbers choose among what there is to do it with. */
type Apply = (world: World, a: number, b: number, c: number, d: number) => void;

const pick = <Item>(items: readonly Item[], number: number): Item => items[number % items.length] as Item;
const originalPath = (day: string, slug: string) => `articles/${day}/${slug}.md`;
const englishOf = (path: string) => path.replace(/\.md$/, ".en.md");

/** Places where a file should not be, or is none of the record's. */
const oddPlaces = [
  "articles/lost.md",
  "articles/topics/a.md",
  "articles/glossary/a.en.md",
  "articles/2020-11-28/inside/a.md",
  "articles/2020-11-28/inside/a.en.md",
  "articles/2020-11-27/inside/b.md",
  "articles/2020-11-28/a.fr.md",
  "articles/2020-11-28/Not_A_Slug.md",
  "articles/2020-11-31/a.md",
  "articles/\u{20000}/a.md",
  "articles/2020-11-28/\u{20000}.md",
  "articles/2020-11-28/\u{10ffff}/a.md",
  "articles/2020-11-28/notes.txt",
  "articles/2020-11-28/a.md~",
  "articles/.hidden/a.md",
  "topics.yaml/a.md",
  "bulletins/2020-11-28.source.txt",
  "bulletins/2020-11-31.txt",
  "bulletins/a.md",
  "lost.md",
  "README.md",
];

/** Changes the document of a file, if there is any of its kind. */
function edit<Kind extends Document["kind"]>(
  kinds: readonly Kind[],
  change: (document: Extract<Document, { kind: Kind }>, b: number, c: number) => Document,
): Apply {
  return (world, a, b, c, d) => {
    const path = pick(world.paths(...kinds), a);
    const state = world.files.get(path);
    if (state === undefined) return;
    const document = change(state.document as Extract<Document, { kind: Kind }>, b, c);
    world.save(path, { ...state, document }, pick(ways, d));
  };
}

/** Those on which other files or lists depend are changed more often. */
const oftenChanged = ["bulletin", "topics", "reporters", "status", "position", "headline"];

function withField(values: Record<string, readonly string[]>, b: number, c: number): Record<string, string> {
  const names = Object.keys(values);
  const name = pick(
    [
      ...names,
      ...oftenChanged.filter((often) => names.includes(often)),
      ...oftenChanged.filter((often) => names.includes(often)),
    ],
    b,
  );
  return { [name]: pick(values[name] ?? [""], c) };
}

const bodyOf = (kind: string, number: number) =>
  pick(kind === "translation" ? englishBodies : bodies, number);

/** What people do, with how often they do it. */
export const doings: Record<string, [weight: number, apply: Apply]> = {
  field: [
    10,
    edit(["original"], (document, b, c) => ({
      ...document,
      fields: { ...document.fields, ...withField(fieldValues, b, c) },
    })),
  ],
  "english field": [
    3,
    edit(["translation"], (document, b, c) => ({
      ...document,
      fields: { ...document.fields, ...withField(translationValues, b, c) },
    })),
  ],
  body: [
    6,
    edit(["original", "translation"], (document, b) => ({ ...document, body: bodyOf(document.kind, b) })),
  ],
  "field and body": [
    4,
    edit(["original"], (document, b, c) => ({
      ...document,
      fields: { ...document.fields, ...withField(fieldValues, b, c) },
      body: bodyOf("original", c),
    })),
  ],
  "both languages": [
    4,
    (world, a, b, c, d) => {
      const path = pick(world.paths("original"), a);
      if (path === undefined) return;
      edit(["original"], (document) => ({ ...document, body: bodyOf("original", b) }))(world, a, b, c, d);
      const english = world.files.get(englishOf(path))?.document;
      const fields = english?.kind === "translation" ? english.fields : { translator: "machine" };
      const headline = pick(translationValues.headline ?? [], c);
      const document = {
        kind: "translation" as const,
        fields: { headline, ...fields },
        body: bodyOf("translation", b),
      };
      world.save(englishOf(path), { document }, pick(ways, d));
    },
  ],
  add: [
    8,
    (world, a, b, c, d) => {
      const day = pick(days, a);
      world.save(originalPath(day, pick(slugs, b)), { document: newOriginal(day, c) }, pick(ways, d));
    },
  ],
  "add both": [
    4,
    (world, a, b, c, d) => {
      const [day, slug] = [pick(days, a), pick(slugs, b)];
      world.save(originalPath(day, slug), { document: newOriginal(day, c) }, pick(ways, d));
      world.save(englishOf(originalPath(day, slug)), { document: newTranslation(d) }, pick(ways, d));
    },
  ],
  "add many": [
    1,
    (world, a, _b, c) => {
      const day = pick(days, a);
      for (let number = 1; number <= 21; number++)
        world.save(originalPath(day, `m${number}`), { document: newOriginal(day, c + number) });
    },
  ],
  translate: [
    4,
    (world, a, _b, c, d) => {
      const path = pick(world.paths("original"), a);
      if (path) world.save(englishOf(path), { document: newTranslation(c) }, pick(ways, d));
    },
  ],
  copy: [
    3,
    (world, a, b, c, d) => {
      const path = pick(world.paths("original", "translation", "bulletin"), a);
      if (path === undefined) return;
      world.copy(path, placeFor(path, b, c, d));
      if (d % 3 > 0) putDateRight(world, placeFor(path, b, c, d));
    },
  ],
  move: [
    4,
    (world, a, b, c, d) => {
      const path = pick(world.paths("original", "translation", "bulletin"), a);
      if (path === undefined) return;
      const target = placeFor(path, b, c, d);
      if (d % 2 === 0 && world.files.has(englishOf(path))) world.move(englishOf(path), englishOf(target));
      world.move(path, target);
      if (d % 3 > 0) putDateRight(world, target);
    },
  ],
  "odd place": [
    4,
    (world, a, b, c) => {
      const path = pick(world.paths(), a);
      const target = pick(oddPlaces, b);
      if (path && c % 2 === 0) world.copy(path, target);
      else if (path && c % 3 === 0) world.move(path, target);
      else world.save(target, { document: { kind: "other", text: "文。\n" } });
    },
  ],
  remove: [
    5,
    (world, a) => {
      const path = pick(world.paths(), a);
      if (path) world.remove(path);
    },
  ],
  "remove folder": [
    2,
    (world, a) => {
      const path = pick(world.folders(), a);
      if (path) world.remove(path);
    },
  ],
  "move folder": [
    2,
    (world, a, b) => {
      const path = pick(world.folders(), a);
      if (path) world.move(path, `articles/${pick([...days, "topics", "2020-11-28/inside"], b)}`);
    },
  ],
  break: [
    8,
    (world, a, b, _c, d) => {
      const path = pick(world.paths(), a);
      const state = world.files.get(path);
      if (state) world.save(path, { ...state, damage: pick(damages, b) }, pick(ways, d));
    },
  ],
  mend: [
    4,
    (world, a, _b, _c, d) => {
      const broken = world.paths().filter((path) => world.files.get(path)?.damage);
      const state = world.files.get(pick(broken, a));
      if (state) world.save(pick(broken, a), { ...state, damage: undefined }, pick(ways, d));
    },
  ],
  back: [
    5,
    (world, a, b, _c, d) => {
      const path = pick([...world.history.keys()].sort(), a);
      const state = path && pick(world.history.get(path) ?? [], b);
      if (state) world.save(path, state, pick(ways, d));
    },
  ],
  touch: [
    2,
    (world, a) => {
      const path = pick(world.paths(), a);
      if (path) world.touch(path);
    },
  ],
  registry: [8, editRegistry],
  "bulletin text": [
    4,
    (world, a, b, c, d) => {
      const lines = [sentences[b % 7], sentences[c % 7], sentences[(b + c) % 7], "智慧水务"].slice(
        0,
        1 + (c % 4),
      );
      world.save(
        `bulletins/${pick(bulletinIds, a)}.txt`,
        { document: { kind: "bulletin", lines: lines as string[] } },
        pick(ways, d),
      );
    },
  ],
  "bulletin fields": [
    3,
    (world, a, b, c, d) => {
      const path = `bulletins/${pick(bulletinIds, a)}.yaml`;
      const known = world.files.get(path)?.document;
      const fields = known?.kind === "bulletin-fields" ? known.fields : {};
      const document = {
        kind: "bulletin-fields" as const,
        fields: { ...fields, ...withField(bulletinFieldValues, b, c) },
      };
      world.save(path, { document }, pick(ways, d));
    },
  ],
};

/** Where a copy of a file goes: another day or slug, or id. */
function placeFor(path: string, b: number, c: number, d: number): string {
  if (path.startsWith("bulletins/")) return `bulletins/${pick(bulletinIds, b)}.txt`;
  const english = path.endsWith(".en.md") ? d % 5 !== 4 : d % 5 === 4;
  const target = originalPath(pick(days, b), pick(slugs, c));
  return english ? englishOf(target) : target;
}

/** The day that an original says it is of becomes that of its folder. */
function putDateRight(world: World, path: string): void {
  const state = world.files.get(path);
  if (state?.document.kind !== "original") return;
  const date = path.split("/")[1] ?? "";
  world.save(path, { ...state, document: { ...state.document, fields: { ...state.document.fields, date } } });
}

function editRegistry(world: World, a: number, b: number, c: number, d: number): void {
  const name = pick(Object.keys(registryIds), a);
  const path = `${name}.yaml`;
  const state = world.files.get(path);
  const entries = state?.document.kind === "registry" ? [...state.document.entries] : [];
  const id = pick(registryIds[name] ?? [], c);
  const at = entries.length === 0 ? 0 : c % entries.length;
  const entry = entries[at];
  const change = b % 7;
  if (change === 0 || entry === undefined) entries.push({ id, name: d });
  else if (change === 1) entries.splice(at, 1);
  else if (change === 2) entries[at] = { ...entry, name: entry.name + 1 };
  else if (change === 3) entries.unshift(...entries.splice(at, 1));
  else if (change === 4) entries[at] = { ...entry, id };
  else if (change === 5)
    entries.splice(0, entries.length, ...(registryIds[name] ?? []).map((id) => ({ id, name: 0 })));
  else {
    world.remove(path);
    return;
  }
  world.save(path, { ...state, document: { kind: "registry", entries } }, pick(ways, d));
}
