import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settleVault } from '../../src/audit/restored-vault.js';
import { filesOf } from '../../src/data-folder.js';
import { ERASED_FILE } from '../../src/identity/erased.ledger.js';
import { roundScope, surveyScope } from '../../src/identity/scopes.js';
import { TestHouse } from '../support/house.js';

const title = { ka: 'გამოკითხვა', en: 'A poll' };
const drafted = (survey: string, kind: 'open' | 'sample') =>
  ({ type: 'SurveyDrafted', data: { survey, kind, title, about: title } }) as const;
const answered = (survey: string) => {
  const stream = `answer-${survey}_${'a'.repeat(32)}`;
  return { type: 'SurveyAnswered', stream, data: { survey, version: 1, mode: 'web' }, sealed: true };
};
const issued = (roundId: string) => ({
  type: 'CredentialIssued',
  stream: `credential-${roundId}_city_${'b'.repeat(32)}`,
  data: { roundId, issuer: 'city', nullifier: 'b'.repeat(32), request: 'c'.repeat(64) },
  sealed: false,
});

it('nobody answers a poll twice or is given a second credential under the new secret of a restored vault', async () => {
  const town = await TestHouse.open();
  const { log, vault, config } = town.house;
  const known = (await town.citizen(1)).resident.person;
  for (const scope of [surveyScope('kept'), roundScope('kept')]) {
    const { durable } = vault.sealingKey(vault.enter(known, scope));
    await durable;
  }
  const meta = { actor: 'restored', commandId: 'c', correlationId: 'c', causationId: null };
  for (const [i, [survey, kind]] of (
    [
      ['kept', 'open'],
      ['lost', 'open'],
      ['codes', 'sample'],
    ] as const
  ).entries()) {
    const fact = { ...drafted(survey, kind), id: `${i}`.repeat(32), schema: 1 };
    await log.append({ stream: `survey-${survey}`, expected: -1, facts: [fact], meta, at: town.clock.now() });
  }
  await town.close({ keep: true });
  const folder = filesOf(config).vault;
  const back = [...['kept', 'lost', 'codes', 'lost'].map(answered), issued('kept'), issued('lost')];
  expect(await settleVault(folder, filesOf(config).log, back)).toEqual({ lost: 2, closed: 0 });
  const gone = readFileSync(join(folder, ERASED_FILE), 'utf8').trim().split('\n').sort();
  expect(gone).toEqual([`scope ${roundScope('lost')}`, `scope ${surveyScope('lost')}`]);

  const again = await TestHouse.open({ env: { GHIA_DATA: town.folder } });
  const within = (scope: string) => () => again.house.vault.pseudonym(known, scope);
  expect(within(surveyScope('lost'))).toThrow('has been destroyed');
  expect(within(roundScope('lost'))).toThrow('has been destroyed');
  expect(within(surveyScope('kept'))()).toMatch(/^[0-9a-f]{32}$/);
  await again.close();
});
