import { refuse } from '../../commands/decider.js';
import { sizeOf } from '../../read-models/report-photos.js';
import type { Clock } from '../clock.js';
import type { FileStore } from '../files/file-store.js';
import { keyOf, random, seal, unseal } from '../identity/aead.js';
import type { PhotoOwners, PhotoRow } from '../identity/photo-owners.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { type Area, blacken, type Clean, clean } from './clean.js';
import { photosIn } from './photos-in.js';

/** So long a photo waits for the report that it was uploaded for. */
const WAITS = 86_400_000;
/** Photos that are looked at in one go. */
const AT_ONCE = 100;

export type PhotoSize = 'full' | 'thumbnail';
export type Uploaded = { readonly photo: string; readonly width: number; readonly height: number };

/** What a photo's files are sealed under: deleting the key deletes it in backups, too. */
const photoSubject = (name: string) => `photo-${name}`;
const fileOf = (name: string, size: PhotoSize) => (size === 'full' ? name : `${name}-small`);

/** Photos of reports: cleaned, each sealed under a key of its own, and gone when no report holds them. */
export class Photos {
  constructor(
    private readonly files: FileStore,
    private readonly owners: PhotoOwners,
    private readonly vault: Pick<Vault, 'sealingKey' | 'openingKey' | 'erase'>,
    private readonly log: Pick<EventLog, 'read'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** Resolves when it is kept. @throws Refused `photo.…`, Unavailable */
  async take(person: string, bytes: Buffer): Promise<Uploaded> {
    return this.keep(await clean(bytes), person, null);
  }

  of(name: string): PhotoRow | undefined {
    return this.owners.of(name);
  }

  /** Whether its file is still to be had. */
  isThere(name: string): boolean {
    return this.owners.of(name)?.gone === false;
  }

  ofPerson(person: string): readonly PhotoRow[] {
    return this.owners.ofPerson(person);
  }

  /** Undefined when it never was here, or is gone. */
  async open(name: string, size: PhotoSize): Promise<Buffer | undefined> {
    const key = this.vault.openingKey(photoSubject(name));
    const box = key && (await this.files.get(fileOf(name, size)));
    return box && unseal(keyOf(key), fileOf(name, size), box);
  }

  /** They go with a report now. Answers which had not before. @throws Refused unless all are the person's, new and unused */
  async claim(names: readonly string[], person: string, report: string): Promise<readonly string[]> {
    if (names.length === 0) return [];
    const claimed = await this.owners.claim(names, person, report, this.before(WAITS));
    if (!claimed) throw new Refused(refuse('photo.not-yours'));
    return claimed;
  }

  /** The report came to nothing: what it does not hold may go with another. */
  async release(names: readonly string[], report: string): Promise<void> {
    if (names.length === 0) return;
    const held = new Set((await photosIn(this.log, this.vault, report)).values());
    await this.owners.release(
      names.filter((name) => !held.has(name)),
      report,
    );
  }

  /** Another photo like this one, with some areas black. @throws Refused when it is gone */
  async blackened(name: string, areas: readonly Area[]): Promise<string> {
    const [row, bytes] = [this.owners.of(name), await this.open(name, 'full')];
    if (!row || !bytes) throw new Refused(refuse('photo.gone'));
    return (await this.keep(await blacken(bytes, areas), row.person, row.report)).photo;
  }

  /** Files first, then their keys, then whose they were: cut short, the next sweep goes on. */
  async remove(names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    for (const name of names)
      for (const size of ['full', 'thumbnail'] as const) await this.files.remove(fileOf(name, size));
    await this.vault.erase(names.map(photoSubject));
    await this.owners.drop(names);
  }

  /** Everything that a person has uploaded goes. Twice is once. */
  async forget(person: string): Promise<void> {
    await this.remove(this.owners.ofPerson(person).map(({ name }) => name));
  }

  /** What waited a day for a report that never came goes, and what its report does not hold any more. */
  async sweep(): Promise<void> {
    for (;;) {
      const due = this.owners.uncheckedSince(this.before(WAITS), AT_ONCE);
      if (due.length === 0) return;
      const held = new Set<string>();
      for (const { name, report } of due) if (await this.isHeld(name, report)) held.add(name);
      await this.remove(due.map(({ name }) => name).filter((name) => !held.has(name)));
      await this.owners.checked([...held], this.clock.now());
    }
  }

  private async isHeld(name: string, report: string | null): Promise<boolean> {
    return report !== null && [...(await photosIn(this.log, this.vault, report)).values()].includes(name);
  }

  private before(milliseconds: number): string {
    return new Date(Date.parse(this.clock.now()) - milliseconds).toISOString();
  }

  /** Whose it is is written first: no file is there that no sweep would find. */
  private async keep({ full, thumbnail, width, height }: Clean, person: string | null, report: string | null) {
    const photo = `${random(16).toString('hex')}-${width}x${height}`;
    await this.owners.keep({ name: photo, person, report, at: this.clock.now() });
    const { key, durable } = this.vault.sealingKey(photoSubject(photo));
    await durable;
    for (const [size, bytes] of [
      ['full', full],
      ['thumbnail', thumbnail],
    ] as const)
      await this.files.put(fileOf(photo, size), seal(keyOf(key), fileOf(photo, size), bytes));
    return { photo, ...sizeOf(photo) };
  }
}
