import {
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  type Stats,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { type Document, pictureOf, textOf } from "./documents.ts";

/** Ways in which a file may be no good. The first ones are faults of its text. */
export const damages = [
  "cut off",
  "unknown field",
  "empty",
  "not UTF-8",
  "control character",
  "too large",
  "folder",
  "link to nowhere",
  "link out of the folder",
] as const;
type Damage = (typeof damages)[number];

/** Ways in which editors' programs save. */
export const ways = ["in place", "by rename", "twice", "with the time that it had"] as const;
export type Way = (typeof ways)[number];

export interface FileState {
  document: Document;
  damage?: Damage | undefined;
}

/** A content folder, and what its editors know of it. */
export class World {
  readonly path: string;
  readonly files = new Map<string, FileState>();
  /** What each path held, the newest last. */
  readonly history = new Map<string, FileState[]>();
  /** Paths, of files or folders, that are other than they were when `seen` was called last. */
  readonly changed = new Set<string>();
  /** What readers' clocks say, in milliseconds since 1970. */
  now: number;
  /** Each save is a second after the one before. */
  #clock = Date.UTC(2020, 10, 28) / 1000;

  /**
   * @param parent a folder for the folder
   * @param now what readers' clocks say at the beginning
   */
  constructor(parent: string, now: number) {
    this.now = now;
    this.path = mkdtempSync(join(parent, "content-"));
    mkdirSync(join(this.path, "articles"));
  }

  seen(): void {
    this.changed.clear();
  }

  /** The paths of files whose document is of a kind, sorted. */
  paths(...kinds: Document["kind"][]): string[] {
    return [...this.files]
      .filter(([, { document }]) => kinds.length === 0 || kinds.includes(document.kind))
      .map(([path]) => path)
      .sort();
  }

  save(path: string, state: FileState, way: Way = "in place"): void {
    const before = this.files.get(path);
    const known = this.#entryAt(path);
    const keepsTime = way === "with the time that it had" && known?.isFile();
    this.#makeRoom(path, state);
    if (way === "twice" && before && !isNoFile(state)) this.#write(path, { ...before, damage: "cut off" });
    if (way === "by rename" && !isNoFile(state)) {
      const aside = `${path}.tmp~`;
      this.#write(aside, state);
      renameSync(join(this.path, aside), join(this.path, path));
    } else {
      this.#write(path, state);
    }
    if (known && keepsTime && !isNoFile(state)) this.#keepTime(path, known);
    this.files.set(path, state);
    this.history.set(path, [...(this.history.get(path) ?? []), state]);
    this.changed.add(path);
  }

  remove(path: string): void {
    rmSync(join(this.path, path), { recursive: true, force: true });
    for (const each of [...this.files.keys()]) {
      if (each === path || each.startsWith(`${path}/`)) this.files.delete(each);
    }
    this.changed.add(path);
  }

  /** The file or folder keeps its times and its inode. What stood at the new place is gone. */
  move(from: string, to: string): void {
    if (isWithin(from, to) || isWithin(to, from)) return;
    const moved = [...this.files].filter(([path]) => path === from || path.startsWith(`${from}/`));
    const state = moved[0]?.[1];
    if (state === undefined) return;
    this.remove(to);
    this.#makeRoom(to, state);
    renameSync(join(this.path, from), join(this.path, to));
    for (const [path, state] of moved) {
      this.files.delete(path);
      this.files.set(to + path.slice(from.length), state);
    }
    this.changed.add(from).add(to);
  }

  /** With its time, as `cp -p` does. */
  copy(from: string, to: string): void {
    const state = this.files.get(from);
    if (state === undefined || isWithin(from, to) || isWithin(to, from)) return;
    if (isNoFile(state)) {
      this.save(to, state);
      return;
    }
    this.#makeRoom(to, state);
    copyFileSync(join(this.path, from), join(this.path, to));
    const { mtime } = statSync(join(this.path, from));
    utimesSync(join(this.path, to), mtime, mtime);
    this.files.set(to, state);
    this.history.set(to, [...(this.history.get(to) ?? []), state]);
    this.changed.add(to);
  }

  touch(path: string): void {
    if (isNoFile(this.files.get(path))) return;
    this.#clock += 1;
    utimesSync(join(this.path, path), this.#clock, this.#clock);
    this.changed.add(path);
  }

  #entryAt(path: string): Stats | undefined {
    try {
      return lstatSync(join(this.path, path));
    } catch {
      return undefined;
    }
  }

  /** A file as it comes out of a zip file from Windows, or none any more. Only Linux has such names. */
  toggleForeignName(folder: string): void {
    if (process.platform !== "linux") return;
    const path = Buffer.concat([Buffer.from(`${join(this.path, folder)}/`), Buffer.from([0xd6, 0xd0])]);
    if (existsSync(path)) rmSync(path);
    else {
      mkdirSync(join(this.path, folder), { recursive: true });
      writeFileSync(path, "文。");
    }
    this.changed.add(folder);
  }

  /** Makes the folders above, and takes away what stands in the way of them or of the file. */
  #makeRoom(path: string, state: FileState): void {
    const segments = path.split("/");
    for (let depth = 1; depth <= segments.length; depth++) {
      const above = segments.slice(0, depth).join("/");
      const isLast = depth === segments.length;
      const entry = this.#entryAt(above);
      const isInTheWay =
        entry &&
        (isLast ? isNoFile(state) || !entry.isFile() : !entry.isDirectory() || this.files.has(above));
      if (isInTheWay) this.remove(above);
    }
    mkdirSync(dirname(join(this.path, path)), { recursive: true });
  }

  #write(path: string, state: FileState): void {
    const absolute = join(this.path, path);
    switch (state.damage) {
      case "folder":
        mkdirSync(absolute, { recursive: true });
        return;
      case "link to nowhere":
        symlinkSync("nowhere", absolute);
        return;
      case "link out of the folder":
        symlinkSync("/etc/hostname", absolute);
        return;
      default:
        writeFileSync(absolute, bytesOf(path.replace(/\.tmp~$/, ""), state));
        this.#clock += 1;
        utimesSync(absolute, this.#clock, this.#clock);
    }
  }

  /** Writes until the time of the change is another one: the system's clock for it is a coarse one. */
  #keepTime(path: string, { mtime, ctimeMs }: { mtime: Date; ctimeMs: number }): void {
    do utimesSync(join(this.path, path), mtime, mtime);
    while (statSync(join(this.path, path)).ctimeMs === ctimeMs);
  }

  /** Empty folders are no part of the record. */
  folders(): string[] {
    return readdirSync(join(this.path, "articles"), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => `articles/${name}`)
      .sort();
  }

  dispose(): void {
    rmSync(this.path, { recursive: true, force: true });
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}

