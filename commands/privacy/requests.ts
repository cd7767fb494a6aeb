import { workingDaysAfter } from '../../events/calendar.js';
import type { DataRequestAnswered, DataRequestMade, DataRequestWithdrawn } from '../../events/privacy.js';
import { type Decider, refuse } from '../decider.js';
import { AnswerDataRequest, MakeDataRequest, WithdrawDataRequest } from './commands.js';

/** Working days in which the law wants an answer. */
const ANSWER_DAYS = 10;

type Request = { readonly is: 'none' } | { readonly is: 'waiting' | 'answered' | 'withdrawn'; readonly asker: string };
type RequestCommand = MakeDataRequest | WithdrawDataRequest | AnswerDataRequest;
type RequestEvent = DataRequestMade | DataRequestAnswered | DataRequestWithdrawn;

/** `request-<id>`: asked by a person of their own data, answered within ten working days, once. */
export const dataRequest: Decider<Request, RequestCommand, RequestEvent> = {
  category: 'request',
  handles: [MakeDataRequest, WithdrawDataRequest, AnswerDataRequest],
  id: ({ request }) => request,
  initial: { is: 'none' },

  evolve(state, { type, data }) {
    if (type === 'DataRequestMade') return { is: 'waiting', asker: data.asker };
    if (type === 'DataRequestAnswered') return { is: 'answered', asker: data.asker };
    return type === 'DataRequestWithdrawn' && state.is !== 'none' ? { ...state, is: 'withdrawn' } : state;
  },

  decide(command, state, { at, actor }) {
    const { request } = command;
    if (command instanceof MakeDataRequest) {
      const { asker, kind, text } = command;
      if (state.is !== 'none') return [];
      const data = { request, asker, kind, due: workingDaysAfter(at, ANSWER_DAYS) };
      return [{ type: 'DataRequestMade', data, private: { subject: asker, content: { text } } }];
    }
    if (state.is === 'none') return refuse('request.not-found', { request });
    const { asker } = state;
    if (command instanceof WithdrawDataRequest) {
      if (actor !== asker) return refuse('request.not-found', { request });
      return state.is === 'waiting' ? [{ type: 'DataRequestWithdrawn', data: { request } }] : [];
    }
    if (state.is !== 'waiting') return refuse('request.already-answered');
    if (command.self === asker) return refuse('request.own');
    const { text } = command;
    const data = { request, asker, outcome: command.outcome };
    return [{ type: 'DataRequestAnswered', data, private: { subject: asker, content: { text } } }];
  },
};
