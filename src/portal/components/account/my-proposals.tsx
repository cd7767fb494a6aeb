import type { MyProposal } from '../../../http/my-proposals.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { ProposalTag } from '../budget/proposal-card.js';

/** What the reader has brought into budget rounds. */
export function MyProposals({ proposals, lang }: { readonly proposals: readonly MyProposal[]; readonly lang: Lang }) {
  const { mine: t, ...words } = say(lang).proposals;
  const to = paths(lang);
  return (
    <section class="card stack" aria-labelledby="proposals">
      <h2 id="proposals">{t.title}</h2>
      {proposals.length === 0 && <p class="meta">{t.none}</p>}
      <ul class="rows">
        {proposals.map((proposal) => (
          <li>
            <ProposalTag proposal={proposal} lang={lang} />
            <h3>
              <a href={to.proposal(proposal.proposal)} lang={proposal.title === null ? undefined : proposal.language}>
                {proposal.title ?? words.untitled}
              </a>
            </h3>
            <p class="meta dotted">
              <span>{words.submitted(proposal.submittedAt)}</span>
              {proposal.appealUntil && <span>{t.appealUntil(proposal.appealUntil)}</span>}
            </p>
          </li>
        ))}
      </ul>
      <p>
        <a class="button quiet" href={to.budget}>
          {t.rounds}
        </a>
      </p>
    </section>
  );
}
