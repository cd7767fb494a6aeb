import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { ACCOUNTS } from './accounts.tables.js';
import { random } from './aead.js';
import { APPLICATIONS } from './applications.tables.js';
import { CODES } from './codes.tables.js';
import { ERASURES } from './erasures.tables.js';
import { FOLLOWERS } from './followers.tables.js';
import { readKek, replaceKek, VaultLocked, writeKek } from './kek.file.js';
import { KeyRing } from './key-ring.js';
import { NOTICES } from './notices.tables.js';
import { PHOTOS } from './photos.tables.js';
import { RESIDENTS } from './residents.tables.js';
import { SECOND_FACTORS } from './second-factor.tables.js';
import { SESSIONS } from './sessions.tables.js';
import { SURVEY_CODES } from './survey-codes.tables.js';
import { aboutSetting, KEYS } from './vault.tables.js';

const CHECK = 'check';

/** A connection of its own that only reads. */
export function reading(file: string): Database.Database {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  db.pragma('busy_timeout = 5000');
  return db;
}

/** `next` is there while the keys are being changed, and is `kek` itself when only the file's name is left to change. */
export type Keys = { readonly ring: KeyRing; readonly kek: Buffer; readonly next: Buffer | undefined };

/** Makes the tables and, in an empty vault, its key and its secrets. */
export function prepared(file: string, kekFile: string): Keys {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.exec(KEYS + RESIDENTS + CODES + SESSIONS + NOTICES + ACCOUNTS + FOLLOWERS + ERASURES + PHOTOS + SURVEY_CODES);
    db.exec(APPLICATIONS + SECOND_FACTORS);
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

/** @throws VaultLocked when the key is missing or not the vault's */
export function unlocked(db: Database.Database, file: string, kekFile: string): Keys {
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
