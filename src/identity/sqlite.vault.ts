import { random } from './aead.js';
import { Recent } from './recent.js';
import { pseudonymOf, type Scope, Scopes } from './scopes.js';
import { VaultFile, type VaultPlace } from './vault.file.js';
import { Erased, type SealingKey, type TurnableVault, Vault } from './vault.js';
import { aboutKey, type EraseKeys, packPerson, packSubject, type ShredKeys, unpackSubject } from './vault.tables.js';

type Row = { person: Buffer | null; wrapped: Buffer | null };
type Waiting = { readonly key: Buffer; owner?: { person: string; scope: string }; durable: Promise<void> };

/** Opened keys are kept a minute at the most, and dropped at once when their subject is erased. */
const KEPT = 8192;
const KEPT_FOR = 60_000;
const AT_ONCE: Promise<void> = Promise.resolve();

/** The vault in one SQLite file. Reads answer at once; a new key can seal at once and is acknowledged when it is on disk. */
export class SqliteVault extends Vault implements TurnableVault {
  private readonly scopes: Scopes;
  /** Keys on their way to the disk. */
  private readonly waiting = new Map<string, Waiting>();
  private readonly erasing = new Set<string>();
  private readonly opened;
  private readonly find;
  private readonly entered;
  private readonly within;

  static async open(place: VaultPlace): Promise<SqliteVault> {
    return new SqliteVault(await VaultFile.open(place));
  }

  constructor(readonly file: VaultFile) {
    super();
    this.scopes = new Scopes(file);
    this.opened = new Recent<string, Buffer>(file.onlyReads ? 0 : KEPT, KEPT_FOR);
    this.find = file.db.prepare<[Buffer | string], Row>('select person, wrapped from keys where subject = ?');
    this.entered = file.db.prepare<[Buffer], { scope: string; subject: Buffer | string }>(
      'select s.name scope, k.subject from keys k join scopes s on s.id = k.scope where k.person = ? order by k.id',
    );
    this.within = file.db.prepare<[string], { subject: Buffer | string }>(
      'select subject from keys where scope = (select id from scopes where name = ?) and person is not null',
    );
  }

  pseudonym(person: string, scope: string): string {
    return pseudonymOf(this.scopes.of(scope).secret, person);
  }

  enter(person: string, scope: string): string {
    const within = this.scopes.of(scope);
    const subject = pseudonymOf(within.secret, person);
    const waiting = this.waiting.get(subject);
    if (waiting?.owner || this.erasing.has(subject)) return subject;
    const row = waiting ? undefined : this.find.get(packSubject(subject));
    if (!row && !waiting) this.keep(subject, person, within);
    else if (waiting || (row?.wrapped && !row.person)) this.link(subject, person, within, waiting);
    return subject;
  }

  sealingKey(subject: string): SealingKey {
    const waiting = this.waiting.get(subject);
    if (waiting) return waiting;
    const key = this.openingKey(subject);
    if (key) return { key, durable: AT_ONCE };
    if (this.erasing.has(subject) || this.find.get(packSubject(subject))) throw new Erased(subject);
    return this.keep(subject);
  }

  openingKey(subject: string): Buffer | undefined {
    const known = this.waiting.get(subject)?.key ?? this.opened.get(subject);
    if (known) return known;
    if (this.erasing.has(subject)) return undefined;
    const row = this.find.get(packSubject(subject));
    if (!row?.wrapped) return undefined;
    const key = this.file.open(aboutKey(subject), row.wrapped);
    this.opened.set(subject, key);
    return key;
  }

  scopesOf(person: string): readonly { scope: string; subject: string }[] {
    const rows = this.entered.all(packPerson(person));
    const found = new Map(rows.map(({ scope, subject }) => [unpackSubject(subject), scope]));
    for (const [subject, { owner }] of this.waiting) if (owner?.person === person) found.set(subject, owner.scope);
    return [...found].filter(([subject]) => !this.erasing.has(subject)).map(([subject, scope]) => ({ scope, subject }));
  }

  personOf(subject: string): string | undefined {
    if (this.erasing.has(subject)) return undefined;
    return this.waiting.get(subject)?.owner?.person ?? this.find.get(packSubject(subject))?.person?.toString('hex');
  }

  enteredIn(scope: string): readonly string[] {
    const rows = this.within.all(scope).map(({ subject }) => unpackSubject(subject));
    const coming = [...this.waiting].flatMap(([subject, { owner }]) => (owner?.scope === scope ? [subject] : []));
    return [...new Set([...rows, ...coming])].filter((subject) => !this.erasing.has(subject));
  }

  erase(subjects: readonly string[]): Promise<void> {
    return this.forget({ op: 'erase-keys', subjects });
  }

  shred(subjects: readonly string[]): Promise<void> {
    return this.forget({ op: 'shred-keys', subjects });
  }

  private async forget(how: EraseKeys | ShredKeys): Promise<void> {
    for (const subject of how.subjects) {
      this.erasing.add(subject);
      this.waiting.delete(subject);
      this.opened.delete(subject);
    }
    try {
      await this.file.wipe(how);
    } finally {
      for (const subject of how.subjects) this.erasing.delete(subject);
    }
  }

  async destroyScopeSecret(scope: string): Promise<void> {
    await this.file.wipe({ op: 'destroy-scope', scope: this.scopes.close(scope), name: scope });
  }

  rewrap(kek: Buffer): Promise<number> {
    return this.file.rewrap(kek);
  }

  health() {
    const { trouble } = this.file;
    return trouble ? { ok: false, why: trouble.message } : { ok: true };
  }

  close(): Promise<void> {
    return this.file.close();
  }

  /** A new key, usable now; its owner's link and a new scope's secret are in the same row's write. */
  private keep(subject: string, person?: string, scope?: Scope): Waiting {
    const key = random(32);
    const owned = person && scope ? { person, scope: scope.id, ...fresh(scope) } : {};
    const written = this.file.write({ op: 'keep-key', subject, key: key.toString('latin1'), ...owned });
    return this.wait(
      subject,
      { key, ...(person && scope && { owner: { person, scope: scope.name } }) },
      written,
      scope,
    );
  }

  private link(subject: string, person: string, scope: Scope, waiting: Waiting | undefined): void {
    const written = this.file.write({ op: 'link-key', subject, person, scope: scope.id, ...fresh(scope) });
    const key = waiting?.key ?? this.openingKey(subject)!;
    const both = waiting ? Promise.all([waiting.durable, written]).then(() => undefined) : written;
    this.wait(subject, { key, owner: { person, scope: scope.name } }, both, scope);
  }

  private wait(subject: string, entry: Omit<Waiting, 'durable'>, written: Promise<void>, scope?: Scope): Waiting {
    const waiting: Waiting = { ...entry, durable: written };
    this.waiting.set(subject, waiting);
    const settled = (kept: boolean) => {
      if (kept && scope) delete scope.fresh;
      if (this.waiting.get(subject) !== waiting) return; // erased meanwhile, or linked
      this.waiting.delete(subject);
      if (kept) this.opened.set(subject, waiting.key);
    };
    written.then(
      () => settled(true),
      () => settled(false), // nothing sealed under it was acknowledged: the next try gets another key
    );
    return waiting;
  }
}

function fresh(scope: Scope): { newScope?: NonNullable<Scope['fresh']> } {
  if (!scope.fresh) return {};
  scope.used = true;
  return { newScope: scope.fresh };
}
