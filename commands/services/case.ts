import type { CaseEvent } from '../../events/cases.js';
import { type Decider, refuse } from '../decider.js';
import { SubmitApplication } from './case-commands.js';
import { type Case, caseState } from './case-state.js';
import { type Service, serviceState } from './service.js';
import { submit } from './submitting.js';

type Wish = SubmitApplication;

/** `case-<id>`: one application, from when it is sent until it is closed. */
export const serviceCase: Decider<Case, Wish, CaseEvent, { service: Service }> = {
  ...caseState,
  handles: [SubmitApplication],
  id: (command) => command.case,
  given: { service: { fold: serviceState as never, id: (command) => command.service } },

  decide(command, state, now, { service }) {
    if (state.status !== 'unknown') return refuse('case.sent-already');
    return submit(command, service, now);
  },
  madeTrue: (_, { type }) => type === 'CaseSubmitted',
};
