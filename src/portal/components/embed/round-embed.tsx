import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { RoundTag } from '../budget/round-parts.js';
import { Embedded } from './embedded.js';

/** A budget round within somebody else's page. */
export function RoundEmbed({ round, lang }: { readonly round: RoundView; readonly lang: Lang }) {
  const { id, title, rules, state, phase } = round;
  const t = say(lang).budget;
  const { from, until } = rules.phases.voting;
  return (
    <Embedded
      tags={<RoundTag state={state} lang={lang} />}
      where={phase ? t.phases[phase] : undefined}
      href={paths(lang).budgetRound(id)}
      title={title[lang]}
    >
      <p>{rules.ballot.type === 'allocation' ? t.allocation : t.envelope(rules.envelope.total)}</p>
      <p class="meta">{t.votingTerm(from, until)}</p>
    </Embedded>
  );
}
