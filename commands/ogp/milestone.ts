import type { MilestoneContent, MilestoneEvent, Told } from '../../events/ogp.js';
import { type Decider, type Decision, type Fold, type Now, type Refusal, refuse, type Seen } from '../decider.js';
import { type Commitment, commitmentState, strangerIn, within } from './commitment.js';
import {
  DropMilestone,
  type OfMilestone,
  ReportMilestoneProgress,
  ReviseMilestone,
  SetMilestone,
} from './commitment-commands.js';
import { asSaid, same } from './in-languages.js';
import { inOneLanguage, notYet, type Plan, planState } from './plan.js';

/** A milestone as decisions see it. */
export type Milestone = {
  readonly is: 'unknown' | 'set' | 'dropped';
  readonly version: number;
  readonly reports: number;
  readonly content: MilestoneContent | undefined;
};

export const milestoneState: Fold<Milestone, MilestoneEvent> = {
  category: 'milestone',
  initial: { is: 'unknown', version: 0, reports: 0, content: undefined },
  evolve(state, event: Seen<MilestoneEvent>): Milestone {
    switch (event.type) {
      case 'MilestoneSet':
        return { ...state, is: 'set', version: event.data.version, content: event.data.content };
      case 'MilestoneRevised':
        return { ...state, version: event.data.version, content: event.data.content };
      case 'MilestoneDropped':
        return { ...state, is: 'dropped' };
      case 'MilestoneProgressReported':
        return { ...state, reports: event.data.report };
      default:
        return state;
    }
  },
};

type Given = { readonly plan: Plan; readonly commitment: Commitment };
type Decided = Decision<MilestoneEvent>;

/** What a text in one or two languages is sealed as: both names, the missing one empty. */
export const told = ({ ka = '', en = '' }: { ka?: string; en?: string }): Told => ({ ka, en });
/** The key under which official words about a commitment are sealed: the public's business, and no person's. */
export const aboutCommitment = (commitment: string): string => `commitment-${commitment}`;

/** A milestone of a commitment: what can be checked by when, and how far it has come. */
export const milestone: Decider<Milestone, OfMilestone, MilestoneEvent, Given> = {
  ...milestoneState,
  handles: [SetMilestone, ReviseMilestone, DropMilestone, ReportMilestoneProgress],
  id: ({ commitment, milestone }) => `${commitment}_${milestone}`,
  given: {
    plan: { fold: planState as never, id: (command) => command.plan },
    commitment: { fold: commitmentState as never, id: (command) => command.commitment },
  },

  decide(command, state, now, given): Decided {
    const wrong = stray(command, given);
    if (wrong) return wrong;
    if (command instanceof SetMilestone) return set(command, state, given);
    if (state.is === 'unknown') return refuse('milestone.not-found', { milestone: command.milestone });
    if (command instanceof DropMilestone) return drop(command, state, given);
    if (state.is === 'dropped') return refuse('milestone.dropped');
    if (command instanceof ReviseMilestone) return revise(command, state, given);
    return report(command as ReportMilestoneProgress, state, now, given);
  },
};

/** Why nothing is done with what a commitment consists of. */
export function stray(
  { plan, commitment }: { readonly plan: string; readonly commitment: string },
  given: Given,
): Refusal | undefined {
  if (given.commitment.is === 'unknown' || given.commitment.plan !== plan)
    return refuse('commitment.not-found', { commitment });
  return given.commitment.is === 'withdrawn' ? refuse('commitment.withdrawn') : undefined;
}

function set(command: SetMilestone, state: Milestone, given: Given): Decided {
  const { commitment, plan, milestone } = command;
  const content = asSaid<MilestoneContent>(command.content);
  if (state.is !== 'unknown')
    return state.version === 1 && same(content, state.content) ? [] : refuse('milestone.already-set', { milestone });
  const wrong = inconsistent(content, given);
  if (wrong) return wrong;
  return [{ type: 'MilestoneSet', data: { commitment, plan, milestone, version: 1, content } }];
}

function revise(command: ReviseMilestone, state: Milestone, given: Given): Decided {
  const { commitment, plan, milestone, version } = command;
  const [content, reason] = [asSaid<MilestoneContent>(command.content), asSaid(command.reason)];
  if (same(content, state.content)) return [];
  if (version !== state.version + 1) return refuse('plan.not-later', { version: state.version });
  const wrong = inconsistent(content, given) ?? adoptedInBoth({ reason }, given);
  if (wrong) return wrong;
  return [{ type: 'MilestoneRevised', data: { commitment, plan, milestone, version, content, reason } }];
}

function drop(command: DropMilestone, state: Milestone, given: Given): Decided {
  if (state.is === 'dropped') return [];
  const { commitment, plan, milestone } = command;
  const reason = asSaid(command.reason);
  const wrong = adoptedInBoth({ reason }, given);
  if (wrong) return wrong;
  return [{ type: 'MilestoneDropped', data: { commitment, plan, milestone, reason } }];
}

function report(command: ReportMilestoneProgress, state: Milestone, { at }: Now, { plan: of }: Given): Decided {
  const next = state.reports + 1;
  const { commitment, plan, milestone, report = next, completion, by, day, text } = command;
  if (report !== next) return refuse('plan.not-later', { report: state.reports });
  const wrong = notYet(day, at);
  if (wrong) return wrong;
  if (strangerIn([by], of) !== undefined) return refuse('plan.institution-unknown', { code: by });
  return [
    {
      type: 'MilestoneProgressReported',
      data: { commitment, plan, milestone, report, completion, by, day },
      private: { subject: aboutCommitment(commitment), content: told(text) },
    },
  ];
}

const adoptedInBoth = (words: object, { plan }: Given) => (plan.is === 'draft' ? undefined : inOneLanguage(words));

function inconsistent(content: MilestoneContent, { plan, commitment }: Given): Refusal | undefined {
  const { from, to, lead } = content;
  if (!within({ from, to }, commitment.content!)) return refuse('commitment.outside-plan', { from, to });
  const stranger = strangerIn(lead, plan);
  if (stranger !== undefined) return refuse('plan.institution-unknown', { code: stranger });
  return plan.is === 'draft' ? undefined : inOneLanguage(content);
}
