import { daysAfter } from '../../events/calendar.js';
import type { ContributionEvent, ContributionMade } from '../../events/ogp-monitoring.js';
import { type Decider, type Decision, type Now, refuse, type Seen } from '../decider.js';
import { type Commitment, commitmentState, strangerIn } from './commitment.js';
import {
  AnswerContribution,
  HideContribution,
  MakeContribution,
  type OfContribution,
  RecordContribution,
  ShowContribution,
} from './contribution-commands.js';
import { told } from './milestone.js';
import { type Plan, planState } from './plan.js';

type Contribution = {
  readonly made: ContributionMade['data'] | undefined;
  readonly version: number;
  readonly hidden: boolean;
};
type Given = { readonly plan: Plan; readonly commitment: Commitment };
type Decided = Decision<ContributionEvent>;

/** What is said of a contribution by officials is the public's business, and no person's. */
const ofItself = (contribution: string) => `contribution-${contribution}`;

/** `contribution-<id>`: what somebody said to a plan or a commitment, and the reasoned response. */
export const contribution: Decider<Contribution, OfContribution, ContributionEvent, Given> = {
  category: 'contribution',
  handles: [MakeContribution, RecordContribution, AnswerContribution, HideContribution, ShowContribution],
  id: (command) => command.contribution,
  initial: { made: undefined, version: 0, hidden: false },
  given: {
    plan: { fold: planState as never, id: (command) => command.plan },
    commitment: { fold: commitmentState as never, id: (command) => command.commitment ?? '-' },
  },

  evolve(state, event: Seen<ContributionEvent>): Contribution {
    switch (event.type) {
      case 'ContributionMade':
        return { ...state, made: event.data };
      case 'ContributionAnswered':
        return { ...state, version: event.data.version };
      case 'ContributionHidden':
        return { ...state, hidden: true };
      case 'ContributionShown':
        return { ...state, hidden: false };
      default:
        return state;
    }
  },

  decide(command, state, now, given): Decided {
    if (command instanceof MakeContribution || command instanceof RecordContribution)
      return state.made ? [] : make(command, now, given);
    if (!state.made) return refuse('contribution.not-found', { contribution: command.contribution });
    const { contribution, plan, commitment } = state.made;
    const of = { contribution, plan, ...(commitment && { commitment }) };
    const subject = ofItself(contribution);
    if (command instanceof AnswerContribution) return answer(command, of, state, given);
    if (command instanceof HideContribution) {
      const data = { ...of, ground: command.ground };
      const content = { text: command.text };
      return state.hidden ? [] : [{ type: 'ContributionHidden', data, private: { subject, content } }];
    }
    const content = { text: (command as ShowContribution).text };
    return state.hidden ? [{ type: 'ContributionShown', data: of, private: { subject, content } }] : [];
  },
};

function make(command: MakeContribution | RecordContribution, { at }: Now, given: Given): Decided {
  const { contribution, plan, commitment, kind, language, text, organisation = '' } = command;
  const { terms } = given.plan;
  if (!terms) return refuse('plan.not-found', { plan });
  if (commitment && (given.commitment.is === 'unknown' || given.commitment.plan !== plan))
    return refuse('commitment.not-found', { commitment });
  const of = { contribution, plan, ...(commitment && { commitment }) };
  const own = command instanceof MakeContribution;
  const named = own && command.display === 'register' && command.name !== '';
  const channel = own ? ('portal' as const) : command.channel;
  const by = { author: own ? command.author : null, organisation: organisation !== '', named };
  const data = { ...of, kind, channel, language, ...by, due: daysAfter(at, terms.responseDays) };
  const content = { text, name: named ? command.name : '', organisation };
  return [
    { type: 'ContributionMade', data, private: { subject: own ? command.key : ofItself(contribution), content } },
  ];
}

function answer(
  command: AnswerContribution,
  of: Pick<ContributionMade['data'], 'contribution' | 'plan' | 'commitment'>,
  state: Contribution,
  given: Given,
): Decided {
  const next = state.version + 1;
  const { version = next, decision, by, text } = command;
  if (version !== next) return refuse('plan.not-later', { version: state.version });
  if (strangerIn([by], given.plan) !== undefined) return refuse('plan.institution-unknown', { code: by });
  const data = { ...of, version, decision, by };
  return [{ type: 'ContributionAnswered', data, private: { subject: ofItself(of.contribution), content: told(text) } }];
}
