import type { VaultFile } from './vault.file.js';
import { packPerson } from './vault.tables.js';

/** A photo as the house knows it. `report`: with which it went; null while it waits for one. */
export type PhotoRow = {
  readonly name: string;
  /** Null when it is gone. */
  readonly person: string | null;
  readonly report: string | null;
  readonly at: string;
  readonly gone: boolean;
};
type Row = Omit<PhotoRow, 'person' | 'gone'> & { readonly person: Buffer | null; readonly gone: 0 | 1 };

/** Whose photos are, beside the only map from people to what they do: the public log never says who took which. */
export class PhotoOwners {
  private readonly find;
  private readonly mine;
  private readonly old;

  constructor(private readonly file: VaultFile) {
    const from = 'select name, person, report, at, gone from photos';
    this.find = file.db.prepare<[string], Row>(`${from} where name = ?`);
    this.mine = file.db.prepare<[Buffer], Row>(`${from} where person = ? order by at, name`);
    this.old = file.db.prepare<[string, number], Row>(
      `${from} where gone = 0 and checked < ? order by checked, name limit ?`,
    );
  }

  of(name: string): PhotoRow | undefined {
    const row = this.find.get(name);
    return row && photoRow(row);
  }

  ofPerson(person: string): readonly PhotoRow[] {
    return this.mine.all(packPerson(person)).map(photoRow);
  }

  /** Those that nobody has looked at since then, the longest forgotten first. */
  uncheckedSince(instant: string, limit: number): readonly PhotoRow[] {
    return this.old.all(instant, limit).map(photoRow);
  }

  /** Resolves when it is on disk, as every write here does. */
  keep(photo: Omit<PhotoRow, 'gone'>): Promise<void> {
    const { name, person, report, at } = photo;
    return this.file.write({ op: 'keep-photo', name, person, report, at });
  }

  /** Those that went with the report only now; undefined, and none does, when one of them may not. */
  claim(names: readonly string[], person: string, report: string, since: string) {
    return this.file.write<readonly string[] | undefined>({ op: 'claim-photos', names, person, report, since });
  }

  release(names: readonly string[], report: string): Promise<void> {
    return this.file.write({ op: 'release-photos', names, report });
  }

  checked(names: readonly string[], at: string): Promise<void> {
    return this.file.write({ op: 'check-photos', names, at });
  }

  /** Whose they were is to be found nowhere in the file afterwards. */
  drop(names: readonly string[]): Promise<void> {
    return this.file.wipe({ op: 'drop-photos', names });
  }
}

const photoRow = ({ person, gone, ...row }: Row): PhotoRow => ({
  ...row,
  person: person?.toString('hex') ?? null,
  gone: gone === 1,
});
