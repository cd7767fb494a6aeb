import type { Report, ReportBody, ReportChange, ReportCommitment, ReportTask } from './ogp-report-documents.js';

type Changed = Omit<ReportChange, 'commitment'>;
const changed = (what: ReportChange['what'], from: Changed['from'], to: Changed['to'], item?: string): Changed[] =>
  from === to ? [] : [{ what, ...(item !== undefined && { item }), from, to }];

/** What is different in a report from the one before it, in the order of the report. */
export function changesSince(before: Report, now: ReportBody): readonly ReportChange[] {
  const known = new Map(before.commitments.map((one) => [one.id, one]));
  const ofPlan = [
    ...changed('plan-status', before.plan.status, now.plan.status),
    ...changed('plan-version', before.plan.version, now.plan.version),
    ...changed('evidence', standing(before.documents), standing(now.documents)),
    ...changed('contributions', before.contributions.received, now.contributions.received),
    ...changed('responses', before.contributions.answered, now.contributions.answered),
    ...tasks(before.tasks, now.tasks),
  ];
  return [
    ...ofPlan.map((one) => ({ ...one, commitment: null })),
    ...now.commitments.flatMap((one) =>
      inCommitment(known.get(one.id), one).map((change) => ({ ...change, commitment: one.id })),
    ),
    ...terms(before, now),
  ];
}

function inCommitment(before: ReportCommitment | undefined, now: ReportCommitment): Changed[] {
  if (!before) return changed('commitment-new', null, now.version);
  return [
    ...changed('commitment-version', before.version, now.version),
    ...(before.status !== now.status ? changed('commitment-withdrawn', before.status, now.status) : []),
    ...changed('self', lastSelf(before), lastSelf(now)),
    ...changed('independent', lastIndependent(before), lastIndependent(now)),
    ...milestones(before, now),
    ...changed('evidence', allStanding(before), allStanding(now)),
    ...changed('contributions', before.contributions.received, now.contributions.received),
    ...changed('responses', before.contributions.answered, now.contributions.answered),
    ...now.use.flatMap(({ query, value }) => {
      const then = before.use.find((one) => one.query === query);
      return changed('use', then?.value?.count ?? null, value?.count ?? null, query);
    }),
    ...tasks(before.tasks, now.tasks),
  ];
}

function milestones(before: ReportCommitment, now: ReportCommitment): Changed[] {
  const known = new Map(before.milestones.map((one) => [one.code, one]));
  return now.milestones.flatMap((one) => {
    const then = known.get(one.code);
    if (!then) return changed('milestone-new', null, one.state, one.code);
    return [
      ...changed('milestone-version', then.version, one.version, one.code),
      ...changed('milestone', then.state, one.state, one.code),
      ...changed('milestone-overdue', Number(then.overdue), Number(one.overdue), one.code),
    ];
  });
}

/** What was open and is not, and what has come. */
function tasks(before: readonly ReportTask[], now: readonly ReportTask[]): Changed[] {
  const [then, today] = [new Set(before.map(({ id }) => id)), new Set(now.map(({ id }) => id))];
  return [
    ...now.flatMap(({ id, due }) => (then.has(id) ? [] : changed('task-new', null, due, id))),
    ...before.flatMap(({ id, due }) => (today.has(id) ? [] : changed('task-closed', due, null, id))),
  ];
}

function terms(before: Report, now: ReportBody): readonly ReportChange[] {
  const key = ({ kind, commitment, from }: Report['terms'][number]) => `${kind} ${commitment} ${from}`;
  const known = new Map(before.terms.map((one) => [key(one), one.state]));
  return now.terms.flatMap((one) =>
    changed('term', known.get(key(one)) ?? null, one.state, one.kind).map((change) => ({
      ...change,
      commitment: one.commitment,
    })),
  );
}

/** The last word of either, as the scoreboard counts it. */
export const lastSelf = ({ status, self }: Pick<ReportCommitment, 'status' | 'self'>): string | null =>
  status === 'withdrawn' ? 'withdrawn' : (self.at(-1)?.completion ?? null);
export const lastIndependent = ({ independent }: Pick<ReportCommitment, 'independent'>): string | null =>
  independent.findLast(({ findings }) => findings.completion !== undefined)?.findings.completion ?? null;

const standing = (evidence: ReportCommitment['evidence']) => evidence.filter((one) => one.standing).length;
const allStanding = ({ evidence, milestones: all }: ReportCommitment) =>
  standing(evidence) + all.reduce((sum, one) => sum + standing(one.evidence), 0);
