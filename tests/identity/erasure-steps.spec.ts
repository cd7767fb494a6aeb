import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Desk } from '../../src/write/desk.js';
import { Erasure } from '../../src/write/erasure.js';
import { TestHouse } from '../support/house.js';
import { keptBytes } from '../support/kept-files.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

let place: string;
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'ghia-erasure-'));
});
afterEach(() => rmSync(place, { recursive: true, force: true }));

const open = () => TestHouse.open({ env: { GHIA_DATA: place, GHIA_PUBLIC_URL: 'http://127.0.0.1:1' } });

/** The same thing, that dies at a call: before it was made, or after it was and before anybody heard of it. */
function dying<T extends object>(thing: T, dies: () => 'before' | 'after' | undefined): T {
  return new Proxy(thing, {
    get(target, name) {
      const method = Reflect.get(target, name) as unknown;
      if (typeof method !== 'function') return method;
      return (...args: unknown[]) => {
        const when = dies();
        if (when === 'before') throw new Error('killed');
        const answer = method.apply(target, args);
        if (when !== 'after') return answer;
        return Promise.resolve(answer).then(() => Promise.reject(new Error('killed')));
      };
    },
  });
}

/** An erasure that dies at its n-th call of anything, counted from the first step that changes something. */
function mortal({ house, server }: TestHouse, n: number, when: 'before' | 'after') {
  let calls = 0;
  const dies = () => (++calls === n ? when : undefined);
  const desk = server.app.get(Desk);
  const send = dying({ send: (...args: Parameters<Desk['send']>) => desk.send(...args) }, dies).send;
  const places = {
    vault: { scopesOf: house.vault.scopesOf.bind(house.vault), erase: dying(house.vault, dies).erase },
    log: house.log,
    holds: house.holds,
    sessions: dying(house.sessions, dies),
    projecting: dying(house.projecting, dies),
    notifications: dying(house.notifications, dies),
    photos: dying(house.photos, dies),
    visitFiles: dying(house.visitFiles, dies),
    accounts: dying(house.accounts, dies),
    applications: dying(house.applications, dies),
    secondFactor: dying(house.secondFactor, dies),
    erasures: {
      of: house.erasures.of.bind(house.erasures),
      unfinished: () => [],
      begin: house.erasures.begin.bind(house.erasures),
      widen: house.erasures.widen.bind(house.erasures),
      end: dying(house.erasures, dies).end,
    },
  };
  return {
    erasure: new Erasure(places, (command, facts, actor = 'erasure') => send(command, facts, actor)),
    died: () => calls >= n,
  };
}

it.each(['before', 'after'] as const)(
  'killed at any step, %s it was done, it is finished at the next start',
  async (when) => {
    let town = await open();
    await town.adopt();
    const petition = await town.openPetition(1);
    let erased = 0;
    for (let n = 1, dying = true; dying; n++) {
      const { resident } = await town.citizen(100 + n);
      await town.sign(petition, 100 + n);
      const draft = await town.draft(100 + n);
      const subject = town.house.vault.pseudonym(resident.person, `petition-${petition}`);
      const { erasure, died } = mortal(town, n, when);
      await erasure.erase(resident.person).catch((error: Error) => expect(error.message).toBe('killed'));
      dying = died();
      const plan = town.house.erasures.unfinished().map((begun) => begun.erasure);
      expect(plan).toHaveLength(dying && !(when === 'after' && plan.length === 0) ? 1 : 0);
      await town.close({ keep: true });

      town = await open();
      erased++;
      const { vault, log, projecting, erasures } = town.house;
      expect(erasures.unfinished()).toEqual([]);
      for (const gone of [subject, `petition-${draft}`]) expect([n, vault.openingKey(gone)]).toEqual([n, undefined]);
      expect(vault.scopesOf(resident.person)).toEqual([]);
      expect((await log.read(`petition-${draft}`)).filter(({ type }) => type === 'PetitionClosed')).toHaveLength(1);
      const facts: string[] = [];
      for await (const { events } of log.pages(0, ['ErasureRequested', 'SubjectErased']))
        facts.push(...events.map(({ type }) => type));
      expect([n, facts.filter((type) => type === 'SubjectErased').length]).toEqual([n, erased]);
      expect([n, facts.filter((type) => type === 'ErasureRequested').length]).toEqual([n, erased]);
      await projecting.seen(await log.head(), 10_000);
      expect((await town.get(`/petitions/${petition}/count`)).json.count).toBe(erased);
      expect(keptBytes(join(place, 'vault')).includes(Buffer.from(subject, 'hex'))).toBe(true); // that it was erased is kept
    }
    expect(erased).toBeGreaterThan(8);
    await town.close({ keep: true });
  },
);

it('takes along what was on its way when it began', async () => {
  const town = await open();
  await town.adopt();
  const [one, other] = [await town.openPetition(1), await town.openPetition(2)];
  const { token, resident } = await town.citizen(100);
  await town.post(`/petitions/${one}/follow`, token);
  const { house, server } = town;
  let late = 0;
  const sessions = {
    async endAll(person: string) {
      if (late++ === 0) await town.post(`/petitions/${other}/follow`, token);
      return house.sessions.endAll(person);
    },
  };
  const desk = server.app.get(Desk);
  const erasure = new Erasure({ ...house, sessions }, (command, facts, actor = 'erasure') =>
    desk.send(command, facts, actor),
  );
  expect(await erasure.erase(resident.person)).toMatchObject({ scopes: 2, held: 0 });
  expect(house.vault.scopesOf(resident.person)).toEqual([]);
  expect(house.erasures.unfinished()).toEqual([]);
  await town.close({ keep: true });
});
