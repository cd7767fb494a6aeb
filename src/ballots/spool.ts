import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BallotBody } from '../../events/ballots.js';
import { ConfigError } from '../config-error.js';
import { privateFile, privateFolder } from '../data-folder.js';
import { Unavailable } from '../durable/unavailable.js';
import { compiled, DurableWriter } from '../durable/writer.js';
import { FileLock } from '../file-lock.js';
import { random } from '../identity/aead.js';
import type { SpoolOp } from './spool.worker.js';

/** What the box has promised and the log does not hold yet. */
export type Spooled = {
  readonly digest: string;
  readonly body: BallotBody;
  readonly sig: string;
  readonly envelope: readonly [enc: string, ct: string];
};
export type Lying = { readonly id: string; readonly ballot: Spooled };

type Held = {
  readonly lock: FileLock;
  readonly db: Database.Database;
  readonly writer: DurableWriter<SpoolOp, void>;
};

/** The file that ballots wait in: one writer, one machine, one owner. Of several processes one holds it. */
export class Spool {
  private held: Held | undefined;

  private constructor(private readonly folder: string) {}

  /** @throws ConfigError when another instance holds it: two boxes would promise one voter two different things */
  static async open(folder: string): Promise<Spool> {
    const spool = new Spool(folder);
    if (await spool.claim()) return spool;
    throw new ConfigError(`Another instance holds the ballot box in ${folder}. Stop it first.`);
  }

  /** For one of several processes: held by none until it is claimed. */
  static unclaimed(folder: string): Spool {
    return new Spool(folder);
  }

  /** Whether this process holds it from now on; false while another one does. */
  async claim(): Promise<boolean> {
    if (this.held) return true;
    privateFolder(this.folder);
    const lock = FileLock.take(join(this.folder, 'box.lock'));
    if (!lock) return false;
    const file = join(this.folder, 'spool.db');
    privateFile(file);
    const script = compiled('src/ballots/spool.worker.js');
    const writer = new DurableWriter<SpoolOp, void>(script, { file, cacheMegabytes: 16, part: 'ballots' });
    await writer.ready;
    this.held = { lock, writer, db: new Database(file, { readonly: true, fileMustExist: true }) };
    return true;
  }

  get isHere(): boolean {
    return this.held !== undefined;
  }

  /** Resolves once it is on disk. @throws Unavailable */
  async put(round: string, ballot: Spooled): Promise<void> {
    const id = random(16).toString('hex');
    return this.here.writer.write({ op: 'put', id, round, ballot: JSON.stringify(ballot) });
  }

  /** Those of a round, in the order of their random numbers. */
  of(round: string): readonly Lying[] {
    const rows = this.here.db
      .prepare<[string], { id: Buffer; ballot: string }>('select id, ballot from spool where round = ?')
      .all(round);
    return rows.map(({ id, ballot }) => ({ id: id.toString('hex'), ballot: JSON.parse(ballot) as Spooled }));
  }

  /** How many wait, by round. */
  waiting(): ReadonlyMap<string, number> {
    const rows = this.here.db
      .prepare<[], { round: string; n: number }>('select round, count(*) n from spool group by round')
      .all();
    return new Map(rows.map(({ round, n }) => [round, n]));
  }

  async remove(ids: readonly string[]): Promise<void> {
    return this.here.writer.write({ op: 'remove', ids });
  }

  get trouble() {
    return this.held?.writer.trouble;
  }

  async close(): Promise<void> {
    const { held } = this;
    this.held = undefined;
    if (!held) return;
    await held.writer.close();
    held.db.close();
    held.lock.release();
  }

  /** @throws Unavailable while another process holds it */
  mustBeHere(): void {
    void this.here;
  }

  /** @throws Unavailable while another process holds it: what is asked of it is asked of that one */
  private get here(): Held {
    if (this.held) return this.held;
    throw new Unavailable('the ballot box is in another process', 'busy', { part: 'ballots' });
  }
}
