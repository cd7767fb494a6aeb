import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BallotBody } from '../../events/ballots.js';
import { ConfigError } from '../config-error.js';
import { privateFile, privateFolder } from '../data-folder.js';
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

/** The file that ballots wait in: one writer, one machine, one owner. */
export class Spool {
  private constructor(
    private readonly lock: FileLock,
    private readonly db: Database.Database,
    private readonly writer: DurableWriter<SpoolOp, void>,
  ) {}

  /** @throws ConfigError when another instance holds it: two boxes would promise one voter two different things */
  static async open(folder: string): Promise<Spool> {
    privateFolder(folder);
    const lock = FileLock.take(join(folder, 'box.lock'));
    if (!lock) throw new ConfigError(`Another instance holds the ballot box in ${folder}. Stop it first.`);
    const file = join(folder, 'spool.db');
    privateFile(file);
    const script = compiled('src/ballots/spool.worker.js');
    const writer = new DurableWriter<SpoolOp, void>(script, { file, cacheMegabytes: 16, part: 'ballots' });
    await writer.ready;
    const db = new Database(file, { readonly: true, fileMustExist: true });
    return new Spool(lock, db, writer);
  }

  /** Resolves once it is on disk. @throws Unavailable */
  put(round: string, ballot: Spooled): Promise<void> {
    const id = random(16).toString('hex');
    return this.writer.write({ op: 'put', id, round, ballot: JSON.stringify(ballot) });
  }

  /** Those of a round, in the order of their random numbers. */
  of(round: string): readonly Lying[] {
    const rows = this.db
      .prepare<[string], { id: Buffer; ballot: string }>('select id, ballot from spool where round = ?')
      .all(round);
    return rows.map(({ id, ballot }) => ({ id: id.toString('hex'), ballot: JSON.parse(ballot) as Spooled }));
  }

  /** How many wait, by round. */
  waiting(): ReadonlyMap<string, number> {
    const rows = this.db
      .prepare<[], { round: string; n: number }>('select round, count(*) n from spool group by round')
      .all();
    return new Map(rows.map(({ round, n }) => [round, n]));
  }

  remove(ids: readonly string[]): Promise<void> {
    return this.writer.write({ op: 'remove', ids });
  }

  get trouble() {
    return this.writer.trouble;
  }

  async close(): Promise<void> {
    await this.writer.close();
    this.db.close();
    this.lock.release();
  }
}
