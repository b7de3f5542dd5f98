import type { Content } from "../../content/content.ts";
import type { FileFacts, Reference } from "../../content/read-batch.ts";
import type { TermUse } from "../../content/term-uses.ts";
import type { Moment } from "../../record/due.ts";
import type { Problem } from "../../record/problems/catalogue.ts";
import type { Registries, RegistryName } from "../../record/schema.ts";

/** A database in this process answers at once, one beyond a network later. */
export type Awaitable<Value> = Value | Promise<Value>;

export interface KnownFile {
  path: string;
  /** As `stampOf` tells it; empty where it has to be read to be known. */
  stamp: string;
  /** The digest of the bytes that its rows were made from; empty where they are to be made again. */
  hash: string;
  /** What it is a part of: files with the same are always read together. */
  belongs: string;
}

/** What an index remembers of each file, so that only changed ones are read again. */
export interface KnownFiles {
  /** All files at or below a path. */
  below(path: string): Awaitable<KnownFile[]>;
  /** How many files there are. */
  size(): Awaitable<number>;
  /** The digest of a file as it was taken in. */
  hashOf(path: string): Awaitable<string | undefined>;
  belongingTo(part: string): Awaitable<KnownFile[]>;
  /** Originals that name an entry of a registry, or a bulletin. */
  naming(reference: Reference): Awaitable<KnownFile[]>;
  /** Files at fault that name an entry of a registry, or a bulletin, that is not among the known ones. */
  namingUnknown(to: Reference["to"], known: { has(id: string): boolean } | undefined): Awaitable<KnownFile[]>;
  /** What a file named when it was last read. */
  namedBy(path: string): Awaitable<Reference[]>;
  /** The other parts whose bulletins a part's originals name, or whose originals name its bulletins. */
  linkedTo(part: string): Awaitable<string[]>;
  /** The ids of the articles that a part's originals continue. */
  continuedIn(part: string): Awaitable<string[]>;
  /** All ids that originals name of a registry. */
  namedIds(target: string): Awaitable<string[]>;
  /** A file of the last day that has articles. */
  newestArticle(): Awaitable<string | undefined>;
  /** Files below `articles` whose path comes before another: the last so many, the last one first. */
  articleFilesBefore(path: string, most: number): Awaitable<string[]>;
  /** Ids of the bulletins whose text is there. */
  bulletinIds(): Awaitable<string[]>;
  /** Remembers a file as it was found; its problems and references follow once it is read. */
  see(file: KnownFile): Awaitable<void>;
  /** Remembers another stamp of a file that is the same. */
  touch(file: Pick<KnownFile, "path" | "stamp">): Awaitable<void>;
  /** Lets a file count as unread. */
  unsettle(path: string): Awaitable<void>;
  /** @returns the problems that it had before */
  learn(facts: FileFacts): Awaitable<readonly Problem[]>;
  forget(path: string): Awaitable<void>;
  /** Errors and warnings in all files. */
  counts(): Awaitable<{ errors: number; warnings: number }>;
  /** The problems of all files, by file. */
  problems(): Awaitable<Problem[]>;
}

/** A picture of which not all is made that readers get. */
export interface PictureToMake {
  id: string;
  /** Files that have it, relative to the content folder. */
  paths: readonly string[];
  /** Whether readers have it as JPEG already. */
  hasJpeg: boolean;
}

/** A picture of which there is a JPEG, or all. */
export interface ServedPicture {
  id: string;
  width: number;
  hasAll: boolean;
}

/** What an index knows of the pictures that articles have. */
export interface KeptPictures {
  /** Those first of which nothing is made, the newest days' first. */
  toMake(): Awaitable<PictureToMake[]>;
  /**
   * Remembers what is made of a picture.
   * @param size of the largest, in pixels
   */
  made(id: string, size: { width: number; height: number }, hasAll: boolean): Awaitable<void>;
  /** Remembers why nothing can be made of one. @returns the problem of each of its files */
  failed(id: string, reason: string): Awaitable<Problem[]>;
  /** Lets those be made again that could not be: the program may be another one. */
  retry(): Awaitable<void>;
  /** Those of which something is made. `width` is that of the largest, in pixels. */
  served(): Awaitable<ServedPicture[]>;
  /** Lets one be made again of which files are gone that had been made. */
  lost(id: string, hasJpeg: boolean): Awaitable<void>;
  /** All that articles have; what is known of others is forgotten. */
  ids(): Awaitable<Set<string>>;
}

