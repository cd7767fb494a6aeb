import { randomBytes, randomUUID } from 'node:crypto';
import Database from 'better-sqlite3';
import { chance } from '../src/demo/people.js';
import { regulationsFrom } from '../src/demo/regulations.js';
import { keyOf, packId, packMeta, packSealed, SCHEMA } from '../src/log/sqlite.rows.js';

const AT_ONCE = 10_000;
const DISTRICTS = 'samgori gldani nadzaladevi saburtalo isani vake didube chughureti mtatsminda krtsanisi'.split(' ');

/**
 * A log of many signatures over many petitions, the n-th petition signed 1/n as often as the first (Zipf). Rows are as
 * the log writes them; sealed parts hold noise of the usual length.
 */
export function crowdedLog(file: string, signatures: number, petitions = 1_000): void {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  db.pragma('cache_size = -524288'); // keys come in no order: ten million of them want their index in memory
  db.exec(SCHEMA);
  const names = new Map<string, number>();
  const nameOf = (name: string) => {
    if (!names.has(name))
      names.set(name, Number(db.prepare('insert into names (name) values (?)').run(name).lastInsertRowid));
    return names.get(name)!;
  };
  const insert = db.prepare(
    'insert into events (position, category, key, revision, id, type, schema, at, stream, data, meta, sealed) values (?, ?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)',
  );
  const random = chance(7);
  const start = Date.parse('2026-01-10T06:00:00.000Z');
  let position = 0;
  const write = (
    category: string,
    id: string,
    revision: number,
    type: string,
    at: number,
    data: object,
    sealed = true,
  ) => {
    const meta = packMeta({
      actor: randomBytes(16).toString('hex'),
      commandId: randomUUID(),
      correlationId: 'c',
      causationId: null,
    });
    const box = sealed
      ? packSealed({ subject: id.slice(-32), commitment: 'c'.repeat(64), box: 'b'.repeat(260) })
      : null;
    insert.run(
      ++position,
      nameOf(category),
      keyOf(id),
      revision,
      randomBytes(16),
      nameOf(type),
      at,
      packId(id),
      JSON.stringify(data),
      meta,
      box,
    );
  };

  const rules = regulationsFrom('2026-01-01')[0]!.rules;
  const ids = Array.from({ length: petitions }, () => randomUUID());
  db.exec('begin');
  for (const petitionId of ids) {
    const author = randomBytes(16).toString('hex');
    const about = {
      petitionId,
      author,
      addressee: 'mayor',
      language: 'ka',
      districts: ['vake'],
      regulation: 1,
      sponsors: rules.sponsors,
    };
    write('petition', petitionId, 0, 'PetitionDrafted', start, about);
    write(
      'petition',
      petitionId,
      1,
      'PetitionSubmitted',
      start,
      { petitionId, moderationDue: '2026-01-20T20:00:00.000Z' },
      false,
    );
    const opening = {
      petitionId,
      addressee: 'mayor',
      regulation: 1,
      rules,
      threshold: 10_000_000,
      closesAt: '2027-01-01T00:00:00.000Z',
    };
    write('petition', petitionId, 2, 'PetitionAdmitted', start, opening, false);
  }
  db.exec('commit');

  const weights = ids.map((_, n) => 1 / (n + 1));
  const whole = weights.reduce((all, one) => all + one, 0);
  const shares: number[] = [];
  let sum = 0;
  for (const weight of weights) {
    sum += weight;
    shares.push(sum / whole);
  }
  const zipf = () => {
    const wanted = random();
    let [low, high] = [0, petitions - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shares[middle]! < wanted) low = middle + 1;
      else high = middle;
    }
    return ids[low]!;
  };
  const step = (60 * 86_400_000) / signatures;
  for (let n = 0; n < signatures; n++) {
    if (n % AT_ONCE === 0) db.exec(n === 0 ? 'begin' : 'commit; begin');
    const petitionId = zipf();
    const signer = randomBytes(16).toString('hex');
    const data = { petitionId, signer, district: DISTRICTS[Math.floor(random() * 10)]!, channel: 'portal' };
    write('signature', `${petitionId}_${signer}`, 0, 'PetitionSigned', Math.floor(start + n * step), data);
  }
  db.exec('commit');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
}
