import type { FigureDoc, ReportFigureDoc } from './figure-documents.js';
import type { GroupRoleDoc, GroupTaskDoc } from './group-task-documents.js';
import type { OrganisationDoc } from './meeting-documents.js';
import type { ClocksDoc } from './ogp-clock-documents.js';
import { stateOf } from './ogp-clocks.js';
import { inOrder, type OfficialWords, wordsIn } from './ogp-commitments.js';
import { type CommitmentDoc, type InLanguages, type PlanDoc, SELF_STAGE_ORDER, STAGE_ORDER } from './ogp-documents.js';
import { LIVE_READS, type LiveQueryCode, liveFigure, liveReads } from './ogp-live.js';
import type { ContributionDoc, EvidenceDoc } from './ogp-monitoring-documents.js';
import { commitmentsOf } from './ogp-plans.js';
import {
  REPORT_RULE,
  type ReportBody,
  type ReportCommitment,
  type ReportContributions,
  type ReportEvidence,
  type ReportFigure,
  type ReportMilestone,
  type ReportTask,
} from './ogp-report-documents.js';
import { isOverdue, isStarred, progressOf, scoreboardOf } from './ogp-scoreboard.js';
import { type Collections, Query } from './query.js';
import type { Doc, ReadStore } from './store.js';
import { textsOf, words } from './texts.js';

/** The read models that a report is made from: of the past only these are replayed. */
export const REPORT_READS: readonly string[] = [
  ...['plans', 'commitments', 'evidence', 'contributions', 'ogp-clocks', 'groupTasks', 'groupRoles', 'organisations'],
  ...['figures', ...LIVE_READS],
];

/** What the read models say of a plan at an instant. */
export type ReportAnswer = {
  readonly body: ReportBody;
  readonly at: string;
  readonly day: string;
  /** The last fact that is in it. */
  readonly position: number;
  /** Words that are public now, by the fact that holds them. */
  readonly words: Readonly<Record<string, OfficialWords>>;
  /** The last report that was published of the plan. */
  readonly before: Pick<ReportFigureDoc, '_id' | 'at' | 'value'> | null;
};
type Known = {
  readonly plan: PlanDoc;
  readonly commitments: readonly CommitmentDoc[];
  readonly evidence: readonly EvidenceDoc[];
  readonly contributions: readonly ContributionDoc[];
  readonly tasks: readonly GroupTaskDoc[];
  readonly names: ReadonlyMap<string, Doc & { readonly name: InLanguages; readonly position: number }>;
  readonly use: ReadonlyMap<string, readonly ReportFigure[]>;
  readonly at: string;
  readonly day: string;
};

/** The monitoring report of a plan. `at`: the instant as of which it is; `day`: its day in Tbilisi. */
export class OgpReport extends Query<ReportAnswer | undefined> {
  readonly reads = REPORT_READS;

  constructor(
    readonly plan: string,
    readonly at: string,
    readonly day: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const plan = await store.get<PlanDoc>(of('plans'), this.plan);
    if (!plan) return undefined;
    const where = { plan: this.plan };
    const [commitments, evidence, contributions, clocks, figures] = await Promise.all([
      commitmentsOf(store, of, this.plan),
      store.find<EvidenceDoc>(of('evidence'), { where, sort: [['position', 1]] }),
      store.find<ContributionDoc>(of('contributions'), { where }),
      store.get<ClocksDoc>(of('ogp-clocks'), this.plan),
      store.find<FigureDoc>(of('figures'), {
        where: { of: this.plan, figure: 'ogp-report' },
        sort: [['position', -1]],
        limit: 1,
      }),
    ]);
    const tasks = await openTasks(store, of, new Set(commitments.map(({ _id }) => _id)));
    const names = await ownersOf(store, of, tasks);
    const use = new Map<string, readonly ReportFigure[]>();
    for (const one of commitments) use.set(one._id, await this.useOf(store, of, one));
    const known = { plan, commitments, evidence, contributions, tasks, names, use, at: this.at, day: this.day };
    const texts = await textsOf(store, of, commitments.flatMap(wordsIn));
    const [before] = figures as ReportFigureDoc[];
    const docs = [plan, ...commitments, ...evidence, ...contributions, ...tasks, ...names.values(), ...figures];
    const lastUse = await lastOfUse(store, of, commitments);
    return {
      ...{ body: bodyOf(known, clocks), at: this.at, day: this.day },
      position: Math.max(lastUse, clocks?.position ?? 0, ...docs.map(({ position }) => position)),
      words: Object.fromEntries(
        commitments.flatMap(wordsIn).map((ref) => [ref.event, words(texts, ref, 'ka', 'en')] as const),
      ),
      before: before ? { _id: before._id, at: before.at, value: before.value } : null,
    };
  }

