import {
  COMPLETION_ORDER,
  type CommitmentDoc,
  type CompletionCode,
  type IndependentDoc,
  type MilestoneDoc,
  type ProgressCode,
  SELF_STAGE_ORDER,
  type SelfAssessmentDoc,
  STAGE_ORDER,
} from './ogp-documents.js';

export type Tally<K extends string> = Readonly<Record<K, number>>;
export const MILESTONE_STATES = ['not-started', 'limited', 'substantial', 'complete', 'dropped'] as const;
export type MilestoneState = (typeof MILESTONE_STATES)[number];

/** A plan at a glance. Both assessments are counted apart; `none`: nobody has assessed it yet. */
export type Scoreboard = {
  readonly commitments: number;
  readonly withdrawn: number;
  readonly milestones: Tally<MilestoneState> & { readonly all: number; readonly overdue: number };
  readonly self: Tally<CompletionCode | 'none'>;
  readonly independent: Tally<CompletionCode | 'none'>;
  readonly starred: number;
  readonly evidence: number;
  readonly contributions: number;
};

/** The last word of whoever carries it out: at the end, or else half-way. */
export const lastSelf = ({ self }: Pick<CommitmentDoc, 'self'>): SelfAssessmentDoc | undefined =>
  [...SELF_STAGE_ORDER].reverse().flatMap((stage) => self[stage] ?? [])[0];

/** The last word of the assessor on how far it has come. */
export const lastIndependent = ({ independent }: Pick<CommitmentDoc, 'independent'>): IndependentDoc | undefined =>
  [...STAGE_ORDER]
    .reverse()
    .flatMap((stage) => independent[stage] ?? [])
    .find(({ findings }) => findings.completion !== undefined);

/** Nothing reported is nothing begun. */
export const progressOf = ({ dropped, progress }: MilestoneDoc): MilestoneState =>
  dropped ? 'dropped' : (progress?.completion ?? 'not-started');

/** Its last day is over, and it is not complete. `today`: the day in Tbilisi. */
export const isOverdue = (milestone: MilestoneDoc, today: string): boolean =>
  !milestone.dropped && milestone.progress?.completion !== 'complete' && milestone.content.to < today;

/**
 * Starred, as the IRM defined it: verifiable, relevant to the values of OGP, potentially transformative, and substantially
 * or completely implemented. Only the older scales know it.
 */
export function isStarred({ independent }: Pick<CommitmentDoc, 'independent'>): boolean {
  const all = STAGE_ORDER.flatMap((stage) => independent[stage]?.findings ?? []);
  const found = Object.assign({}, ...all) as (typeof all)[number];
  const { verifiable, specificity, relevance, impact, completion } = found;
  const clear = verifiable ?? (specificity === 'medium' || specificity === 'high');
  const kept = completion === 'substantial' || completion === 'complete';
  return clear && (relevance?.length ?? 0) > 0 && impact === 'transformative' && kept;
}

const zeroes = <K extends string>(names: readonly K[]): Record<K, number> =>
  Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;

export function scoreboardOf(commitments: readonly CommitmentDoc[], today: string): Scoreboard {
  const milestones = { ...zeroes<MilestoneState>(MILESTONE_STATES), all: 0, overdue: 0 };
  const self = zeroes<CompletionCode | 'none'>([...COMPLETION_ORDER, 'none']);
  const independent = zeroes<CompletionCode | 'none'>([...COMPLETION_ORDER, 'none']);
  for (const commitment of commitments) {
    self[commitment.status === 'withdrawn' ? 'withdrawn' : (lastSelf(commitment)?.completion ?? 'none')]++;
    independent[lastIndependent(commitment)?.findings.completion ?? 'none']++;
    for (const milestone of Object.values(commitment.milestones)) {
      milestones.all++;
      milestones[progressOf(milestone)]++;
      if (commitment.status !== 'withdrawn' && isOverdue(milestone, today)) milestones.overdue++;
    }
  }
  const sum = (name: 'evidence' | 'contributions') => commitments.reduce((all, one) => all + one[name], 0);
  return {
    commitments: commitments.length,
    withdrawn: commitments.filter(({ status }) => status === 'withdrawn').length,
    ...{ milestones, self, independent, starred: commitments.filter(isStarred).length },
    ...{ evidence: sum('evidence'), contributions: sum('contributions') },
  };
}

export type { ProgressCode };
