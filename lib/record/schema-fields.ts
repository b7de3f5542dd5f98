import { answersSchema } from "./answers.ts";
import {
  bulletinSchema,
  originalSchema,
  printedText,
  registrySchemas,
  siteSchema,
  translationSchema,
} from "./schema.ts";

/** What zod's schemas have of others inside them, by whatever kind of schema it is. */
interface Inside {
  shape?: Record<PropertyKey, unknown>;
  element?: unknown;
  items?: unknown;
  options?: readonly unknown[];
  in?: unknown;
  unwrap?: () => unknown;
}

/** The schemas by which a value may be read: without what makes it optional, each of a union's. */
function alternatives(schema: unknown): Inside[] {
  if (typeof schema !== "object" || schema === null) return [];
  const inside = schema as Inside;
  if (inside.options !== undefined) return inside.options.flatMap(alternatives);
  if (inside.in !== undefined) return alternatives(inside.in);
  if (inside.unwrap !== undefined && inside.element === undefined) return alternatives(inside.unwrap());
  return [inside];
}

/** The schemas of the values at a path of fields and places in lists. */
function schemasAt(schema: unknown, path: readonly PropertyKey[]): Inside[] {
  return path.reduce<Inside[]>(
    (found, key) =>
      found.flatMap(({ shape, element }) =>
        alternatives(
          typeof key === "number"
            ? element
            : shape !== undefined && Object.hasOwn(shape, key)
              ? shape[key]
              : undefined,
        ),
      ),
    alternatives(schema),
  );
}

/** The names of the fields that the schema has at a path. */
export function fieldsAt(schema: unknown, path: readonly PropertyKey[]): string[] {
  return schemasAt(schema, path).flatMap(({ shape }) => Object.keys(shape ?? {}));
}

/** Whether what stands at a path is shown to readers as it is written. */
export function isPrintedAt(schema: unknown, path: readonly PropertyKey[]): boolean {
  return schemasAt(schema, path).some((found) => found === (printedText as unknown));
}

function namesIn(schema: unknown): string[] {
  return alternatives(schema).flatMap(({ shape, element }) => [
    ...Object.entries(shape ?? {}).flatMap(([name, inner]) => [name, ...namesIn(inner)]),
    ...namesIn(element),
  ]);
}

/** The names of all fields of the record, wherever they stand. */
export const fieldNames: ReadonlySet<string> = new Set(
  [
    originalSchema,
    translationSchema,
    bulletinSchema,
    answersSchema,
    siteSchema,
    ...Object.values(registrySchemas),
  ].flatMap(namesIn),
);
