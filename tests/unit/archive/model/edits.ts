import { bodies, type Document, englishBodies, pick, registryIds } from "./documents.ts";
import { type World, ways } from "./world.ts";

/** What is done in the folder; four numbers choose among what there is to do it with. */
export type Apply = (world: World, a: number, b: number, c: number, d: number) => void;

/** Changes the document of a file, if there is any of its kind. */
export function edit<Kind extends Document["kind"]>(
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
const oftenChanged = [
  ...["bulletin", "topics", "reporters", "status", "position", "headline"],
  ...["publish", "withdrawn", "formerly", "continues"],
];

export function withField(
  values: Record<string, readonly string[]>,
  b: number,
  c: number,
): Record<string, string> {
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

export const bodyOf = (kind: string, number: number) =>
  pick(kind === "translation" ? englishBodies : bodies, number);

/** The day that an original says it is of becomes that of its folder. */
export function putDateRight(world: World, path: string): void {
  const state = world.files.get(path);
  if (state?.document.kind !== "original") return;
  const date = path.split("/")[1] ?? "";
  world.save(path, { ...state, document: { ...state.document, fields: { ...state.document.fields, date } } });
}

export function editRegistry(world: World, a: number, b: number, c: number, d: number): void {
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
