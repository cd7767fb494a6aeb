import type { CommitmentContent, CommitmentEvent, PlanContent } from '../../events/ogp.js';
import { CORE_VALUES } from '../../events/ogp-vocabulary.js';
import { type Decider, type Decision, type Fold, type Refusal, refuse, type Seen } from '../decider.js';
import { DraftCommitment, type OfCommitment, ReviseCommitment, WithdrawCommitment } from './commitment-commands.js';
import { asSaid, isPeriod, same } from './in-languages.js';
import { LIVE_QUERIES } from './live-queries.js';
import { inOneLanguage, type Plan, planState } from './plan.js';

/** A commitment as decisions see it. */
export type Commitment = {
  readonly is: 'unknown' | 'drafted' | 'withdrawn';
  readonly plan: string;
  readonly version: number;
  readonly content: CommitmentContent | undefined;
};

export const commitmentState: Fold<Commitment, CommitmentEvent> = {
  category: 'commitment',
  initial: { is: 'unknown', plan: '', version: 0, content: undefined },
  evolve(state, event: Seen<CommitmentEvent>): Commitment {
    switch (event.type) {
      case 'CommitmentDrafted': {
        const { plan, version, content } = event.data;
        return { is: 'drafted', plan, version, content };
      }
      case 'CommitmentRevised':
        return { ...state, version: event.data.version, content: event.data.content };
      case 'CommitmentWithdrawn':
        return { ...state, is: 'withdrawn' };
      default:
        return state;
    }
  },
};

type Decided = Decision<CommitmentEvent>;

/** A commitment: what a plan promises, version by version. Once the plan is adopted every version gives its reason in both languages. */
export const commitment: Decider<Commitment, OfCommitment, CommitmentEvent, { readonly plan: Plan }> = {
  ...commitmentState,
  handles: [DraftCommitment, ReviseCommitment, WithdrawCommitment],
  id: (command) => command.commitment,
  given: { plan: { fold: planState as never, id: (command) => command.plan } },

  decide(command, state, _, { plan }): Decided {
    if (plan.is === 'unknown') return refuse('plan.not-found', { plan: command.plan });
    if (command instanceof DraftCommitment) return draft(command, state, plan);
    if (state.is === 'unknown' || state.plan !== command.plan)
      return refuse('commitment.not-found', { commitment: command.commitment });
    if (command instanceof ReviseCommitment) return revise(command, state, plan);
    return withdraw(command as WithdrawCommitment, state, plan);
  },
};

function draft({ commitment, plan: id, content: said }: DraftCommitment, state: Commitment, plan: Plan): Decided {
  const content = asSaid<CommitmentContent>(said);
  if (state.is !== 'unknown') {
    const again = state.version === 1 && state.plan === id && same(content, state.content);
    return again ? [] : refuse('commitment.already-drafted', { commitment });
  }
  const wrong = inconsistent(content, plan);
  if (wrong) return wrong;
  return [{ type: 'CommitmentDrafted', data: { commitment, plan: id, version: 1, content } }];
}

function revise(command: ReviseCommitment, state: Commitment, plan: Plan): Decided {
  const { commitment, plan: id, version } = command;
  const [content, reason] = [asSaid<CommitmentContent>(command.content), asSaid(command.reason)];
  if (state.is === 'withdrawn') return refuse('commitment.withdrawn');
  if (same(content, state.content)) return [];
  if (version !== state.version + 1) return refuse('plan.not-later', { version: state.version });
  const wrong = inconsistent(content, plan) ?? (plan.is === 'draft' ? undefined : inOneLanguage({ reason }));
  if (wrong) return wrong;
  return [{ type: 'CommitmentRevised', data: { commitment, plan: id, version, content, reason } }];
}

function withdraw(command: WithdrawCommitment, state: Commitment, plan: Plan): Decided {
  if (state.is === 'withdrawn') return [];
  const { commitment, plan: id } = command;
  const reason = asSaid(command.reason);
  const wrong = plan.is === 'draft' ? undefined : inOneLanguage({ reason });
  if (wrong) return wrong;
  return [{ type: 'CommitmentWithdrawn', data: { commitment, plan: id, reason } }];
}

function inconsistent(content: CommitmentContent, plan: Plan): Refusal | undefined {
  const { values, from, to, lead, support, figures } = content;
  if (!values.some((value) => CORE_VALUES.includes(value))) return refuse('commitment.no-core-value');
  if (!within({ from, to }, plan.content!)) return refuse('commitment.outside-plan', { from, to });
  const stranger = strangerIn([...lead, ...support], plan);
  if (stranger !== undefined) return refuse('plan.institution-unknown', { code: stranger });
  const figure = figures.find((code) => !LIVE_QUERIES.some((known) => known === code));
  if (figure !== undefined) return refuse('commitment.figure-unknown', { figure });
  return plan.is === 'draft' ? undefined : inOneLanguage(content);
}

/** A real period that lies within another. */
export const within = (inner: Pick<PlanContent, 'from' | 'to'>, outer: Pick<PlanContent, 'from' | 'to'>): boolean =>
  isPeriod(inner.from, inner.to) && inner.from >= outer.from && inner.to <= outer.to;

/** The first of some institutions that the plan does not know. */
export function strangerIn(codes: readonly string[], { content }: Plan): string | undefined {
  const known = new Set(content?.institutions.map(({ code }) => code));
  return codes.find((code) => !known.has(code));
}
