import { dayOf } from '../../events/calendar.js';
import type { PlanContent, PlanEvent, PlanTerms } from '../../events/ogp.js';
import type { PlanLevel } from '../../events/ogp-vocabulary.js';
import { type Decider, type Decision, type Fold, type Now, type Refusal, refuse, type Seen } from '../decider.js';
import { asSaid, isPeriod, isRealDay, same, untranslated } from './in-languages.js';
import { AdoptPlan, DraftPlan, type OfPlan, RevisePlan, SubmitPlan } from './plan-commands.js';

/** An action plan as decisions see it. */
export type Plan = {
  readonly is: 'unknown' | 'draft' | 'adopted' | 'submitted';
  readonly version: number;
  readonly content: PlanContent | undefined;
  readonly terms: PlanTerms | undefined;
  readonly scales: 'irm-2014' | 'irm-2020';
  readonly adopted: string;
  readonly submitted: string;
};

export const planState: Fold<Plan, PlanEvent> = {
  category: 'plan',
  initial: {
    ...{ is: 'unknown', version: 0, content: undefined, terms: undefined, scales: 'irm-2020' },
    ...{ adopted: '', submitted: '' },
  },
  evolve(state, event: Seen<PlanEvent>): Plan {
    switch (event.type) {
      case 'PlanDrafted': {
        const { version, content, terms, scales } = event.data;
        return { ...state, is: 'draft', version, content, terms, scales };
      }
      case 'PlanRevised':
        return { ...state, version: event.data.version, content: event.data.content };
      case 'PlanAdopted':
        return { ...state, is: 'adopted', adopted: event.data.day };
      case 'PlanSubmitted':
        return { ...state, is: 'submitted', submitted: event.data.day };
      default:
        return state;
    }
  },
};

/** What OGP's standards ask of a member: local ones publish every four months, national ones twice a year. */
export const TERMS: Readonly<Record<PlanLevel, PlanTerms>> = {
  local: {
    ...{ repositoryMonths: 4, forumMonths: 6, inceptionMonths: 2 },
    ...{ selfAssessmentMonths: 1, endAssessmentMonths: 1, responseDays: 30 },
  },
  national: {
    ...{ repositoryMonths: 6, forumMonths: 6, inceptionMonths: 2 },
    ...{ selfAssessmentMonths: 3, endAssessmentMonths: 4, responseDays: 30 },
  },
};

type Decided = Decision<PlanEvent>;

/** An action plan: drafted, revised version by version, adopted in both languages, submitted to OGP. */
export const plan: Decider<Plan, OfPlan, PlanEvent> = {
  ...planState,
  handles: [DraftPlan, RevisePlan, AdoptPlan, SubmitPlan],
  id: (command) => command.plan,

  decide(command, state, now): Decided {
    if (command instanceof DraftPlan) return draft(command, state);
    if (state.is === 'unknown') return refuse('plan.not-found', { plan: command.plan });
    if (command instanceof RevisePlan) return revise(command, state);
    if (command instanceof AdoptPlan) return adopt(command, state, now);
    return submit(command as SubmitPlan, state, now);
  },
};

function draft(command: DraftPlan, state: Plan): Decided {
  const { plan, member, level, number, scales = 'irm-2020', terms = TERMS[level], source } = command;
  const content = asSaid<PlanContent>(command.content);
  if (state.is !== 'unknown')
    return state.version === 1 && same(content, state.content) ? [] : refuse('plan.already-drafted', { plan });
  const data = { plan, member: asSaid(member), level, number, scales, terms: asSaid(terms), version: 1, content };
  const wrong = inconsistent(content);
  if (wrong) return wrong;
  return [{ type: 'PlanDrafted', data: { ...data, ...(source && { source: asSaid(source) }) } }];
}

function revise({ plan, version, content: said, reason }: RevisePlan, state: Plan): Decided {
  const content = asSaid<PlanContent>(said);
  if (same(content, state.content)) return [];
  if (version !== state.version + 1) return refuse('plan.not-later', { version: state.version });
  const wrong = inconsistent(content) ?? (state.is === 'draft' ? undefined : inOneLanguage(content));
  if (wrong) return wrong;
  return [{ type: 'PlanRevised', data: { plan, version, content, reason: asSaid(reason) } }];
}

function adopt({ plan, day, act, untranslated: commitment }: AdoptPlan, state: Plan, { at }: Now): Decided {
  if (state.is !== 'draft') return state.adopted === day ? [] : refuse('plan.already-adopted', { day: state.adopted });
  const wrong = notYet(day, at) ?? inOneLanguage({ ...state.content!, act: asSaid(act) });
  if (wrong) return wrong;
  if (commitment) return refuse('plan.one-language', commitment);
  return [{ type: 'PlanAdopted', data: { plan, version: state.version, day, act: asSaid(act) } }];
}

function submit({ plan, day }: SubmitPlan, state: Plan, { at }: Now): Decided {
  if (state.is === 'draft') return refuse('plan.not-adopted');
  if (state.is === 'submitted')
    return state.submitted === day ? [] : refuse('plan.already-submitted', { day: state.submitted });
  const wrong = notYet(day, at);
  if (wrong) return wrong;
  if (day < state.adopted) return refuse('plan.period', { adopted: state.adopted });
  return [{ type: 'PlanSubmitted', data: { plan, day } }];
}

/** It is a day of the calendar, and has come in Tbilisi. */
export function notYet(day: string, at: string): Refusal | undefined {
  if (!isRealDay(day)) return refuse('plan.period', { day });
  return day > dayOf(at) ? refuse('plan.day-ahead', { day }) : undefined;
}

/** What an adopted plan says it says in both languages. */
export function inOneLanguage(content: object): Refusal | undefined {
  const missing = untranslated(content);
  return missing && refuse('plan.one-language', missing);
}

function inconsistent({ from, to, institutions }: PlanContent): Refusal | undefined {
  if (!isPeriod(from, to)) return refuse('plan.period', { from, to });
  const codes = institutions.map(({ code }) => code);
  const twice = codes.find((code, i) => codes.indexOf(code) !== i);
  return twice === undefined ? undefined : refuse('plan.institution-twice', { code: twice });
}
