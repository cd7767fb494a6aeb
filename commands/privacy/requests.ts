import { workingDaysAfter } from '../../events/calendar.js';
import type { DataRequestAnswered, DataRequestMade } from '../../events/privacy.js';
import { type Decider, refuse } from '../decider.js';
import { AnswerDataRequest, MakeDataRequest } from './commands.js';

/** Working days in which the law wants an answer. */
const ANSWER_DAYS = 10;

type Request = { readonly is: 'none' } | { readonly is: 'waiting' | 'answered'; readonly asker: string };
type RequestEvent = DataRequestMade | DataRequestAnswered;

/** `request-<id>`: asked by a person of their own data, answered within ten working days, once. */
export const dataRequest: Decider<Request, MakeDataRequest | AnswerDataRequest, RequestEvent> = {
  category: 'request',
  handles: [MakeDataRequest, AnswerDataRequest],
  id: ({ request }) => request,
  initial: { is: 'none' },

  evolve(state, { type, data }) {
    if (type === 'DataRequestMade') return { is: 'waiting', asker: data.asker };
    return type === 'DataRequestAnswered' ? { is: 'answered', asker: data.asker } : state;
  },

  decide(command, state, { at, actor }) {
    const { request, text } = command;
    if (command instanceof MakeDataRequest) {
      const { asker, kind } = command;
      if (state.is !== 'none') return [];
      const data = { request, asker, kind, due: workingDaysAfter(at, ANSWER_DAYS) };
      return [{ type: 'DataRequestMade', data, private: { subject: asker, content: { text } } }];
    }
    if (state.is === 'none') return refuse('request.not-found', { request });
    if (state.is === 'answered') return refuse('request.already-answered');
    const { asker } = state;
    if (actor === asker) return refuse('request.own');
    const data = { request, asker, outcome: command.outcome };
    return [{ type: 'DataRequestAnswered', data, private: { subject: asker, content: { text } } }];
  },
};
