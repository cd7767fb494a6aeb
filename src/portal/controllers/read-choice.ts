import { type Choice, faultOf } from '../../ballots/choice.js';
import { choiceIn, numberField } from '../ballot-fields.js';
import { onBallotOf, type Shown } from '../components/vote/on-ballot.js';
import type { FormError, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';

/** What was filled in, and what the rules of the round would not count of it: nobody can look once it is sealed. */
export function readChoice(
  shown: Shown,
  lang: Lang,
): { readonly choice: Choice; readonly errors: readonly FormError[] } {
  const t = say(lang).vote;
  const on = onBallotOf(shown);
  const { choice, unread } = choiceIn(shown.filled, on);
  if (unread.length > 0) return { choice, errors: unread.map((field) => ({ field, text: t.unread })) };
  const fault = faultOf(choice, on);
  if (!fault) return { choice, errors: [] };
  const { ballot } = shown.round.rules;
  if (ballot.type !== 'allocation' || fault !== 'wrong-sum' || !('points' in choice))
    return { choice, errors: [{ field: '', text: t.faults[fault] }] };
  const sum = Object.values(choice.points).reduce((all, n) => all + n, 0);
  const [first] = ballot.themes;
  return { choice, errors: [{ field: numberField(first!.code), text: t.sum(sum, ballot.points) }] };
}
