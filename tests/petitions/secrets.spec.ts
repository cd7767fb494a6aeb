import { secrets } from '../../projections/petitions/secrets.js';

import type { SecretDoc } from '../../read-models/privacy-documents.js';
import { MAYOR_RULES } from '../support/story.js';

const petitionId = 'p1';
/** Noon in Tbilisi on a day of June. */
const june = (day: number) => `2026-06-${String(day).padStart(2, '0')}T08:00:00.000Z`;
/** The first instant after a day of June. */
const after = (day: number) => `2026-06-${String(day).padStart(2, '0')}T20:00:00.000Z`;

const facts = {
  admitted: { type: 'PetitionAdmitted', data: { petitionId, rules: MAYOR_RULES } },
  refused: { type: 'PetitionRefused', data: { petitionId, appealUntil: after(11) } },
  appealed: { type: 'PetitionAppealed', data: { petitionId } },
  stands: { type: 'PetitionAppealDecided', data: { petitionId, outcome: 'refusal-stands' } },
  overturned: { type: 'PetitionAppealDecided', data: { petitionId, outcome: 'admitted' } },
  goal: { type: 'PetitionGoalReached', data: { petitionId } },
  closed: { type: 'PetitionClosed', data: { petitionId, reason: 'window-over' } },
  withdrawn: { type: 'PetitionClosed', data: { petitionId, reason: 'withdrawn-by-author' } },
  answered: { type: 'PetitionAnswered', data: { petitionId } },
  destroyed: { type: 'ScopeSecretDestroyed', data: { scope: `petition-${petitionId}` } },
  elsewhere: { type: 'ScopeSecretDestroyed', data: { scope: 'round-7' } },
  kept: { type: 'RetentionApplied', data: { petitionId, what: 'signatories', keys: 3, schedule: 0 } },
} as const;
type Day = readonly [day: number, fact: keyof typeof facts];

function fold(...days: readonly Day[]): SecretDoc | undefined {
  let doc: SecretDoc | undefined;
  for (const [i, [day, name]] of days.entries()) {
    const event = { ...facts[name], at: june(day), position: i + 1 } as never as Parameters<typeof secrets.keys>[0];
    for (const key of secrets.keys(event))
      doc = secrets.fold(doc, event as never as Parameters<typeof secrets.fold>[1], key);
  }
  return doc;
}

it.each<[string, string | undefined, ...Day[]]>([
  ['open', undefined, [1, 'admitted']],
  ['closed without its goal', after(15), [1, 'admitted'], [5, 'closed']],
  ['closed with its goal, not answered', undefined, [1, 'admitted'], [3, 'goal'], [5, 'closed']],
  ['answered after the close', after(17), [1, 'admitted'], [3, 'goal'], [5, 'closed'], [7, 'answered']],
  ['answered while it is open', undefined, [1, 'admitted'], [3, 'goal'], [4, 'answered']],
  ['answered, then closed', after(15), [1, 'admitted'], [3, 'goal'], [4, 'answered'], [5, 'closed']],
  ['answered anew', after(19), [1, 'admitted'], [3, 'goal'], [5, 'closed'], [7, 'answered'], [9, 'answered']],
  ['taken back', after(15), [1, 'admitted'], [5, 'withdrawn']],
  ['taken back after the goal: an answer is owed', undefined, [1, 'admitted'], [3, 'goal'], [5, 'withdrawn']],
  ['the goal recorded after it was taken back', undefined, [1, 'admitted'], [3, 'withdrawn'], [3, 'goal']],
  ['taken back as a draft', after(5), [5, 'withdrawn']],
  ['refused', after(11), [1, 'refused']],
  ['under appeal', undefined, [1, 'refused'], [4, 'appealed']],
  ['refused for good', after(18), [1, 'refused'], [4, 'appealed'], [8, 'stands']],
  ['admitted on appeal', undefined, [1, 'refused'], [4, 'appealed'], [8, 'overturned'], [8, 'admitted']],
])('%s', (_, due, ...days) => {
  const doc = fold(...days);
  expect(doc).toBeDefined();
  expect(doc?.due).toBe(due);
});

it('says since when the terms are over once the secret is gone, and nothing makes them run again', () => {
  const over = fold([1, 'admitted'], [5, 'closed'], [16, 'destroyed']);
  expect([over?.due, over?.over]).toEqual([undefined, after(15)]);
  const late = fold([1, 'admitted'], [5, 'closed'], [16, 'destroyed'], [18, 'answered']);
  expect([late?.due, late?.over]).toEqual([undefined, after(15)]);
  expect(fold([1, 'admitted'], [5, 'closed'], [16, 'elsewhere'])?.due).toBe(after(15));
});

it('is gone with the data that it stood for, and stays gone', () => {
  expect(fold([1, 'admitted'], [5, 'closed'], [16, 'destroyed'], [20, 'kept'])).toBeUndefined();
  expect(fold([1, 'admitted'], [5, 'closed'], [16, 'destroyed'], [20, 'kept'], [21, 'answered'])).toBeUndefined();
});
