import {
  type Document,
  isMap,
  isNode,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  stringify,
  visit,
  type YAMLMap,
  type YAMLSeq,
} from "yaml";

/**
 * A YAML text that is changed in single places: the parser tells where they are, and everything else (comments, quotes,
 * spaces) stays as it was written.
 */
export class YamlText {
  readonly #source: string;
  /** Where the YAML begins in the source. */
  readonly #start: number;
  readonly #yaml: string;
  readonly #document: Document;
  readonly #splices: { from: number; to: number; text: string }[] = [];

  private constructor(source: string, start: number, yaml: string) {
    this.#source = source;
    this.#start = start;
    this.#yaml = yaml;
    this.#document = parseDocument(yaml, { schema: "core", prettyErrors: false });
  }

  static ofFile(source: string): YamlText {
    return new YamlText(source, 0, source);
  }

  /** The front matter of an article; `undefined` where it has none. */
  static ofFrontMatter(source: string): YamlText | undefined {
    const [whole, opening = "", yaml] =
      /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?\n|)---[ \t]*(?:\r?\n|$)/.exec(source) ?? [];
    return whole === undefined || yaml === undefined ? undefined : new YamlText(source, opening.length, yaml);
  }

  get isSound(): boolean {
    return this.#document.errors.length === 0;
  }

  get data(): unknown {
    return this.#document.toJS({ maxAliasCount: 0 });
  }

  /** Replaces each text that is this one at a path; with a last `*`, in a list there. @returns how many */
  replace(path: readonly (string | number)[], from: string, to: string): number {
    const node = this.#document.getIn(path, true);
    const scalars = isSeq(node) ? node.items : [node];
    const found = scalars.filter((scalar) => isScalar(scalar) && scalar.value === from && scalar.range);
    for (const scalar of found) {
      const [start = 0, end = 0] = isScalar(scalar) ? (scalar.range ?? []) : [];
      const written = this.#document.errors.length === 0 ? this.#at(start, end) : from;
      this.#splices.push({ from: start, to: end, text: written.replace(from, () => to) });
    }
    return found.length;
  }

  /** Adds a text to a list that is a field, or the field where it is missing, as the last one. */
  addTo(field: string, text: string): void {
    const node = this.#document.get(field, true);
    if (isSeq(node)) this.#addItem(node, text);
    else this.#addField(`${field}: [${text}]`);
  }

  /** Writes a list that is a field anew. */
  setList(field: string, texts: readonly string[]): void {
    const contents = this.#document.contents;
    const pairs: Pair[] = isMap(contents) ? contents.items : [];
    const pair = pairs.find(({ key }) => isScalar(key) && key.value === field);
    const line = `${field}: [${texts.join(", ")}]`;
    if (!isScalar(pair?.key) || !isSeq(pair.value)) this.#addField(line);
    else this.#splices.push({ from: pair.key.range?.[0] ?? 0, to: pair.value.range?.[1] ?? 0, text: line });
  }

  /** Writes a field anew, whatever it was; one that is missing becomes the last. */
  setValue(field: string, value: unknown): void {
    const contents = this.#document.contents;
    const pairs: Pair[] = isMap(contents) ? contents.items : [];
    const pair = pairs.find(({ key }) => isScalar(key) && key.value === field);
    const line = stringify({ [field]: value }, { schema: "core", lineWidth: 0 }).trimEnd();
    if (!isScalar(pair?.key) || !isNode(pair.value)) {
      this.#addField(line);
      return;
    }
    const [from, to] = [pair.key.range?.[0] ?? 0, pair.value.range?.[1] ?? 0];
    const end = to - (/\s*$/.exec(this.#at(from, to))?.[0].length ?? 0);
    this.#splices.push({ from, to: end, text: line });
  }

  /** Adds something to a list that is a field, or the field where it is missing, as the last one. */
  append(field: string, value: unknown): void {
    const written = stringify([value], { schema: "core", lineWidth: 0 }).trimEnd();
    const node = this.#document.get(field, true);
    if (!isSeq(node) || node.items.length === 0) {
      this.setValue(field, [value]);
    } else if (node.flow === true) {
      const end = (node.range?.[1] ?? 1) - 1;
      this.#splices.push({ from: end, to: end, text: `, ${JSON.stringify(value)}` });
    } else {
      const start = node.range?.[0] ?? 0;
      const indent = " ".repeat(start - this.#at(0, start).lastIndexOf("\n") - 1);
      // Where the list ends: its last item's lines, without what stands below them.
      const last = node.items.at(-1);
      const end = (isNode(last) ? last.range?.[1] : undefined) ?? node.range?.[1] ?? 0;
      const blank = /\s*$/.exec(this.#at(start, end))?.[0].length ?? 0;
      this.#splices.push({
        ...{ from: end - blank, to: end - blank },
        text: `\n${written.replaceAll(/^/gm, indent)}`,
      });
    }
  }

  /** Whether `setIn` can write there with no comment lost. */
  canSet(path: readonly (string | number)[]): boolean {
    const place = this.#placeOf(path);
    if (place === undefined) return false;
    if (place.value === undefined) return true;
    const [from, to] = rangeOf(place);
    return !this.#hasComment(from, to, place.value);
  }

  /** Writes a value anew, on the line of its name; a name that its map lacks becomes the map's last. See `canSet`. */
  setIn(path: readonly (string | number)[], value: unknown): void {
    const place = this.#placeOf(path);
    if (place === undefined) return;
    const written = flow(value);
    if (place.value !== undefined) {
      const [from, to] = rangeOf(place);
      const end = to - (/\s*$/.exec(this.#at(from, to))?.[0].length ?? 0);
      this.#splices.push({ from, to: end, text: `: ${written}` });
      return;
    }
    const { map, name } = place;
    const last = map.items.at(-1);
    const [start, end] = [rangeStart(map.items[0]?.key), rangeEnd(last?.value ?? last?.key)];
    const textEnd = end - (/\s*$/.exec(this.#at(0, end))?.[0].length ?? 0);
    // After a comment on the last line, too.
    const line = this.#yaml.indexOf("\n", textEnd);
    const at = map.flow === true ? textEnd : line === -1 ? this.#yaml.length : line;
    const indent = " ".repeat(start - (this.#at(0, start).lastIndexOf("\n") + 1));
    const joint = map.flow === true ? ", " : `\n${indent}`;
    this.#splices.push({ from: at, to: at, text: `${joint}${name}: ${written}` });
  }

  #placeOf(path: readonly (string | number)[]): YamlPlace | undefined {
    const name = path.at(-1);
    const map = this.#document.getIn(path.slice(0, -1), true);
    if (!isMap(map) || map.items.length === 0) return undefined;
    const pair = map.items.find(({ key }) => isScalar(key) && key.value === name);
    return { map, name: String(name), key: pair?.key, value: isNode(pair?.value) ? pair.value : undefined };
  }

  #hasComment(from: number, to: number, value: Node): boolean {
    const before = this.#at(from, rangeStart(value));
    let isCommented = /#/.test(before);
    visit(value, {
      Node: (_, node) => {
        isCommented ||= Boolean(node.commentBefore) || (Boolean(node.comment) && rangeEnd(node) <= to);
      },
      Pair: (_, { key, value: inner }) => {
        // Between a name and its value, and what the parser gives to neither.
        if (isNode(key) && isNode(inner))
          isCommented ||= /#/.test(this.#at(rangeEnd(key), rangeStart(inner)));
      },
    });
    return isCommented;
  }

  /** The source with all changes. */
  toString(): string {
    // From the end, and at one place the last first, so that they stand in the order in which they were asked for.
    const ordered = this.#splices.toReversed().sort((a, b) => b.from - a.from);
    return ordered.reduce(
      (text, { from, to, text: by }) =>
        `${text.slice(0, this.#start + from)}${by}${text.slice(this.#start + to)}`,
      this.#source,
    );
  }

  #at(from: number, to: number): string {
    return this.#source.slice(this.#start + from, this.#start + to);
  }

  #addItem(list: YAMLSeq, text: string): void {
    const last = list.items.at(-1);
    const range = isScalar(last) ? last.range : undefined;
    if (list.flow === true || !range) {
      const end = (list.range?.[1] ?? 1) - 1;
      this.#splices.push({ from: end, to: end, text: list.items.length === 0 ? text : `, ${text}` });
      return;
    }
    const before = this.#at(0, range[0]);
    const indent = /([ \t]*-[ \t]+)[^\n]*$/.exec(before)?.[1] ?? "  - ";
    this.#splices.push({ from: range[1], to: range[1], text: `\n${indent}${text}` });
  }

  #addField(line: string): void {
    const end = this.#yaml.length;
    const joint = this.#yaml.endsWith("\n") || end === 0 ? "" : "\n";
    this.#splices.push({ from: end, to: end, text: `${joint}${line}\n` });
  }
}

interface YamlPlace {
  map: YAMLMap;
  name: string;
  key: unknown;
  value: Node | undefined;
}

const rangeStart = (node: unknown) => (isNode(node) ? (node.range?.[0] ?? 0) : 0);
const rangeEnd = (node: unknown) => (isNode(node) ? (node.range?.[1] ?? 0) : 0);
const rangeOf = ({ key, value }: YamlPlace): [from: number, to: number] => [rangeEnd(key), rangeEnd(value)];

/** A value on one line. */
function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(", ")}]`;
  if (typeof value !== "object" || value === null) return scalar(value, true);
  const inside = Object.entries(value).filter(([, each]) => each !== undefined);
  return `{ ${inside.map(([key, each]) => `${key}: ${flow(each)}`).join(", ")} }`;
}

/** An entry as the registries have them: fields in block style, texts in both languages on one line. */
export function entryText(entry: Record<string, unknown>): string {
  const lines = Object.entries(entry).map(([field, value]) => {
    if (typeof value !== "object" || value === null) return `${field}: ${scalar(value)}`;
    const inside = Object.entries(value).map(([key, text]) => `${key}: ${scalar(text, true)}`);
    return `${field}: { ${inside.join(", ")} }`;
  });
  return `- ${lines.join("\n  ")}\n`;
}

function scalar(value: unknown, inFlow = false): string {
  const written = stringify(value, { schema: "core", lineWidth: 0 }).trimEnd();
  return inFlow && /[,[\]{}]/.test(written) && !/^["']/.test(written) ? JSON.stringify(value) : written;
}
