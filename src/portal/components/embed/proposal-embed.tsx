import type { ProposalView } from '../../../../read-models/proposals.js';
import { excerpt } from '../../excerpt.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { costOf, ProposalTag } from '../budget/proposal-card.js';
import { potName } from '../budget/round-parts.js';

type Props = {
  readonly proposal: ProposalView;
  readonly open: { readonly title: string; readonly body: string };
  readonly lang: Lang;
};

/** A proposal within somebody else's page. */
export function ProposalEmbed({ proposal, open, lang }: Props) {
  const { id, language, pot, submittedAt } = proposal;
  const cost = costOf(proposal, lang);
  return (
    <>
      <p class="kicker">
        <ProposalTag proposal={proposal} lang={lang} />
        <span class="meta">{potName(pot, lang)}</span>
      </p>
      <h1 lang={language}>
        <a href={paths(lang).proposal(id)} target="_blank" rel="noopener">
          {open.title}
        </a>
      </h1>
      <p class="clipped" lang={language}>
        {excerpt(open.body, 300)}
      </p>
      <p class="meta dotted">
        {cost && <span>{cost}</span>}
        <span>{say(lang).proposals.submitted(submittedAt)}</span>
      </p>
    </>
  );
}
