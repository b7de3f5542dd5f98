import type { DatabaseSync } from "node:sqlite";
import type { Original } from "../../content/content.ts";
import { pictureId } from "../../pictures/served.ts";
import { type Problem, problem } from "../../record/problems/catalogue.ts";
import type { KeptPictures, PictureToMake, ServedPicture } from "../keeping/kept-index.ts";
import { prepared } from "./prepared.ts";

/** What is made of a picture: nothing since it cannot be, nothing yet, JPEG, or all. */
const states = { failed: -1, none: 0, jpeg: 1, all: 2 } as const;

export const pictureTables = `
  -- What is made of each picture that articles have, by its content; the size is that of the largest that is served.
  CREATE TABLE pictures (
    id TEXT PRIMARY KEY, state INTEGER, width INTEGER, height INTEGER, fault TEXT
  ) WITHOUT ROWID;
  CREATE INDEX pictures_to_make ON pictures (state) WHERE state <> ${states.all};
  CREATE TABLE article_pictures (
    article INTEGER REFERENCES articles ON DELETE CASCADE, id TEXT, path TEXT, PRIMARY KEY (article, id, path)
  ) WITHOUT ROWID;
  CREATE INDEX articles_of_picture ON article_pictures (id);
`;

/** Made after the bulletins' own table. */
export const pageImageTable = `
  -- What printed pages look like; a page has one image at most.
  CREATE TABLE page_images (
    bulletin TEXT PRIMARY KEY REFERENCES bulletins ON DELETE CASCADE, id TEXT, path TEXT
  ) WITHOUT ROWID;
  CREATE INDEX page_of_image ON page_images (id);
`;

/** The paths of the files that have a picture. */
const pathsOf = (id: string) =>
  `SELECT path FROM article_pictures WHERE id = ${id} UNION ALL SELECT path FROM page_images WHERE id = ${id}`;

/** Notes which pictures an article has. */
export function writePictures(database: DatabaseSync, article: number, { pictures = [] }: Original): void {
  const wanted = new Map(
    pictures.map(({ digest, path }) => [`${pictureId(digest)} ${path}`, { id: pictureId(digest), path }]),
  );
  for (const { id, path } of prepared(
    database,
    "SELECT id, path FROM article_pictures WHERE article = ?",
  ).all(article)) {
    if (wanted.delete(`${id} ${path}`)) continue;
    prepared(database, "DELETE FROM article_pictures WHERE article = ? AND id = ? AND path = ?").run(
      ...[article, id ?? null, path ?? null],
    );
  }
  for (const { id, path } of wanted.values()) keepPicture(database, article, id, path);
}

export function keepPicture(database: DatabaseSync, article: number, id: string, path: string): void {
  expectPicture(database, id);
  prepared(database, "INSERT OR IGNORE INTO article_pictures VALUES (?, ?, ?)").run(article, id, path);
}

function expectPicture(database: DatabaseSync, id: string): void {
  if (prepared(database, "SELECT 1 FROM pictures WHERE id = ?").get(id) === undefined)
    prepared(database, "INSERT INTO pictures VALUES (?, ?, NULL, NULL, NULL)").run(id, states.none);
}

/** Notes which image a bulletin's page has. */
export function writePageImage(
  database: DatabaseSync,
  bulletin: string,
  image: { id: string; path: string } | undefined,
): void {
  if (image === undefined) {
    prepared(database, "DELETE FROM page_images WHERE bulletin = ?").run(bulletin);
    return;
  }
  expectPicture(database, image.id);
  prepared(
    database,
    `INSERT INTO page_images VALUES (?, ?, ?)
       ON CONFLICT DO UPDATE SET id = excluded.id, path = excluded.path WHERE id <> excluded.id`,
  ).run(bulletin, image.id, image.path);
}

/** What may be served of a picture: its largest size, and whether it is there in all forms. */
export function servedPicture(
  database: DatabaseSync,
  id: string,
): { width: number; height: number; hasAll: boolean } | undefined {
  const row = prepared(database, "SELECT state, width, height FROM pictures WHERE id = ?").get(id);
  if (row === undefined || Number(row.state) < states.jpeg) return undefined;
  return { width: Number(row.width), height: Number(row.height), hasAll: row.state === states.all };
}

/** The problems of pictures that could not be made. */
export function pictureProblems(database: DatabaseSync, id?: string): Problem[] {
  const rows = prepared(
    database,
    `SELECT fault, (SELECT json_group_array(DISTINCT path) FROM (${pathsOf("p.id")})) AS paths
     FROM pictures p WHERE state = ${states.failed} AND id = coalesce(?, id)`,
  ).all(id ?? null);
  const files = rows.flatMap(({ paths, fault }) =>
    (JSON.parse(String(paths)) as string[]).map((file) => ({ file, fault })),
  );
  files.sort((a, b) => (a.file < b.file ? -1 : 1));
  return files.map(({ file, fault }) => {
    const details = { file: file.slice(file.lastIndexOf("/") + 1), reason: String(fault) };
    return problem("picture-not-made", { file, line: 1, column: 1, field: "file" }, details);
  });
}

/** The table of pictures. */
export class PictureTable implements KeptPictures {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  toMake(): PictureToMake[] {
    const rows = prepared(
      this.#database,
      `SELECT id, state, (SELECT json_group_array(path) FROM (${pathsOf("p.id")})) AS paths,
         (SELECT max(substr(path, instr(path, '/') + 1)) FROM (${pathsOf("p.id")})) AS latest
       FROM pictures p WHERE state IN (${states.none}, ${states.jpeg}) AND state <> ${states.all}
       ORDER BY state, latest DESC`,
    ).all();
    return rows
      .map(({ id, state, paths }) => ({
        id: String(id),
        paths: JSON.parse(String(paths)) as string[],
        hasJpeg: state === states.jpeg,
      }))
      .filter(({ paths }) => paths.length > 0);
  }

  made(id: string, { width, height }: { width: number; height: number }, hasAll: boolean): void {
    prepared(
      this.#database,
      "UPDATE pictures SET state = ?, width = ?, height = ?, fault = NULL WHERE id = ?",
    ).run(hasAll ? states.all : states.jpeg, width, height, id);
  }

  failed(id: string, reason: string): Problem[] {
    prepared(
      this.#database,
      `UPDATE pictures SET state = ${states.failed}, fault = ? WHERE id = ? AND state <> ${states.failed}`,
    ).run(reason, id);
    return pictureProblems(this.#database, id);
  }

  retry(): void {
    prepared(
      this.#database,
      `UPDATE pictures SET state = ${states.none}, fault = NULL WHERE state = ${states.failed}`,
    ).run();
  }

  served(): ServedPicture[] {
    const rows = prepared(
      this.#database,
      `SELECT id, state, width FROM pictures WHERE state >= ${states.jpeg}`,
    ).all();
    return rows.map(({ id, state, width }) => ({
      ...{ id: String(id), width: Number(width), hasAll: state === states.all },
    }));
  }

  lost(id: string, hasJpeg: boolean): void {
    const state = hasJpeg ? states.jpeg : states.none;
    prepared(this.#database, "UPDATE pictures SET state = ?1 WHERE id = ?2 AND state > ?1").run(state, id);
  }

  ids(): Set<string> {
    const isNamed = `EXISTS (${pathsOf("pictures.id")})`;
    prepared(this.#database, `DELETE FROM pictures WHERE NOT ${isNamed}`).run();
    const rows = prepared(this.#database, "SELECT id FROM pictures").all();
    return new Set(rows.map(({ id }) => String(id)));
  }
}
