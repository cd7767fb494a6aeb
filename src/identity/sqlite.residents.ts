import { createHmac, type KeyObject } from 'node:crypto';
import type { District } from '../../events/districts.js';
import { keyOf, random } from './aead.js';
import { type Registration, type Resident, ResidentsRegister } from './residents.js';
import { aboutResident } from './residents.tables.js';
import type { VaultFile } from './vault.file.js';

const AT_ONCE = 500;

type Row = { person: Buffer; number: Buffer; sealed: Buffer };
type Packed = [
  number: string,
  first: string,
  last: string,
  birthDate: string,
  documentNumber: string | 0,
  district: District,
  registeredVoter: 0 | 1,
  email: string | 0,
  phone: string | 0,
];

/** The residents register in the vault's own file. On disk a number is a keyed hash and everything else is sealed. */
export class SqliteResidents extends ResidentsRegister {
  private readonly secret: KeyObject;
  private readonly findNumber;
  private readonly findPerson;
  private readonly findMore;

  constructor(private readonly file: VaultFile) {
    super();
    this.secret = keyOf(file.secret('register'));
    this.findNumber = file.db.prepare<[Buffer], Row>('select person, number, sealed from residents where number = ?');
    this.findPerson = file.db.prepare<[Buffer], Row>('select person, number, sealed from residents where person = ?');
    this.findMore = file.db.prepare<[number], Row & { id: number }>(
      `select id, person, number, sealed from residents where id > ? order by id limit ${AT_ONCE}`,
    );
  }

  async byNumber(number: string): Promise<Resident | undefined> {
    return this.opened(this.findNumber.get(this.hashed(number)));
  }

  async byId(person: string): Promise<Resident | undefined> {
    return this.opened(this.findPerson.get(Buffer.from(person, 'hex')));
  }

  async register(people: readonly Registration[]): Promise<void> {
    const load = random(8).toString('hex');
    try {
      for (let from = 0; from < people.length; from += AT_ONCE) {
        const rows = people.slice(from, from + AT_ONCE).map((one) => this.row(one));
        const arrived = this.file.write({ op: 'arrive-residents', load, rows });
        if (from + AT_ONCE < people.length) await arrived;
        else await Promise.all([arrived, this.file.write({ op: 'settle-residents', load, rows: people.length })]);
      }
    } catch (error) {
      await this.file.write({ op: 'drop-residents', load }).catch(() => undefined); // or the next start drops it
      throw error;
    }
  }

  async count(fits: (one: Registration) => boolean): Promise<number> {
    let count = 0;
    for (let last = 0; ; ) {
      const rows = this.findMore.all(last);
      count += rows.filter((row) => fits(this.opened(row)!)).length;
      if (rows.length < AT_ONCE) return count;
      last = rows.at(-1)!.id;
      await new Promise(setImmediate); // others are served meanwhile
    }
  }

  fingerprint(text: string): string {
    return createHmac('sha256', this.secret).update('text\0').update(text).digest('hex');
  }

  private hashed(number: string): Buffer {
    return createHmac('sha256', this.secret).update(number).digest().subarray(0, 16);
  }

  /** Whoever is entered once more, in a register that was lost, is the same person in every petition. */
  private idOf(number: string): string {
    return createHmac('sha256', this.secret).update('person\0').update(number).digest('hex').slice(0, 32);
  }

  private row(one: Registration): readonly [string, string, string] {
    const { number, name, birthDate, documentNumber, district, registeredVoter, contact } = one;
    const packed: Packed = [
      number,
      name.first,
      name.last,
      birthDate,
      documentNumber ?? 0,
      district,
      registeredVoter ? 1 : 0,
      contact?.email ?? 0,
      contact?.phone ?? 0,
    ];
    return [this.idOf(number), this.hashed(number).toString('hex'), JSON.stringify(packed)];
  }

  private opened(row: Row | undefined): Resident | undefined {
    if (!row) return undefined;
    const record = this.file.open(aboutResident(row.number), row.sealed).toString('utf8');
    const [number, first, last, birthDate, documentNumber, district, voter, email, phone] = JSON.parse(
      record,
    ) as Packed;
    return {
      person: row.person.toString('hex'),
      number,
      name: { first, last },
      birthDate,
      ...(documentNumber && { documentNumber }),
      district,
      registeredVoter: voter === 1,
      ...((email || phone) && { contact: { ...(email && { email }), ...(phone && { phone }) } }),
    };
  }
}
