import type { CaseEvent } from '../../events/cases.js';
import { type Decider, refuse } from '../decider.js';
import { type Assignee, assigneeState } from './assignee.js';
import * as wishes from './case-commands.js';
import { type Case, caseState } from './case-state.js';
import { handle } from './handling.js';
import { type Service, serviceState } from './service.js';
import { submit } from './submitting.js';

type Wish = wishes.SubmitApplication | wishes.OfCase;

/** `case-<id>`: one application, from when it is sent until it is closed. */
export const serviceCase: Decider<Case, Wish, CaseEvent, { service: Service; assignee: Assignee }> = {
  ...caseState,
  handles: [
    ...[wishes.SubmitApplication, wishes.AcceptApplication, wishes.ReturnApplication, wishes.AmendApplication],
    wishes.AssignCase,
    ...[wishes.RequestInformation, wishes.SupplyInformation, wishes.DecideCase, wishes.WithdrawApplication],
    ...[wishes.ResumeCase, wishes.RecordCaseOverdue, wishes.CloseCase],
  ],
  id: (command) => command.case,
  given: {
    service: { fold: serviceState as never, id: (command) => command.service },
    assignee: {
      fold: assigneeState as never,
      id: (command) => (command instanceof wishes.AssignCase && command.to) || '-',
    },
  },

  decide(command, state, now, { service, assignee }) {
    if (command instanceof wishes.SubmitApplication)
      return state.status === 'unknown' ? submit(command, service, now) : refuse('case.sent-already');
    if (state.status === 'unknown' || service.is === 'unknown') return refuse('case.not-found');
    return handle(command, state, now, { service: service.versions[state.version]!.whole, assignee });
  },
  madeTrue: (_, { type }) => type === 'CaseSubmitted',
};
