import { join } from "node:path";
import { MadeFolder } from "../../pictures/made-folder.ts";
import type { MakeAnswer } from "../../pictures/make-process.ts";
import { PictureMaker } from "../../pictures/picture-maker.ts";
import { firstFormats, laterFormats } from "../../pictures/served.ts";
import type { Problem } from "../../record/problems/catalogue.ts";
import type { Awaitable, KeptIndex, PictureToMake } from "./kept-index.ts";

export interface PictureKeeperOptions {
  contentFolder: string;
  dataFolder: string;
  /**
   * Does something with the index between two changes of it; a change in one transaction.
   * @returns nothing where this process may not write, or ends
   */
  withIndex<Result>(use: (index: KeptIndex) => Awaitable<Result>): Promise<Result | undefined>;
  change(make: (index: KeptIndex) => Awaitable<readonly Problem[]>): Promise<void>;
  onFault(error: unknown): void;
  /** None can be made: the disk or the process is at fault, not a picture. It is tried again and again. */
  onStopped(error: unknown): void;
  /** One was made. */
  onMade(): void;
}

/** Milliseconds before another attempt where the folder was at fault, and between looks at what is no longer needed. */
const retryAfter = 30_000;
const sweepInterval = 600_000;

/**
 * Has pictures made for as long as articles have some of which not all is there: of each a JPEG first, then the rest.
 * It blocks nobody: the work is done in another process, and told to the index when it is done.
 */
export class PictureKeeper {
  readonly #options: PictureKeeperOptions;
  readonly #made: MadeFolder;
  readonly #maker = new PictureMaker();
  /** Pictures of which there is a JPEG, and of which this process can make no more. */
  readonly #onlyJpeg = new Set<string>();
  /** Pictures whose files held something else when they were to be made; what they hold now is told of. */
  readonly #moved = new Set<string>();
  /** The folder's stamp when it was last seen to have all that was made. */
  #seen = "";
  readonly #sweeping: NodeJS.Timeout;
  #retry: NodeJS.Timeout | undefined;
  #isWorking = false;
  #isAsked = false;
  #isClosed = false;

  constructor(options: PictureKeeperOptions) {
    this.#options = options;
    this.#made = new MadeFolder(options.dataFolder);
    this.#sweeping = setInterval(() => void this.#sweep(), sweepInterval);
    this.#sweeping.unref();
  }

  /** There may be pictures to be made. */
  look(): void {
    this.#moved.clear();
    this.#isAsked = true;
    if (this.#isWorking || this.#isClosed) return;
    this.#isWorking = true;
    clearTimeout(this.#retry);
    this.#work()
      .catch((error) => this.#tryLater(error))
      .finally(() => {
        this.#isWorking = false;
      });
  }

  close(): void {
    this.#isClosed = true;
    clearInterval(this.#sweeping);
    clearTimeout(this.#retry);
    this.#maker.close();
  }

  async #work(): Promise<void> {
    while (this.#isAsked && !this.#isClosed) {
      this.#isAsked = false;
      do {
        for (let next = await this.#next(); next !== undefined; next = await this.#next())
          await this.#take(next);
      } while (await this.#findLost());
    }
  }

  /** Lets those be made again whose files somebody took away. @returns whether there are any */
  async #findLost(): Promise<boolean> {
    const stamp = this.#made.stamp();
    if (stamp === this.#seen || this.#isClosed) return false;
    const served = await this.#options.withIndex((index) => index.pictures.served());
    if (served === undefined) return false;
    const lost = await this.#made.lost(served);
    this.#seen = stamp;
    if (lost.length === 0 || this.#isClosed) return false;
    await this.#options.change(async (index) => {
      for (const { id, hasJpeg } of lost) await index.pictures.lost(id, hasJpeg);
      return [];
    });
    return true;
  }

  async #next(): Promise<PictureToMake | undefined> {
    if (this.#isClosed) return undefined;
    const waiting = (await this.#options.withIndex((index) => index.pictures.toMake())) ?? [];
    return waiting.find(({ id, hasJpeg }) => !this.#moved.has(id) && !(hasJpeg && this.#onlyJpeg.has(id)));
  }

  async #take(picture: PictureToMake): Promise<void> {
    const { id, hasJpeg } = picture;
    const answer = await this.#answerFor(picture);
    if (this.#isClosed) return;
    if ("error" in answer && answer.isOurs) throw new Error(`a picture could not be made: ${answer.error}`);
    if ("made" in answer && answer.made !== undefined) {
      const { made } = answer;
      this.#options.onMade();
      await this.#options.change(async (index) => {
        await index.pictures.made(id, made, hasJpeg);
        return [];
      });
      return;
    }
    if (!("error" in answer)) this.#moved.add(id);
    else if (!hasJpeg) await this.#options.change((index) => index.pictures.failed(id, answer.error));
    else {
      this.#onlyJpeg.add(id);
      this.#options.onFault(new Error(`no WebP and AVIF of ${picture.paths[0]}: ${answer.error}`));
    }
  }

  async #answerFor({ id, paths, hasJpeg }: PictureToMake): Promise<MakeAnswer> {
    const formats = hasJpeg ? laterFormats : firstFormats;
    const before = this.#made.madeBefore(id, formats);
    if (before !== undefined) return { made: before };
    let answer: MakeAnswer = { made: undefined };
    for (const path of paths) {
      const source = join(this.#options.contentFolder, path);
      answer = await this.#maker.make({ id, source, folder: this.#made.path, formats });
      if (!("made" in answer) || answer.made !== undefined) break;
    }
    return answer;
  }

  #tryLater(error: unknown): void {
    if (this.#isClosed) return;
    this.#options.onStopped(error);
    this.#retry = setTimeout(() => this.look(), retryAfter);
    this.#retry.unref();
  }

  async #sweep(): Promise<void> {
    try {
      const used = await this.#options.withIndex((index) => index.pictures.ids());
      if (used !== undefined) this.#made.sweep(used);
    } catch (error) {
      this.#options.onFault(error);
    }
  }
}
