import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { privateFile, privateFolder } from '../data-folder.js';
import { Unavailable } from '../durable/unavailable.js';
import { compiled, DurableWriter } from '../durable/writer.js';
import { ErasedLedger, isForGood } from './erased.ledger.js';
import { readKek, replaceKek, VaultLocked, writeKek } from './kek.file.js';
import type { KeyRing } from './key-ring.js';
import { type Rewrapped, SEALED } from './rewrap.tables.js';
import { prepared, reading, unlocked } from './vault.opening.js';
import { aboutSetting } from './vault.tables.js';
import type { VaultOp, Wiped } from './vault.worker.js';

const TRIES = 300;
const BETWEEN = 100;

export type VaultPlace = {
  /** Where `vault.db` lies. */
  readonly folder: string;
  /** The key-encryption key's file; `kek` in the same folder unless named. Back it up apart from the vault. */
  readonly kekFile?: string;
};

/** The vault's file: read here, on the thread that asks; written by one worker. Nobody else opens it for writing. */
export class VaultFile {
  private turning = false;

  private constructor(
    readonly db: Database.Database,
    private ring: KeyRing,
    private kek: Buffer,
    private readonly kekFile: string,
    private readonly writer: DurableWriter<VaultOp, unknown> | undefined,
    private readonly erased: ErasedLedger | undefined,
    private readonly ringAgain?: () => KeyRing,
  ) {}

  /** Opens the vault, making it if there is none. @throws VaultLocked when its key is missing, wrong or readable by others */
  static async open({ folder, kekFile = join(folder, 'kek') }: VaultPlace): Promise<VaultFile> {
    privateFolder(folder);
    const file = join(folder, 'vault.db');
    privateFile(file);
    const { ring, kek, next } = prepared(file, kekFile);
    const writer = new DurableWriter<VaultOp, unknown>(compiled('src/identity/vault.worker.js'), {
      file,
      part: 'vault',
    });
    await writer.ready;
    const opened = new VaultFile(reading(file), ring, kek, kekFile, writer, ErasedLedger.open(folder));
    await opened.hand([[ring.current, kek]]);
    await opened.eraseAgain();
    if (next) await opened.turn(next); // the last change of keys was cut short
    return opened;
  }

  /** Opens it for reading only, beside the running instance: replay, verification, another thread. */
  static reading({ folder, kekFile = join(folder, 'kek') }: VaultPlace): VaultFile {
    const file = join(folder, 'vault.db');
    const db = reading(file);
    const keys = () => {
      const found = unlocked(db, file, kekFile);
      if (found.next && found.next !== found.kek) found.ring.add(found.ring.following, found.next);
      return found;
    };
    const { ring, kek } = keys();
    return new VaultFile(db, ring, kek, kekFile, undefined, undefined, () => keys().ring);
  }

  /** True when somebody else writes: then nothing read may be kept, for it may be erased any moment. */
  get onlyReads(): boolean {
    return this.writer === undefined;
  }

  /** The key-encryption key in use. */
  get key(): Buffer {
    return this.kek;
  }

  /** The key that a change which failed half-way was going to. */
  get pending(): Buffer | undefined {
    return readKek(`${this.kekFile}.next`);
  }

  /** Resolves when it is on disk. @throws Unavailable when it is not */
  write<R = void>(op: VaultOp): Promise<R> {
    if (!this.writer) return Promise.reject(new Error('this connection only reads'));
    return this.writer.write(op) as Promise<R>;
  }

  /** A write after which the old bytes are nowhere in the file or beside it. @throws Unavailable while a reader holds them */
  async wipe(then: VaultOp): Promise<void> {
    const recorded = isForGood(then) ? this.erased?.add([then]) : undefined;
    let { wiped } = await this.write<Wiped>({ op: 'wipe', then, ...(recorded !== undefined && { recorded }) });
    for (let tries = 0; !wiped && tries < TRIES; tries++) {
      await new Promise((later) => setTimeout(later, BETWEEN));
      ({ wiped } = await this.write<Wiped>({ op: 'wipe' }));
    }
    if (!wiped)
      throw new Unavailable('erased, but a reader still holds old pages of the vault; try again', 'busy', {
        part: 'vault',
      });
  }

