import { termEnds, workingDaysAfter } from '../../events/calendar.js';
import { dueBy, stoodUntil } from '../../events/case-clock.js';
import type { CaseEvent } from '../../events/cases.js';
import { type Decision, type Now, type Refusal, refuse } from '../decider.js';
import { answersTo, filesIn, wrongAnswers } from './answers.js';
import type { Assignee } from './assignee.js';
import * as wishes from './case-commands.js';
import type { Case, CaseStatus } from './case-state.js';
import type { Adopted } from './service.js';

/** General Administrative Code: a decision can be appealed against within a month. */
const APPEAL = { length: 1, unit: 'months' } as const;
const OPEN: readonly CaseStatus[] = ['submitted', 'accepted', 'in-work', 'waiting'];

export type About = { readonly service: Adopted; readonly assignee: Assignee };

/** What becomes of a case after it was sent, step by step. */
export function handle(command: wishes.OfCase, state: Case, now: Now, about: About): Decision<CaseEvent> {
  const data = { case: command.case };
  const sealed = <C extends object>(content: C) => ({ subject: state.applicant, content });
  switch (command.constructor) {
    case wishes.AcceptApplication:
      return notIn(state, 'submitted') ?? [{ type: 'CaseAccepted', data }];
    case wishes.ReturnApplication: {
      const { text } = command as wishes.ReturnApplication;
      const until = workingDaysAfter(now.at, about.service.supplyDays);
      const returned = { type: 'CaseReturned' as const, data: { ...data, until }, private: sealed({ text }) };
      return notIn(state, 'submitted') ?? [returned];
    }
    case wishes.AmendApplication:
      return amend(command as wishes.AmendApplication, state, now, about.service);
    case wishes.AssignCase:
      return assign(command as wishes.AssignCase, state, now, about);
    case wishes.RequestInformation: {
      const { text } = command as wishes.RequestInformation;
      const until = workingDaysAfter(now.at, about.service.supplyDays);
      const asked = { type: 'CaseInformationRequested' as const, data: { ...data, until }, private: sealed({ text }) };
      return notIn(state, 'in-work') ?? [asked];
    }
    case wishes.SupplyInformation: {
      const { text, files = [] } = command as wishes.SupplyInformation;
      const told = { ...data, ...goingOn(state, about.service, now.at), files: files.length };
      const supplied = { type: 'CaseInformationSupplied' as const, data: told, private: sealed({ text, files }) };
      return over(state) ?? (state.status === 'waiting' ? [supplied] : refuse('case.not-waiting'));
    }
    case wishes.DecideCase:
      return decideOn(command as wishes.DecideCase, state, now, about.service);
    case wishes.WithdrawApplication:
      return state.status === 'withdrawn' ? [] : (over(state) ?? [{ type: 'CaseWithdrawn', data }]);
    case wishes.ResumeCase: {
      const late = state.status === 'waiting' && state.supplyUntil !== null && state.supplyUntil <= now.at;
      return late ? [{ type: 'CaseResumed', data: { ...data, ...goingOn(state, about.service, now.at) } }] : [];
    }
    case wishes.RecordCaseOverdue: {
      const { due, department } = state;
      const late = OPEN.includes(state.status) && state.status !== 'waiting' && !state.overdue && due <= now.at;
      return late ? [{ type: 'CaseOverdue', data: { ...data, due, department } }] : [];
    }
    case wishes.CloseCase: {
      const until = state.status === 'decided' ? state.appealUntil : state.status === 'returned' && state.supplyUntil;
      return until && until <= now.at ? [{ type: 'CaseClosed', data }] : [];
    }
    default:
      throw new Error(`${command.constructor.name} is no step of a case`);
  }
}

/** By the form of the version that it goes by, whatever has come after it. */
function amend(command: wishes.AmendApplication, state: Case, { at }: Now, service: Adopted): Decision<CaseEvent> {
  if (state.status !== 'returned' || state.supplyUntil === null) return over(state) ?? refuse('case.not-returned');
  const wrong = wrongAnswers(service.form, command.answers);
  if (wrong) return wrong;
  const answers = answersTo(service.form, command.answers);
  return [
    {
      type: 'CaseAmended',
      data: { case: command.case, ...goingOn(state, service, at), files: filesIn(service.form, answers).length },
      private: { subject: state.applicant, content: { answers } },
    },
  ];
}

/** To oneself, or to an official who holds the office for the department of the service. */
function assign(command: wishes.AssignCase, state: Case, { at, actor }: Now, { assignee }: About): Decision<CaseEvent> {
  const officer = command.to ?? actor;
  const wrong = notIn(state, 'accepted', 'in-work', 'waiting');
  if (wrong) return wrong;
  if (officer !== actor) {
    const { department, expires } = assignee ?? {};
    const fits = department === undefined || department === state.department;
    const holds = assignee !== null && (expires === undefined || at < expires);
    if (!holds || !fits) return refuse('case.no-such-official');
  }
  return state.officer === officer ? [] : [{ type: 'CaseAssigned', data: { case: command.case, officer } }];
}

/** A refusal names its ground and how it can be appealed against; of a sensitive service the public learns neither. */
function decideOn(command: wishes.DecideCase, state: Case, { at }: Now, service: Adopted): Decision<CaseEvent> {
  const { outcome, text, appeal = '', files = [] } = command;
  const wrong = notIn(state, 'in-work');
  if (wrong) return wrong;
  const refused = outcome === 'refused';
  const ground = refused ? (command.ground ?? '') : '';
  if (refused && !service.grounds.some(({ code }) => code === ground)) return refuse('case.ground-unknown');
  if (refused && appeal === '') return refuse('case.appeal-missing');
  const told = service.sensitive ? { outcome: null, ground: null } : { outcome, ground: ground || null };
  return [
    {
      type: 'CaseDecided',
      data: { case: command.case, ...told, appealUntil: termEnds(at, APPEAL) },
      private: {
        subject: state.applicant,
        content: { outcome, ground, text, appeal, ...(files.length > 0 && { files }) },
      },
    },
  ];
}

function goingOn(state: Case, { term }: Adopted, at: string) {
  const stood = stoodUntil(state, term, at);
  return { stood, due: dueBy(state.submittedAt, term, stood) };
}

/** Whoever comes second reads that it is decided, not that something is wrong with what they wrote. */
function over({ status, supplyUntil, appealUntil }: Case): Refusal | undefined {
  if (appealUntil !== null) return refuse('case.decided-already');
  const ended = status === 'closed' || status === 'withdrawn' || (status === 'returned' && supplyUntil === null);
  return ended ? refuse('case.over', { status }) : undefined;
}

const notIn = (state: Case, ...may: readonly CaseStatus[]): Refusal | undefined =>
  may.includes(state.status) ? undefined : (over(state) ?? refuse('case.step-not-now', { status: state.status }));