  /** Since the commitment began, up to the instant itself: people go on using what was promised. */
  private async useOf(store: ReadStore, of: Collections, { content }: CommitmentDoc): Promise<readonly ReportFigure[]> {
    const from = content.from.slice(0, 7);
    const asked = (content.figures as readonly LiveQueryCode[]).map((query) => liveFigure(store, of, query, { from }));
    return (await Promise.all(asked)).map(({ query, rule, value }) => ({ query, rule, from, value }));
  }
}

/** The last fact in what the figures of use are counted from. */
async function lastOfUse(store: ReadStore, of: Collections, commitments: readonly CommitmentDoc[]): Promise<number> {
  const asked = new Set(commitments.flatMap(({ content }) => liveReads(content.figures)));
  let last = 0;
  for (const name of asked) {
    const find = { sort: [['position', -1]] as const, limit: 1 };
    const [newest] = await store.find<Doc & { readonly position: number }>(of(name), find);
    last = Math.max(last, newest?.position ?? 0);
  }
  return last;
}

/** What is to be done for these commitments, and what the working group as a whole has undertaken. */
async function openTasks(store: ReadStore, of: Collections, commitments: ReadonlySet<string>) {
  const where = { status: { in: ['open', 'overdue'] } };
  const tasks = await store.find<GroupTaskDoc>(of('groupTasks'), { where, sort: [['due', 1]] });
  return tasks.filter(({ commitment }) => commitment === null || commitments.has(commitment));
}

/** Names of whoever has to do it: organisations by their code, roles by `role `. */
async function ownersOf(store: ReadStore, of: Collections, tasks: readonly GroupTaskDoc[]): Promise<Known['names']> {
  const owners = tasks.map(({ owner }) => owner);
  const [organisations, roles] = await Promise.all([
    store.load<OrganisationDoc>(of('organisations'), [...new Set(owners.flatMap((one) => one.organisation ?? []))]),
    store.load<GroupRoleDoc>(of('groupRoles'), [...new Set(owners.flatMap((one) => one.role ?? []))]),
  ]);
  return new Map([
    ...[...organisations].map(([code, { _id, name, position }]) => [code, { _id, name, position }] as const),
    ...[...roles].map(([code, { _id, title, position }]) => [`role ${code}`, { _id, name: title, position }] as const),
  ]);
}

function bodyOf(known: Known, clocks: ClocksDoc | undefined): ReportBody {
  const { plan, commitments, evidence, contributions, tasks, day } = known;
  const { _id: id, member, level, number, scales, status, version, content, adopted, submitted, source } = plan;
  const standing = commitments.filter((one) => one.status !== 'withdrawn');
  return {
    ...{ kind: 'ogp-monitoring-report', rule: REPORT_RULE },
    plan: {
      ...{ id, member, level, number, scales, status, version, content },
      ...(adopted && { adopted: { day: adopted.day, act: adopted.act } }),
      ...(submitted && { submitted: { day: submitted.day } }),
      ...(source && { source }),
    },
    lead: [...new Set(standing.flatMap((one) => one.content.lead))],
    untranslated: untranslated([plan.content, ...standing.flatMap(contentsOf)]),
    scoreboard: scoreboardOf(commitments, day),
    terms: (clocks?.terms ?? []).map((one) => ({ ...one, state: stateOf(one, day) })),
    repositoryUpdated: [...(clocks?.repository ?? [])].sort().at(-1) ?? null,
    commitments: commitments.map((one) => commitmentOf(one, known)),
    documents: evidence.filter(({ commitment }) => commitment === null).map(evidenceOf),
    contributions: contributionsIn(contributions, known.at),
    tasks: tasks.filter(({ commitment }) => commitment === null).map((one) => taskOf(one, known)),
  };
}

