import type { ProposalView } from '../../../../read-models/proposals.js';
import { excerpt } from '../../excerpt.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { costOf, ProposalTag } from '../budget/proposal-card.js';
import { potName } from '../budget/round-parts.js';
import { Embedded } from './embedded.js';

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
    <Embedded
      tags={<ProposalTag proposal={proposal} lang={lang} />}
      where={potName(pot, lang)}
      href={paths(lang).proposal(id)}
      title={open.title}
      language={language}
    >
      <p class="clipped" lang={language}>
        {excerpt(open.body, 300)}
      </p>
      <p class="meta dotted">
        {cost && <span>{cost}</span>}
        <span>{say(lang).proposals.submitted(submittedAt)}</span>
      </p>
    </Embedded>
  );
}