function isNoFile(state: FileState | undefined): boolean {
  return state?.damage === "folder" || (state?.damage?.startsWith("link") ?? false);
}

function bytesOf(path: string, { document, damage }: FileState): string | Uint8Array {
  return document.kind === "picture"
    ? damagedPicture(pictureOf(document.seed), damage)
    : damaged(textOf(path, document), damage);
}

function damagedPicture(bytes: Buffer, damage: Damage | undefined): Uint8Array {
  switch (damage) {
    case "cut off":
      return bytes.subarray(0, 120);
    case "unknown field":
      return Buffer.from("<svg/>");
    case "empty":
      return Buffer.alloc(0);
    case "not UTF-8":
      return Buffer.from("GIF89a");
    case "too large":
      bytes.writeUInt32BE(60_000, 16);
      return bytes;
    case "control character":
      // What stands after the end of a picture does it no harm.
      return Buffer.concat([bytes, Buffer.from([7])]);
    default:
      return bytes;
  }
}

function damaged(text: string, damage: Damage | undefined): string | Uint8Array {
  switch (damage) {
    case "cut off":
      return text.startsWith("---") ? text.slice(0, text.indexOf("\n---")) : `${text}- [`;
    case "unknown field":
      return text.startsWith("---") ? text.replace("\n", "\nheadlin: x\n") : `${text}headlin: x\n`;
    case "empty":
      return "";
    case "not UTF-8":
      return Buffer.concat([Buffer.from(text), Buffer.from([0xd6, 0xd0])]);
    case "control character":
      return `${text}\u0007\n`;
    case "too large":
      return text + " ".repeat(1_000_000);
    default:
      return text;
  }
}
