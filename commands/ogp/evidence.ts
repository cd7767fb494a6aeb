import type { EvidenceCited, EvidenceEvent, EvidenceSource } from '../../events/ogp-monitoring.js';
import { type Decider, type Decision, type Now, refuse, type Seen } from '../decider.js';
import { type Commitment, commitmentState } from './commitment.js';
import {
  CiteEvidence,
  type OfEvidence,
  RecordEvidenceFileFound,
  RecordEvidenceFileMissed,
  WithdrawEvidence,
} from './evidence-commands.js';
import { asSaid } from './in-languages.js';
import { type Milestone, milestoneState, stray } from './milestone.js';
import { inOneLanguage, notYet, type Plan, planState } from './plan.js';

type Evidence = {
  readonly is: 'unknown' | 'cited' | 'withdrawn';
  readonly cited: EvidenceCited['data'] | undefined;
  readonly missed: boolean;
};
type Given = { readonly plan: Plan; readonly commitment: Commitment; readonly milestone: Milestone };
type Decided = Decision<EvidenceEvent>;

/** `evidence-<id>`: a document, a link or a figure that shows what was done. It is withdrawn with a reason, never changed. */
export const evidence: Decider<Evidence, OfEvidence, EvidenceEvent, Given> = {
  category: 'evidence',
  handles: [CiteEvidence, WithdrawEvidence, RecordEvidenceFileMissed, RecordEvidenceFileFound],
  id: (command) => command.evidence,
  initial: { is: 'unknown', cited: undefined, missed: false },
  given: {
    plan: { fold: planState as never, id: (command) => command.plan },
    commitment: { fold: commitmentState as never, id: (command) => command.commitment ?? '-' },
    milestone: {
      fold: milestoneState as never,
      id: (command) =>
        command instanceof CiteEvidence && command.milestone ? `${command.commitment}_${command.milestone}` : '-',
    },
  },

  evolve(state, event: Seen<EvidenceEvent>): Evidence {
    switch (event.type) {
      case 'EvidenceCited':
        return { ...state, is: 'cited', cited: event.data };
      case 'EvidenceWithdrawn':
        return { ...state, is: 'withdrawn' };
      case 'EvidenceFileMissed':
        return { ...state, missed: true };
      case 'EvidenceFileFound':
        return { ...state, missed: false };
      default:
        return state;
    }
  },

  decide(command, state, now, given): Decided {
    if (command instanceof CiteEvidence) return state.is === 'unknown' ? cite(command, now, given) : [];
    if (!state.cited) return refuse('evidence.not-found', { evidence: command.evidence });
    const { evidence, plan, commitment, milestone, source } = state.cited;
    const of = { evidence, plan, ...(commitment && { commitment }), ...(milestone && { milestone }) };
    if (command instanceof WithdrawEvidence) {
      if (state.is === 'withdrawn') return [];
      const reason = asSaid(command.reason);
      const wrong = given.plan.is === 'draft' ? undefined : inOneLanguage({ reason });
      return wrong ?? [{ type: 'EvidenceWithdrawn', data: { ...of, reason } }];
    }
    if (source.kind !== 'file') return [];
    const { sha256 } = source;
    if (command instanceof RecordEvidenceFileMissed)
      return state.missed ? [] : [{ type: 'EvidenceFileMissed', data: { ...of, sha256, why: command.why } }];
    return state.missed ? [{ type: 'EvidenceFileFound', data: { ...of, sha256 } }] : [];
  },
};

function cite(command: CiteEvidence, { at }: Now, given: Given): Decided {
  const { evidence, plan, commitment, milestone, kind, day } = command;
  if (given.plan.is === 'unknown') return refuse('plan.not-found', { plan });
  const wrong = (commitment && stray({ plan, commitment }, given)) || notYet(day, at);
  if (wrong) return wrong;
  if (milestone && (!commitment || given.milestone.is === 'unknown'))
    return refuse('milestone.not-found', { milestone });
  const source = sourceOf(command);
  if (!source) return refuse('evidence.one-source');
  const title = asSaid(command.title);
  const about = { ...(commitment && { commitment }), ...(milestone && { milestone }) };
  return [{ type: 'EvidenceCited', data: { evidence, plan, ...about, kind, title, day, source } }];
}

/** One of the three, where exactly one was given. */
function sourceOf({ link, file, live, source }: CiteEvidence): EvidenceSource | undefined {
  const given = [link, file, live].filter((one) => one !== undefined);
  if (given.length !== 1) return undefined;
  return link === undefined ? source : { kind: 'link', link };
}
