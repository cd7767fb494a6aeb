import type { RoundClosed, RoundOpened } from '../../events/budgeting.js';
import type { RoundDeadline } from '../../read-models/round-deadlines.js';
import type { Projection } from '../projection.js';

const PHASES = ['proposals', 'voting'] as const;
/** So long before the end (milliseconds); of a short phase, half of it. */
const BEFORE = 3 * 86_400_000;

/** When the phases end in which people bring ideas and vote: what follows from the rule book, until the voting is closed. */
export const roundDeadlines: Projection<RoundDeadline, RoundOpened | RoundClosed> = {
  name: 'round-deadlines',
  version: 1,
  handles: ['RoundOpened', 'RoundClosed'],
  indexes: [['remindAt']],
  keys: ({ data }) => PHASES.map((phase) => `${data.roundId}_${phase}`),

  fold(doc, e, key) {
    if (e.type === 'RoundClosed') return undefined;
    if (doc) return doc;
    const phase = PHASES.find((one) => key === `${e.data.roundId}_${one}`)!;
    const term = e.data.rules.phases[phase];
    if (!term) return undefined;
    const length = Date.parse(term.until) - Date.parse(term.from);
    const remindAt = new Date(Date.parse(term.until) - Math.min(BEFORE, length / 2)).toISOString();
    return { _id: key, round: e.data.roundId, phase, remindAt, until: term.until, position: e.position };
  },
};
