import { refuse } from '../../commands/decider.js';
import { DRAFT_DAYS } from '../../commands/services/submitting.js';
import type { Clock } from '../clock.js';
import type { FileStore } from '../files/file-store.js';
import { keyOf, random, seal, unseal } from '../identity/aead.js';
import type { VaultFile } from '../identity/vault.file.js';
import type { Vault } from '../identity/vault.js';
import { packPerson } from '../identity/vault.tables.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { LARGEST_SCAN, type ScanType, typeOf } from '../write/scans.js';

/** So long a file waits for the application that it was uploaded for: a day longer than that is kept. */
const WAITS = (DRAFT_DAYS + 1) * 86_400_000;
/** What was claimed for an application that was never recorded is looked for so long after that. */
const LOOKED_FOR = 7 * 86_400_000;
const AT_ONCE = 100;

export type CaseFile = {
  readonly name: string;
  readonly person: string;
  /** With which it went. */
  readonly caseId: string | null;
  readonly type: ScanType;
  readonly bytes: number;
};
type Row = { name: string; person: Buffer; case_id: string | null; type: ScanType; bytes: number };

/** What a file is sealed under: deleting the key deletes it in backups, too. */
const subjectOf = (name: string) => `case-file-${name}`;
const storedAs = (name: string) => `case-${name}`;

/** Files that go with applications: as they were uploaded, each sealed under a key of its own. */
export class CaseFiles {
  private readonly find;
  private readonly mine;
  private readonly waiting;
  private readonly claimed;

  constructor(
    private readonly files: FileStore,
    private readonly file: VaultFile,
    private readonly vault: Pick<Vault, 'sealingKey' | 'openingKey' | 'erase'>,
    private readonly clock: Pick<Clock, 'now'>,
    private readonly log: Pick<EventLog, 'read'>,
  ) {
    const from = 'select name, person, case_id, type, bytes from case_files';
    this.find = file.db.prepare<[string], Row>(`${from} where name = ?`);
    this.mine = file.db.prepare<[Buffer], Row>(`${from} where person = ? order by at, name`);
    this.waiting = file.db.prepare<[string, number], Row>(
      `${from} where case_id is null and at < ? order by at limit ?`,
    );
    this.claimed = file.db.prepare<[string, string], Row>(
      `${from} where case_id is not null and at < ? and at >= ? order by case_id`,
    );
  }

  /** Resolves when it is kept. What it is is told by its first bytes alone. @throws Refused `case.file-…`, Unavailable */
  async take(person: string, bytes: Buffer): Promise<CaseFile> {
    if (bytes.length > LARGEST_SCAN) throw new Refused(refuse('case.file-too-large', { most: LARGEST_SCAN }));
    const type = typeOf(bytes);
    if (!type) throw new Refused(refuse('case.file-kind'));
    const name = random(16).toString('hex');
    await this.file.write({ op: 'keep-case-file', name, person, type, bytes: bytes.length, at: this.clock.now() });
    const { key, durable } = this.vault.sealingKey(subjectOf(name));
    await durable;
    await this.files.put(storedAs(name), seal(keyOf(key), storedAs(name), bytes));
    return { name, person, caseId: null, type, bytes: bytes.length };
  }

  of(name: string): CaseFile | undefined {
    const row = this.find.get(name);
    return row && fileOf(row);
  }

  ofPerson(person: string): readonly CaseFile[] {
    return this.mine.all(packPerson(person)).map(fileOf);
  }

  /** @throws Refused when it is gone, though it was here */
  async open(name: string): Promise<Buffer> {
    const key = this.vault.openingKey(subjectOf(name));
    const box = key && (await this.files.get(storedAs(name)));
    if (!box) throw new Refused(refuse('case.file-gone'));
    return unseal(keyOf(key), storedAs(name), box);
  }

  /** They go with a case now, and are its applicant's. @throws Refused unless all are the person's own and unused */
  async claim(names: readonly string[], person: string, applicant: string, caseId: string): Promise<void> {
    if (names.length === 0) return;
    const claimed = await this.file.write<boolean>({ op: 'claim-case-files', names, person, applicant, caseId });
    if (!claimed) throw new Refused(refuse('case.file-not-yours'));
  }

  /** The application came to nothing: they wait again. */
  async release(names: readonly string[], person: string, caseId: string): Promise<void> {
    if (names.length > 0) await this.file.write({ op: 'release-case-files', names, person, caseId });
  }

  /** Files first, then their keys, then whose they were. Twice is once. */
  async remove(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    for (const name of names) await this.files.remove(storedAs(name));
    await this.vault.erase(names.map(subjectOf));
    await this.file.wipe({ op: 'drop-case-files', names });
  }

  async forget(person: string): Promise<void> {
    await this.remove(this.ofPerson(person).map(({ name }) => name));
  }

  /** What no application came for. */
  async sweep(): Promise<void> {
    const before = new Date(Date.parse(this.clock.now()) - WAITS).toISOString();
    for (;;) {
      const due = this.waiting.all(before, AT_ONCE);
      if (due.length === 0) break;
      await this.remove(due.map(({ name }) => name));
    }
    await this.sweepClaimed(before);
  }

  /** Broken off between the file and the fact: the claim stands, and the case never came. */
  private async sweepClaimed(before: string): Promise<void> {
    const from = new Date(Date.parse(before) - LOOKED_FOR).toISOString();
    for (const { name, case_id } of this.claimed.all(before, from))
      if ((await this.log.read(`case-${case_id}`)).length === 0) await this.remove([name]);
  }
}

const fileOf = ({ name, person, case_id, type, bytes }: Row): CaseFile => ({
  ...{ name, person: person.toString('hex'), caseId: case_id, type, bytes },
});