/** What comparing translations with their originals found, and which are still to be compared. */
export interface KeptComparisons {
  /**
   * Has a translation compared, unless just these texts have been.
   * @param pair tells the texts of both languages
   */
  note(file: string, pair: string): Awaitable<void>;
  /** Has one compared again, whatever its texts are. */
  renew(file: string): Awaitable<void>;
  /** The one that is to be compared next: the newest day's first. */
  next(): Awaitable<string | undefined>;
  /** How many are still to be compared, as far as that is known. */
  left(): Awaitable<number>;
  /** Remembers what comparing found. @returns the problems that it had found before */
  settle(file: string, pair: string, problems: readonly Problem[]): Awaitable<readonly Problem[]>;
  /** Lets one be: it is told of again once its files are taken in. */
  leave(file: string): Awaitable<void>;
}

/** What an index knows of how translations render names and terms on which nothing is agreed. */
export interface KeptTerms {
  /**
   * Remembers the renderings that a translation has.
   * @returns the terms of which it has another one than before, or at another place
   */
  replace(file: string, uses: readonly TermUse[]): Awaitable<string[]>;
  /** Compares anew how articles render some terms. @returns the problems that were not there before */
  review(terms: ReadonlySet<string>): Awaitable<Problem[]>;
}

/** Articles with their translations, and bulletins: all of the record, or of some days of it. */
export type Articles = Pick<Content, "originals" | "translations" | "bulletins">;

export interface Written {
  /** Whether anything changed that a reader may see. */
  isDifferent: boolean;
  /** By file: why it could not be written. Its rows are what they were. */
  failures: Map<string, string>;
}

/** A file that is on no page before its time. */
export interface HeldFile {
  file: string;
  /** In milliseconds since 1970. */
  until: number;
}

/** An index, as the taking in of changes needs it: one connection that may write. */
export interface KeptIndex {
  readonly files: KnownFiles;
  readonly pictures: KeptPictures;
  readonly comparisons: KeptComparisons;
  readonly terms: KeptTerms;
  /** Another one after each change that another connection has made. */
  state(): Awaitable<unknown>;
  /** Runs a change that keeps other writers out: all of it happens, or nothing. */
  inTransaction<Result>(change: () => Promise<Result>): Promise<Result>;
  /** Facts of the index as a whole: its revision, whether it was filled, the ids of the registries. */
  readFact(key: string): Awaitable<unknown>;
  writeFact(key: string, value: string | number): Awaitable<void>;
  /**
   * Called last in a transaction.
   * @param isDifferent whether anything changed that a reader may see
   * @returns the revision of what readers see then
   */
  finish(isDifferent: boolean): Awaitable<number>;
  /**
   * Brings articles and bulletins in line with the content. Rows that are right already are not touched; files that
   * are at fault keep the rows of their last good version. What cannot be written keeps nothing else from being.
   * @param moment which decides what is due
   * @param days the only days (and other folders) that are looked at, where the content holds no others
   * @throws what concerns the index as a whole, such as a full disk
   */
  writeArticles(content: Articles, moment: Moment, days?: readonly string[]): Awaitable<Written>;
  /** An instant, in milliseconds since 1970, in the site's time zone. */
  momentOf(now: number, isPreview?: boolean): Awaitable<Moment>;
  /** Whether the index knows which day it is. */
  isToday(moment: Moment): Awaitable<boolean>;
  /** Notes which day it is: what is of the last days goes by it. @returns whether it was another */
  noteToday(moment: Moment): Awaitable<boolean>;
  /** The parts of the record that are to be read again since time has passed, or was put back. */
  untimelyParts(moment: Moment): Awaitable<string[]>;
  /** The parts of the record of which something is held until its time. */
  heldParts(): Awaitable<string[]>;
  /**
   * When something that is held is due next, or another day begins, in milliseconds since 1970; what could not be
   * written then, too.
   */
  nextDue(): Awaitable<number | undefined>;
  /** Writes a registry's entries. @returns whether anything changed that a reader may see */
  writeRegistry<Name extends RegistryName>(name: Name, entries: Registries[Name]): Awaitable<boolean>;
  /**
   * Removes the entries that are no longer in a registry's file. A last good version of an article may still name
   * one: then it stays.
   * @returns whether anything changed that a reader may see
   */
  removeUnusedEntries(name: RegistryName, ids: ReadonlySet<string>): Awaitable<boolean>;
}
