import { commitmentState } from '../../commands/ogp/commitment.js';
import { milestoneState } from '../../commands/ogp/milestone.js';
import { ContentsOfPlan, type SaidInPlan } from '../../read-models/ogp-plans.js';
import type { Query } from '../../read-models/query.js';
import type { Contents } from '../content/contents.js';
import { EvidenceFiles } from '../content/evidence-files.js';
import type { House } from '../house.js';
import type { EventLog } from '../log/event-log.js';
import type { Asking } from '../read/questions.js';
import { GroupManagement } from '../write/group-management.js';
import { GroupOffice, type Send } from '../write/group-office.js';
import { Mapping } from '../write/mapping.js';
import { SpendingImports } from '../write/spending.js';
import type { Beside } from './beside.js';
import type { TrialLog } from './trial.js';

/** So long (milliseconds) the read models may take to see what rows before have recorded. */
const PATIENCE = 10_000;

/** What rows are brought in with: everything is sent one way, tried or recorded. */
export type Means = {
  readonly trial: boolean;
  readonly send: Send;
  readonly log: EventLog;
  readonly office: GroupOffice;
  readonly management: GroupManagement;
  readonly mapping: Mapping;
  readonly spending: SpendingImports;
  readonly residents: House['residents'];
  readonly evidence: EvidenceFiles;
  readonly beside: Beside;
  /** Commitments of a plan with their milestones, those of this file too. */
  readonly contentsOf: (plan: string) => Promise<readonly SaidInPlan[]>;
};

type Ways = {
  readonly send: Send;
  readonly log: EventLog;
  readonly contents: Contents;
  readonly beside: Beside;
  /** Where the file is only tried. */
  readonly trial?: TrialLog;
};

export function meansOf(house: House, { send, log, contents, beside, trial }: Ways): Means {
  const { districts, projecting, store, clock, offices, residents, fileStore } = house;
  const ask = <R>(asking: Asking<R>): Promise<R> => {
    const query: Query<R> = typeof asking === 'function' ? asking(clock.now()) : asking;
    return query.answer(store, (name) => projecting.collection(name));
  };
  return {
    ...{ trial: trial !== undefined, send, log, residents, beside },
    office: new GroupOffice(send, log),
    management: new GroupManagement(send, log, { ask }, projecting),
    mapping: new Mapping(send, { log, districts, contents }),
    spending: new SpendingImports(send, log, clock, offices),
    evidence: new EvidenceFiles(fileStore),
    async contentsOf(plan) {
      await projecting.seen(await house.log.head(), PATIENCE);
      const recorded = await ask(new ContentsOfPlan(plan));
      return trial ? withTried(plan, recorded, trial) : recorded;
    },
  };
}

/** What is recorded of a plan, and what this file has tried to add to it. */
async function withTried(plan: string, recorded: readonly SaidInPlan[], log: TrialLog): Promise<readonly SaidInPlan[]> {
  const all = new Map(recorded.map((one) => [one.id, one]));
  for (const stream of log.streams('commitment-')) {
    const state = (await log.read(stream)).reduce(
      (s, e) => commitmentState.evolve(s, e as never),
      commitmentState.initial,
    );
    const id = stream.slice('commitment-'.length);
    if (state.plan === plan && state.content) all.set(id, { id, content: state.content, milestones: {} });
  }
  for (const stream of log.streams('milestone-')) {
    const [id = '', code = ''] = stream.slice('milestone-'.length).split('_');
    const of = all.get(id);
    const { content } = (await log.read(stream)).reduce(
      (s, e) => milestoneState.evolve(s, e as never),
      milestoneState.initial,
    );
    if (of && content) all.set(id, { ...of, milestones: { ...of.milestones, [code]: content } });
  }
  return [...all.values()];
}
