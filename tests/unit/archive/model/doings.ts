import { createHash } from "node:crypto";
import { locales } from "#lib/record/languages.ts";
import { boxesPath, pageImagePath, printPath, roleOf } from "#lib/record/paths.ts";
import {
  bodies,
  bulletinFieldValues,
  bulletinIds,
  days,
  englishOfTerms,
  fieldValues,
  newOriginal,
  newTranslation,
  pick,
  pictureNames,
  sentenceOfTerms,
  sentences,
  slugs,
  timeZones,
  translationValues,
} from "./documents.ts";
import { type Apply, bodyOf, edit, editRegistry, putDateRight, withField } from "./edits.ts";
import { englishOf, oddPlaces, originalPath, placeFor } from "./places.ts";
import { damages, ways } from "./world.ts";

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
  "render terms": [
    8,
    (world, a, b, c, d) => {
      const [day, slug] = [pick(days, a), pick(slugs, b)];
      const path = originalPath(day, slug);
      const known = world.files.get(path)?.document;
      const original = known?.kind === "original" ? known : newOriginal(day, 0);
      const document = { ...original, body: [sentenceOfTerms] } as typeof original;
      world.save(path, { document }, pick(ways, c));
      const fields = { headline: "Smart water", translator: "machine", reviewed: d % 3 === 0 ? "true" : "" };
      const english = { kind: "translation" as const, fields, body: [pick(englishOfTerms, c)] };
      world.save(englishOf(path), { document: english }, pick(ways, d));
    },
  ],
  "render again": [
    6,
    edit(["translation"], (document, b) => ({ ...document, body: [pick(englishOfTerms, b)] })),
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
  "name that is not UTF-8": [1, (world, a) => world.toggleForeignName(`articles/${pick(days, a)}`)],
  touch: [
    2,
    (world, a) => {
      const path = pick(world.paths(), a);
      if (path) world.touch(path);
    },
  ],
  registry: [8, editRegistry],
  picture: [
    8,
    (world, a, b, c, d) => {
      const path = pick(world.paths("original"), a);
      if (path === undefined) return;
      const picture = path.replace(/md$/, pick(pictureNames, b));
      world.save(picture, { document: { kind: "picture", seed: c % 3 } }, pick(ways, d));
    },
  ],
  "pictures field": [
    5,
    edit(["original"], (document, b) => ({
      ...document,
      fields: { ...document.fields, pictures: pick(fieldValues.pictures ?? [], b) },
    })),
  ],
  "picture and field": [
    5,
    (world, a, b, c, d) => {
      const path = pick(world.paths("original"), a);
      const state = world.files.get(path);
      if (state?.document.kind !== "original") return;
      const pictures = pick(fieldValues.pictures ?? [], 1 + (b % 3));
      const body = c % 2 === 0 ? state.document.body : pick(bodies.slice(-2), c);
      const document = { ...state.document, fields: { ...state.document.fields, pictures }, body };
      for (const name of pictureNames)
        world.save(path.replace(/md$/, name), { document: { kind: "picture", seed: d % 3 } }, pick(ways, d));
      world.save(path, { document }, pick(ways, c));
    },
  ],
  "remove picture": [
    3,
    (world, a) => {
      const path = pick(world.paths("picture"), a);
      if (path) world.remove(path);
    },
  ],
  "move picture": [
    2,
    (world, a, b, c) => {
      const path = pick(world.paths("picture"), a);
      if (path === undefined) return;
      world.move(path, originalPath(pick(days, b), pick(slugs, c)).replace(/md$/, pick(pictureNames, b + c)));
    },
  ],
  "save print": [
    4,
    (world, a, b, c, d) => {
      // It says that its articles were none, or others, or nothing of them.
      const none = createHash("sha256").update("[]").digest("hex").slice(0, 16);
      const digest = pick([none, "0".repeat(16), undefined], c);
      const mark = digest === undefined ? "" : `% bulletin 2020-12-01T00:00:00.000Z ${digest}\n`;
      const text = `%PDF-1.7 ${c}\n${mark}`;
      world.save(
        printPath(pick(days, a), pick(locales, b)),
        { document: { kind: "other", text } },
        pick(ways, d),
      );
    },
  ],
  "remove print": [
    2,
    (world, a) => {
      const path = pick(
        world.paths().filter((path) => roleOf(path).role === "print"),
        a,
      );
      if (path) world.remove(path);
    },
  ],
  "time passes": [
    10,
    (world, a, b) => {
      const hour = 3_600_000;
      world.now += pick([hour / 2, 5 * hour, 14 * hour, 24 * hour, 60 * hour], a) + b * 60_000;
    },
  ],
  "time zone": [
    2,
    (world, a, _b, _c, d) => {
      const text = `name: { zh: 报, en: Paper }\ntimeZone: ${pick(timeZones, a)}\n`;
      world.save("site.yaml", { document: { kind: "other", text } }, pick(ways, d));
    },
  ],
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
  "page boxes": [
    5,
    (world, a, b, _c, d) => {
      const document = { kind: "boxes" as const, variant: b };
      world.save(boxesPath(pick(bulletinIds, a)), { document }, pick(ways, d));
    },
  ],
  "page image": [
    5,
    (world, a, b, _c, d) => {
      const document = { kind: "picture" as const, seed: b % 3 };
      world.save(pageImagePath(pick(bulletinIds, a)), { document }, pick(ways, d));
    },
  ],
  "remove of page": [
    3,
    (world, a, b, c, d) => {
      const path = (b % 2 === 0 ? boxesPath : pageImagePath)(pick(bulletinIds, a));
      const state = world.files.get(path);
      if (state === undefined) return;
      if (c % 2 === 0) world.remove(path);
      else world.save(path, { ...state, damage: pick(damages, d) });
    },
  ],
};
