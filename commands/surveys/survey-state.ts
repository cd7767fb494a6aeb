import type { Counted } from '../../events/survey-counts.js';
import type { RemovalGround } from '../../events/survey-removals.js';
import type {
  Stratum,
  SurveyChoice,
  SurveyEvent,
  SurveyKind,
  SurveyMethod,
  SurveyQuestion,
} from '../../events/surveys.js';
import type { Fold, Seen } from '../decider.js';

/** A survey as decisions see it. */
export type Survey = {
  readonly status: 'unknown' | 'draft' | 'open' | 'closed' | 'published';
  readonly kind: SurveyKind;
  /** By version. */
  readonly questionnaires: Readonly<Record<number, readonly SurveyQuestion[]>>;
  readonly version: number;
  readonly method: SurveyMethod | undefined;
  /** What was pinned when it opened. */
  readonly opening:
    | { readonly version: number; readonly closes: string; readonly strata: readonly Stratum[] }
    | undefined;
  readonly batches: readonly string[];
  readonly waves: readonly number[];
  /** What each interviewer is sent out for. Who has no quota left is not among them. */
  readonly fieldwork: Readonly<Record<string, readonly Counted[]>>;
  /** Whoever was ever sent out. */
  readonly everSent: readonly string[];
  /** By batch: who proposed to take interviews out, and whether another has confirmed it. */
  readonly removals: Readonly<
    Record<string, { readonly ground: RemovalGround; readonly by: string; readonly done: boolean }>
  >;
  /** The newest codebook of each question. */
  readonly codebooks: Readonly<Record<string, { readonly version: number; readonly codes: readonly SurveyChoice[] }>>;
  readonly closed: string;
};

export const surveyState: Fold<Survey, SurveyEvent> = {
  category: 'survey',
  initial: {
    ...{ status: 'unknown', kind: 'open', questionnaires: {}, version: 0, method: undefined, opening: undefined },
    ...{ batches: [], waves: [], fieldwork: {}, everSent: [], removals: {}, codebooks: {}, closed: '' },
  },
  evolve(state, event: Seen<SurveyEvent>): Survey {
    switch (event.type) {
      case 'SurveyDrafted':
        return { ...state, status: 'draft', kind: event.data.kind };
      case 'QuestionnaireAdopted': {
        const { version, questions } = event.data;
        return { ...state, version, questionnaires: { ...state.questionnaires, [version]: questions } };
      }
      case 'SurveyMethodPlanned':
        return { ...state, method: event.data.method };
      case 'SurveyOpened': {
        const { version, closes, strata, method } = event.data;
        return { ...state, status: 'open', method, opening: { version, closes, strata } };
      }
      case 'InvitationsIssued':
        return { ...state, batches: [...state.batches, event.data.batch] };
      case 'InvitedReminded':
        return { ...state, waves: [...state.waves, event.data.wave] };
      case 'FieldworkAssigned': {
        const { interviewer, quotas } = event.data;
        const { [interviewer]: _, ...others } = state.fieldwork;
        const everSent = [...state.everSent.filter((one) => one !== interviewer), interviewer];
        return { ...state, everSent, fieldwork: quotas.length > 0 ? { ...others, [interviewer]: quotas } : others };
      }
      case 'InterviewRemovalProposed': {
        const { batch, ground } = event.data;
        return { ...state, removals: { ...state.removals, [batch]: { ground, by: event.meta.actor, done: false } } };
      }
      case 'InterviewsRemoved': {
        const { batch, ground } = event.data;
        const by = state.removals[batch]?.by ?? '';
        return { ...state, removals: { ...state.removals, [batch]: { ground, by, done: true } } };
      }
      case 'CodebookAdopted': {
        const { question, version, codes } = event.data;
        return { ...state, codebooks: { ...state.codebooks, [question]: { version, codes } } };
      }
      case 'SurveyClosed':
        return { ...state, status: 'closed', closed: event.id };
      case 'ResultsPublished':
        return { ...state, status: 'published' };
      default:
        return state;
    }
  },
};
