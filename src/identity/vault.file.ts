import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { privateFile, privateFolder } from '../data-folder.js';
import { Unavailable } from '../durable/unavailable.js';
import { compiled, DurableWriter } from '../durable/writer.js';
import { random } from './aead.js';
import { CODES } from './codes.tables.js';
import { ERASURES } from './erasures.tables.js';
import { readKek, replaceKek, VaultLocked, writeKek } from './kek.file.js';
import { KeyRing } from './key-ring.js';
import { NOTICES } from './notices.tables.js';
import { RESIDENTS } from './residents.tables.js';
import { type Rewrapped, SEALED } from './rewrap.tables.js';
import { SESSIONS } from './sessions.tables.js';
import { aboutSetting, KEYS } from './vault.tables.js';
import type { VaultOp, Wiped } from './vault.worker.js';

const CHECK = 'check';
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
    const opened = new VaultFile(reading(file), ring, kek, kekFile, writer);
    await opened.hand([[ring.current, kek]]);
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
    return new VaultFile(db, ring, kek, kekFile, undefined, () => keys().ring);
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
    let { wiped } = await this.write<Wiped>({ op: 'wipe', then });
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

function reading(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  return db;
}

/** `next` is there while the keys are being changed, and is `kek` itself when only the file's name is left to change. */
type Keys = { readonly ring: KeyRing; readonly kek: Buffer; readonly next: Buffer | undefined };

/** Makes the tables and, in an empty vault, its key and its secrets. */
function prepared(file: string, kekFile: string): Keys {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.exec(KEYS + RESIDENTS + CODES + SESSIONS + NOTICES + ERASURES);
    db.exec('delete from arriving'); // an import that was cut short
    if (isEmpty(db) && !existsSync(kekFile) && !existsSync(`${kekFile}.next`)) {
      db.exec('delete from settings');
      writeKek(kekFile, random(32));
    }
    const kek = readKek(kekFile);
    if (kek && !settingOf(db, CHECK)) begin(db, new KeyRing(0, kek));
    const keys = unlocked(db, file, kekFile);
    if (keys.kek !== keys.next) return keys;
    replaceKek(kekFile, `${kekFile}.next`); // the last change of keys was done but for this
    return { ...keys, next: undefined };
  } finally {
    db.close();
  }
}

function begin(db: Database.Database, ring: KeyRing): void {
  const put = db.prepare<[string, Buffer]>('insert into settings (name, value) values (?, ?)');
  db.transaction(() => {
    put.run(CHECK, ring.seal(aboutSetting(CHECK), 'ghia'));
    put.run('register', ring.seal(aboutSetting('register'), random(32)));
  })();
}

function unlocked(db: Database.Database, file: string, kekFile: string): Keys {
  const check = settingOf(db, CHECK);
  const kek = readKek(kekFile);
  const next = readKek(`${kekFile}.next`);
  if (!kek && !next)
    throw new VaultLocked(
      `${file} holds sealed data but its key ${kekFile} is missing. Put it back from its own backup.`,
    );
  const opens = (key: Buffer | undefined) =>
    check && key && new KeyRing(check[0]!, key).opens(aboutSetting(CHECK), check);
  if (opens(kek)) return { ring: new KeyRing(check![0]!, kek!), kek: kek!, next };
  if (!opens(next))
    throw new VaultLocked(
      `${kekFile} is not the key that ${file} was sealed with. Put the right one back from its backup.`,
    );
  return { ring: new KeyRing(check![0]!, next!), kek: next!, next };
}

const settingOf = (db: Database.Database, name: string): Buffer | undefined =>
  db.prepare<[string], { value: Buffer }>('select value from settings where name = ?').get(name)?.value;

const isEmpty = (db: Database.Database): boolean =>
  ['keys', 'scopes', 'residents'].every((table) => !db.prepare(`select 1 from ${table} limit 1`).get());
