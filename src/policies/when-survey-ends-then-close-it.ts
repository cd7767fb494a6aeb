import { CloseSurvey } from '../../commands/surveys/commands.js';
import type { SurveyDoc } from '../../read-models/survey-documents.js';
import type { Surveying } from '../write/surveying.js';
import type { HourPolicy, Wish } from './policy.js';

const AT_ONCE = 20;

/** When its last day is over a survey closes: first nothing more is promised, and what was promised is recorded. */
export const whenSurveyEndsThenCloseIt = (surveying: Pick<Surveying, 'shut'>): HourPolicy => ({
  name: 'when-survey-ends-then-close-it',
  async due(store, of, now) {
    const where = { status: 'open', closes: { lte: now } };
    const due = await store.find<SurveyDoc>(of('surveys'), { where, limit: AT_ONCE });
    const wishes: Wish[] = [];
    for (const { _id, closes } of due) {
      await surveying.shut(_id);
      wishes.push({ command: Object.assign(new CloseSurvey(), { survey: _id }), cause: `${_id} ended at ${closes}` });
    }
    return wishes;
  },
});
