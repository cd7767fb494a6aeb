import { CloseCase, type OfCase, RecordCaseOverdue, ResumeCase } from '../../commands/services/case-commands.js';
import type { CaseDoc } from '../../read-models/case-documents.js';
import type { HourPolicy, Wish } from './policy.js';

const AT_ONCE = 100;
/** Nobody is reminded of what is older; the queue remembers for longer what it has worked. */
const REMINDED_FOR = 30 * 86_400_000;
const MOST_REMINDED = 1_000;

/**
 * Whoever works on a case is reminded before its term ends; a case that is not decided by then falls overdue. What was asked
 * for and did not come is waited for no longer; a case is closed when nobody can appeal any more, or what
 * was returned was not amended.
 */
export const whenCaseTermOverThenSaySo: HourPolicy = {
  name: 'when-case-term-over-then-say-so',
  async due(store, of, now) {
    const find = (where: object, limit = AT_ONCE) => store.find<CaseDoc>(of('cases'), { where: where as never, limit });
    const since = new Date(Date.parse(now) - REMINDED_FOR).toISOString();
    const [near, late, waited, final] = await Promise.all([
      find({ remindAt: { gt: since, lte: now } }, MOST_REMINDED),
      find({ open: true, waitingSince: null, overdueSince: null, due: { lte: now } }),
      find({ supplyUntil: { lte: now } }),
      find({ closeDue: { lte: now } }),
    ]);
    return [
      ...near.map(({ _id, due }): Wish => {
        return { job: { kind: 'remind-of-case', id: `${_id}.${Date.parse(due)}`, payload: { case: _id, due } } };
      }),
      ...late.map((one) => asked(RecordCaseOverdue, one, `overdue at ${one.due}`)),
      ...waited.map((one) =>
        asked(one.status === 'returned' ? CloseCase : ResumeCase, one, `waited until ${one.supplyUntil}`),
      ),
      ...final.map((one) => asked(CloseCase, one, `final at ${one.closeDue}`)),
    ];
  },
};

const asked = (Step: new () => OfCase, { _id, service }: CaseDoc, why: string): Wish => ({
  command: Object.assign(new Step(), { case: _id, service }),
  cause: `${_id} ${why}`,
});
