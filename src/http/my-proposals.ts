import type { ProposalStatus } from '../../read-models/proposal-documents.js';
import { ProposalById } from '../../read-models/proposals.js';
import { proposalScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { Questions } from '../read/questions.js';

export type MyProposal = {
  readonly proposal: string;
  readonly round: string;
  readonly title: string | null;
  readonly language: 'ka' | 'en';
  readonly status: ProposalStatus;
  readonly won: boolean;
  readonly submittedAt: string;
  /** Until when its rejection can be appealed; null where there is none, or it was. */
  readonly appealUntil: string | null;
};

const OF_PROPOSAL = proposalScope('');

/** What somebody has brought into budget rounds, the newest first. To them it is open, also where it is hidden. */
export async function proposalsOf(
  person: string,
  vault: Pick<Vault, 'scopesOf'>,
  questions: Questions,
): Promise<readonly MyProposal[]> {
  const entered = vault.scopesOf(person).filter(({ scope }) => scope.startsWith(OF_PROPOSAL));
  const found = await Promise.all(
    entered.map(async ({ scope }): Promise<readonly MyProposal[]> => {
      const proposal = scope.slice(OF_PROPOSAL.length);
      const view = await questions.ask((now) => new ProposalById(now, proposal, 'staff'));
      if (!view) return [];
      const { round, text, language, status, won, submittedAt, rejection } = view;
      const title = 'title' in text ? (text.title as string) : null;
      const appealUntil = rejection?.appeal === 'none' ? rejection.appealUntil : null;
      return [{ proposal, round, title, language, status, won, submittedAt, appealUntil }];
    }),
  );
  return found.flat().sort((a, b) => (a.submittedAt < b.submittedAt ? 1 : -1));
}
