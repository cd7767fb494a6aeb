import { daysAfter } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { ScopeSecretDestroyed } from '../../events/identity.js';
import type { PetitionEvent } from '../../events/petitions.js';
import type { RetentionApplied } from '../../events/privacy.js';

import type { SecretDoc } from '../../read-models/privacy-documents.js';
import type { Projection } from '../projection.js';

type SecretEvent = PetitionEvent | ScopeSecretDestroyed | RetentionApplied;
const SCOPE = 'petition-';
const DAY = 86_400_000;

/**
 * When the secret behind a petition's pseudonyms is not needed any more: the answer is given and the petition closed, or
 * it closed without its goal, or was refused, and the term of an appeal has passed. Until then it has no date. With the
 * secret gone, `over` is since when; it goes with the data of those who signed.
 */
export const secrets: Projection<SecretDoc, SecretEvent> = {
  name: 'secrets',
  version: 3,
  handles: [
    'PetitionAdmitted',
    'PetitionRefused',
    'PetitionAppealed',
    'PetitionAppealDecided',
    'PetitionGoalReached',
    'PetitionClosed',
    'PetitionAnswered',
    'ScopeSecretDestroyed',
    'RetentionApplied',
  ],
  indexes: [['due'], ['over']],
  keys: (e) => {
    if (e.type !== 'ScopeSecretDestroyed') return [e.data.petitionId];
    return e.data.scope.startsWith(SCOPE) ? [e.data.scope.slice(SCOPE.length)] : [];
  },

  fold(doc, e, key) {
    const known = doc ?? begun(e, key);
    if (!known) return doc;
    const { at } = e;
    if (known.over !== undefined && e.type !== 'RetentionApplied') return doc; // nothing makes its terms run again
    switch (e.type) {
      case 'PetitionRefused':
        known.due = e.data.appealUntil;
        break;
      case 'PetitionAppealed':
        delete known.due;
        break;
      case 'PetitionAppealDecided':
        if (e.data.outcome === 'refusal-stands') known.due = daysAfter(at, known.appealDays);
        break;
      case 'PetitionAdmitted':
        known.appealDays = e.data.rules.appealDays;
        delete known.due;
        break;
      case 'PetitionGoalReached':
        known.goal = true;
        delete known.due;
        break;
      case 'PetitionClosed':
        known.closed = true;
        settle(known, at);
        break;
      case 'PetitionAnswered':
        known.answered = true;
        settle(known, at);
        break;
      case 'ScopeSecretDestroyed':
        known.over = known.due ?? at;
        delete known.due;
        break;
      case 'RetentionApplied':
        return undefined;
      default:
        return doc;
    }
    known.position = e.position;
    return known;
  },
};

/** Of a draft nothing is kept: its time begins with the first decision about it. */
function begun(e: Recorded<SecretEvent>, key: string): SecretDoc | undefined {
  const none = { _id: key, appealDays: 0, goal: false, closed: false, answered: false, position: e.position };
  if (e.type === 'PetitionAdmitted' || e.type === 'PetitionClosed') return none;
  if (e.type !== 'PetitionRefused') return undefined;
  const today = Date.parse(daysAfter(e.at, 0));
  return { ...none, appealDays: Math.round((Date.parse(e.data.appealUntil) - today) / DAY) };
}

function settle(doc: SecretDoc, at: string): void {
  if (doc.closed && (doc.answered || !doc.goal)) doc.due = daysAfter(at, doc.appealDays);
}
