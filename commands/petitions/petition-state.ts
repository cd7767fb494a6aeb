import type { PetitionEvent, RefusalGround } from '../../events/petitions.js';
import type { Rules, Track } from '../../events/regulations.js';
import type { Seen } from '../decider.js';
import type { Regulations } from './regulation.js';

/** What decisions need to know of a petition that exists. */
export type Filed = {
  readonly status: 'gathering' | 'submitted' | 'refused' | 'admitted' | 'closed';
  readonly author: string;
  readonly addressee: Track;
  /** The version of the regulation it was filed under: the one that binds it. */
  readonly regulation: number;
  readonly sponsors: Rules['sponsors'];
  readonly supporters: readonly string[];
  readonly registered: boolean;
  readonly refusal?: {
    readonly by: string;
    readonly ground: RefusalGround;
    readonly appealUntil: string;
    readonly appeal: 'none' | 'waiting' | 'decided';
    /** Whether the author has been told of it. */
    readonly told?: true;
  };
  /** Pinned when it opened. */
  readonly opening?: { readonly rules: Rules; readonly threshold: number; readonly closesAt: string };
  /** Where in the log it closed: what is recorded behind it does not count. */
  readonly closed?: { readonly position: number };
  readonly goal?: { readonly answerLimit: string };
  readonly overdue: boolean;
  /** Versions of the answer. */
  readonly answers: number;
};
export type Petition = { readonly status: 'unknown' } | Filed;

/** Both tracks' regulations: the petition itself says which of the two binds it. */
export type Laws = { readonly mayor: Regulations; readonly sakrebulo: Regulations };

/** Whether it accepts signatures at this instant, even if nobody has closed it yet. */
export const isOpen = (p: Petition, at: string): p is Filed & Required<Pick<Filed, 'opening'>> =>
  p.status === 'admitted' && p.opening !== undefined && at < p.opening.closesAt;

/** Whether it counts among what its author has under way: from the draft to the end of its window, or of its appeal. */
export function isRunning(p: Petition, at: string): p is Filed {
  if (p.status === 'gathering' || p.status === 'submitted') return true;
  return p.status === 'unknown' ? false : isOpen(p, at) || p.refusal?.appeal === 'waiting';
}

/** The state of a petition after one more fact. */
export function evolve(state: Petition, event: Seen<PetitionEvent>): Petition {
  if (event.type === 'PetitionDrafted') {
    const { author, addressee, regulation, sponsors } = event.data;
    const filed = { author, addressee, regulation, sponsors };
    return { status: 'gathering', ...filed, supporters: [], registered: false, overdue: false, answers: 0 };
  }
  return state.status === 'unknown' ? state : evolveFiled(state, event);
}

function evolveFiled(state: Filed, event: Seen<PetitionEvent>): Filed {
  switch (event.type) {
    case 'PetitionSupported':
      return { ...state, supporters: [...state.supporters, event.data.supporter] };
    case 'PetitionSubmitted':
      return { ...state, status: 'submitted' };
    case 'PetitionRegistered':
      return { ...state, registered: true };
    case 'PetitionRefused': {
      const { ground, appealUntil } = event.data;
      return { ...state, status: 'refused', refusal: { by: event.meta.actor, ground, appealUntil, appeal: 'none' } };
    }
    case 'RefusalNoticeGiven':
      return { ...state, ...(state.refusal && { refusal: { ...state.refusal, told: true } }) };
    case 'PetitionAppealed':
      return { ...state, ...(state.refusal && { refusal: { ...state.refusal, appeal: 'waiting' } }) };
    case 'PetitionAppealDecided':
      return { ...state, ...(state.refusal && { refusal: { ...state.refusal, appeal: 'decided' } }) };
    case 'PetitionAdmitted': {
      const { rules, threshold, closesAt } = event.data;
      return { ...state, status: 'admitted', opening: { rules, threshold, closesAt } };
    }
    case 'PetitionGoalReached':
      return { ...state, goal: { answerLimit: event.data.answerLimit } };
    case 'PetitionClosed':
      return { ...state, status: 'closed', closed: { position: event.position } };
    case 'AnswerFellOverdue':
      return { ...state, overdue: true };
    case 'PetitionAnswered':
      return { ...state, answers: event.data.version };
    default:
      return state;
  }
}