  open(about: string, box: Buffer): Buffer {
    if (this.ringAgain && !this.ring.fits(box)) this.ring = this.ringAgain(); // the instance has changed its keys
    return this.ring.open(about, box);
  }

  /** A secret of the house by name, kept sealed in the vault since its first start. */
  secret(name: 'register'): Buffer {
    const row = this.db.prepare<[string], { value: Buffer }>('select value from settings where name = ?').get(name);
    return this.open(aboutSetting(name), row!.value);
  }

  /** A secret that was put here under a name of its own, such as a key of a budget round; undefined when it is gone. */
  held(name: string): Buffer | undefined {
    const row = this.db.prepare<[string], { value: Buffer }>('select value from settings where name = ?').get(name);
    return row && this.open(aboutSetting(name), row.value);
  }

  /** The names that begin so. */
  heldUnder(prefix: string): readonly string[] {
    const rows = this.db.prepare<[], { name: string }>('select name from settings order by name').all();
    return rows.flatMap(({ name }) => (name.startsWith(prefix) ? [name] : []));
  }

  /** Resolves when it is on disk. The first secret of a name stays. */
  hold(name: string, secret: Buffer): Promise<void> {
    return this.write({ op: 'hold-secret', name, secret: secret.toString('latin1') });
  }

  /** For good: resolves when no page of the file or beside it holds it any more. */
  letGo(name: string): Promise<void> {
    return this.wipe({ op: 'let-go-secret', name });
  }

  /** Takes over a secret of the house from another machine's. @throws VaultLocked once something rests on its own */
  async adopt(name: 'register', secret: Buffer): Promise<void> {
    if (this.db.prepare('select 1 from residents limit 1').get())
      throw new VaultLocked(
        'The residents register here names people by another secret than the machines that share GHIA_VAULT: start with an empty data folder, and import the register again.',
      );
    await this.write({ op: 'keep-secret', name, secret: secret.toString('latin1') });
  }

  /** Seals everything anew under another key-encryption key and puts it in its file. Safe to cut short: the next start goes on. */
  async rewrap(kek: Buffer): Promise<number> {
    if (this.turning) throw new Error('the keys are being changed already');
    if (kek.length !== 32) throw new Error('a key-encryption key is 32 bytes');
    const next = readKek(`${this.kekFile}.next`); // a change that failed half-way is finished with its own key
    if (!next) writeKek(`${this.kekFile}.next`, kek);
    return this.turn(next ?? kek);
  }

  get trouble(): Unavailable | undefined {
    return this.writer?.trouble;
  }

  async close(): Promise<void> {
    await this.writer?.close();
    this.db.close();
  }

  /** What its ledger says is gone and the file still holds: it came out of an older backup, or the last write was cut short. */
  private async eraseAgain(): Promise<void> {
    const count = this.erased!.count;
    const done = this.db.pragma('user_version', { simple: true }) as number;
    if (done === count) return;
    for (const op of this.erased!.after(done)) await this.write(op);
    await this.write<Wiped>({ op: 'wipe', recorded: count });
  }

  private async turn(kek: Buffer): Promise<number> {
    this.turning = true;
    try {
      const { current, following } = this.ring;
      this.ring.add(following, kek);
      await this.hand([
        [following, kek],
        [current, this.kek],
      ]);
      let moved = 0;
      for (const table of Object.keys(SEALED) as (keyof typeof SEALED)[]) moved += await this.turnTable(table);
      await this.wipe({ op: 'wipe' });
      replaceKek(this.kekFile, `${this.kekFile}.next`);
      this.ring.sealWith(following);
      this.ring.forgetOthers();
      this.kek = kek;
      await this.hand([[following, kek]]);
      return moved;
    } finally {
      this.turning = false;
    }
  }

  private async turnTable(table: keyof typeof SEALED): Promise<number> {
    let total = 0;
    for (let after: number | undefined = 0; after !== undefined; ) {
      const { moved, reached }: Rewrapped = await this.write<Rewrapped>({ op: 'rewrap', table, after });
      total += moved;
      after = reached;
    }
    return total;
  }

  private hand(keys: readonly (readonly [number, Buffer])[]): Promise<void> {
    const [first] = keys;
    const strings = keys.map(([number, kek]) => [number, kek.toString('latin1')] as const);
    return this.write({ op: 'ring', ring: { current: first![0], keys: strings } });
  }
}