function commitmentOf(doc: CommitmentDoc, known: Known): ReportCommitment {
  const { _id: id, status, version, content, withdrawn } = doc;
  const own = known.evidence.filter(({ commitment }) => commitment === id);
  const said = known.contributions.filter(({ commitment }) => commitment === id);
  return {
    ...{ id, status, version, content, ...(withdrawn && { withdrawn: withdrawn.reason }), starred: isStarred(doc) },
    milestones: inOrder(doc).map(([code, one]) => milestoneOf(code, one, { doc, own, day: known.day })),
    evidence: own.filter(({ milestone }) => milestone === null).map(evidenceOf),
    self: SELF_STAGE_ORDER.flatMap((stage) => doc.self[stage] ?? []).map(({ at: _, ...one }) => one),
    independent: STAGE_ORDER.flatMap((stage) => doc.independent[stage] ?? []).map(({ at: _, ...one }) => one),
    use: known.use.get(id) ?? [],
    contributions: contributionsIn(said, known.at),
    tasks: known.tasks.filter(({ commitment }) => commitment === id).map((one) => taskOf(one, known)),
  } as ReportCommitment;
}

type Beside = { readonly doc: CommitmentDoc; readonly own: readonly EvidenceDoc[]; readonly day: string };
function milestoneOf(
  code: string,
  one: CommitmentDoc['milestones'][string],
  { doc, own, day }: Beside,
): ReportMilestone {
  const { version, content, progress, dropped } = one;
  const { at: _, ...said } = progress ?? { at: '' };
  return {
    ...{ code, version, content, state: progressOf(one) },
    overdue: doc.status !== 'withdrawn' && isOverdue(one, day),
    ...(dropped && { dropped: dropped.reason }),
    ...(progress && { progress: said as ReportMilestone['progress'] & object }),
    evidence: own.filter(({ milestone }) => milestone === code).map(evidenceOf),
  };
}

const evidenceOf = ({
  _id: id,
  kind,
  title,
  day,
  source,
  standing,
  withdrawn,
  missed,
}: EvidenceDoc): ReportEvidence => ({
  ...{ id, kind, title, day, source, standing },
  ...(withdrawn && { withdrawn: withdrawn.reason }),
  ...(missed && { missed: missed.why }),
});

function contributionsIn(docs: readonly ContributionDoc[], at: string): ReportContributions {
  const waiting = docs.filter(({ answered }) => !answered);
  return {
    ...{ received: docs.length, answered: docs.length - waiting.length, waiting: waiting.length },
    overdue: waiting.filter(({ due }) => due <= at).length,
  };
}

function taskOf(doc: GroupTaskDoc, { names, day }: Known): ReportTask {
  const { _id: id, commitment, meeting, step, does, text, owner, due } = doc;
  const named = names.get(owner.organisation ?? `role ${owner.role}`);
  return {
    ...{ id, commitment, ...(meeting && { meeting }), ...(step && { step, does }), ...(text && { text }) },
    owner: { ...owner, ...(named && { name: named.name }) },
    ...{ due, overdue: due < day },
  } as ReportTask;
}

const contentsOf = ({ content, milestones }: CommitmentDoc) => [
  content,
  ...Object.values(milestones).flatMap((one) => (one.dropped ? [] : [one.content])),
];

/** Texts, wherever they stand in what is said, that one of the languages lacks. */
function untranslated(said: unknown): ReportBody['untranslated'] {
  if (typeof said !== 'object' || said === null) return { ka: 0, en: 0 };
  const { ka, en } = said as InLanguages;
  if (typeof ka === 'string' || typeof en === 'string') return { ka: ka ? 0 : 1, en: en ? 0 : 1 };
  const inside = Object.values(said).map(untranslated);
  return { ka: inside.reduce((sum, one) => sum + one.ka, 0), en: inside.reduce((sum, one) => sum + one.en, 0) };
}
