import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Logger } from '@nestjs/common';
import { compiled } from '../durable/writer.js';
import type { Written, WrittenTable } from './write-table.js';

/** Every table of open data as the read models stood at one moment, in a folder that does not change any more. */
export type Edition = {
  readonly folder: string;
  /** ISO-8601 UTC. */
  readonly made: string;
  /** What the read models had seen of the log. */
  readonly position: number;
  /** The first signed checkpoint that holds all of it: leaves, and root in base64. */
  readonly tree: { readonly size: number; readonly root: string };
  readonly tables: Readonly<Record<string, EditedTable>>;
  /** People, organisations, posts, memberships and sessions of the working group, as Popolo tells of them. */
  readonly popolo: EditedFile;
};
export type EditedFile = Written & { readonly changed: string };
/** `changed`: since when its bytes have been these (ISO-8601 UTC). */
export type EditedTable = WrittenTable & { readonly changed: string };

/** Where the tables are read from: the file of the read models or the address of a server, and today's collections. */
export type EditionFiles = { readonly readStore: string; readonly store: string };
export type EditionAsked = EditionFiles & {
  readonly folder: string;
  readonly serving: Readonly<Record<string, string>>;
};
export type EditionTold = {
  readonly position: number;
  readonly tables: Readonly<Record<string, WrittenTable>>;
  readonly popolo: Written;
};

type Setting = {
  readonly folder: string;
  readonly files: EditionFiles;
  /** The read models that tables are made of, and by what names they go today. */
  readonly serving: () => Readonly<Record<string, string>>;
  readonly now: () => string;
  readonly treeOf: (position: number) => Edition['tree'] | undefined;
};

/** An edition is served so long at the least (milliseconds), and twenty times as long as it took to make. */
const FRESH_FOR = 60_000;
/** No edition stays longer than this (milliseconds): whoever asks later has a new one made. */
const STAYS = 10 * 60_000;
const LOOK_EVERY = 60_000;
const UNFINISHED = '.part';
/** So long the log may take to sign what an edition holds (milliseconds). */
const SIGNED_WITHIN = 10_000;
const KEPT = 2;

/**
 * The newest edition of open data. Whoever asks first after a while has a new one made, in a thread of its own; all others
 * wait for the same one. Files of the one before stay for those who are reading them.
 */
export class Editions {
  private readonly logger = new Logger('open-data');
  private newest: Edition | undefined;
  private count = 0;
  private took = 0;
  private making: Promise<Edition> | undefined;
  private madeAt = -Infinity;
  /** Rises when something was erased: what was begun before may still hold it. */
  private erasures = 0;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly set: Setting) {
    rmSync(set.folder, { recursive: true, force: true }); // what the last process left may hold what is erased since
    mkdirSync(set.folder, { recursive: true, mode: 0o700 });
    this.timer = setInterval(() => this.dropOld(), LOOK_EVERY).unref();
  }

  /** Something was erased: nothing that was made before is kept or served. */
  async forget(): Promise<void> {
    this.erasures++;
    this.newest = undefined;
    this.clear(0);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.making?.catch(() => undefined);
  }

  /**
   * @param after a position that it has to hold
   * @throws Error when the read models cannot be read, or the log signs nothing
   */
  async current(after = 0): Promise<Edition> {
    const fresh = performance.now() - this.madeAt < Math.max(FRESH_FOR, 20 * this.took);
    if (this.newest && fresh && this.newest.position >= after) return this.newest;
    await this.making?.catch(() => undefined); // one that was begun before the question may lack what is asked for
    if (this.newest && performance.now() - this.madeAt < FRESH_FOR && this.newest.position >= after) return this.newest;
    this.making ??= this.make().finally(() => {
      this.making = undefined;
    });
    return this.making;
  }

  private async make(): Promise<Edition> {
    for (;;) {
      const { erasures } = this;
      const edition = await this.edit();
      if (erasures === this.erasures) {
        this.newest = edition;
        this.clear(KEPT);
        return edition;
      }
      rmSync(edition.folder, { recursive: true, force: true });
    }
  }

  private async edit(): Promise<Edition> {
    const begun = performance.now();
    const { folder, files, serving, now, treeOf } = this.set;
    const made = now();
    const place = join(folder, String(++this.count).padStart(9, '0'));
    const unfinished = place + UNFINISHED;
    mkdirSync(unfinished, { recursive: true });
    try {
      const told = await written({ ...files, folder: unfinished, serving: serving() });
      const tree = await this.signed(told.position, treeOf);
      const before = this.newest?.tables;
      const tables = Object.fromEntries(
        Object.entries(told.tables).map(([name, table]) => {
          const same = before?.[name]?.csv.sha256 === table.csv.sha256;
          return [name, { ...table, changed: same ? before![name]!.changed : made }];
        }),
      );
      const was = this.newest?.popolo;
      const changed = was?.sha256 === told.popolo.sha256 ? was.changed : made;
      const popolo = { ...told.popolo, changed };
      const edition: Edition = { folder: place, made, position: told.position, tree, tables, popolo };
      renameSync(unfinished, place);
      this.madeAt = performance.now();
      this.took = this.madeAt - begun;
      return edition;
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }

  private async signed(position: number, treeOf: Setting['treeOf']): Promise<Edition['tree']> {
    for (const until = performance.now() + SIGNED_WITHIN; ; await new Promise((later) => setTimeout(later, 50))) {
      const tree = treeOf(position);
      if (tree) return tree;
      if (performance.now() > until) throw new Error('the log has signed no checkpoint that holds what the tables say');
    }
  }

  private dropOld(): void {
    if (performance.now() - this.madeAt < STAYS) return;
    this.newest = undefined;
    try {
      this.clear(0);
    } catch (error) {
      this.logger.error(`old editions are not removed: ${(error as Error).message}`); // it looks again
    }
  }

  /** Finished editions go, all but the newest: somebody may still be reading those. */
  private clear(kept: number): void {
    const { folder } = this.set;
    const finished = readdirSync(folder).filter((name) => !name.endsWith(UNFINISHED));
    for (const name of finished.sort().slice(0, finished.length - kept))
      rmSync(join(folder, name), { recursive: true, force: true });
  }
}

/** Has a thread write every table into a folder. */
function written(asked: EditionAsked): Promise<EditionTold> {
  const worker = new Worker(compiled('src/open-data/edition.worker.js'), { workerData: asked });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the tables of open data were not written')));
  });
}
