import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { RoundTag } from './round-parts.js';

type Props = { readonly round: RoundView; readonly lang: Lang };

/** A round in a list: what there is to give, when people vote, and where in it today is. */
export function RoundCard({ round: { id, title, state, phase, rules, result }, lang }: Props) {
  const t = say(lang).budget;
  const to = paths(lang);
  const { voting } = rules.phases;
  const allocation = rules.ballot.type === 'allocation';
  return (
    <li class="card item plain">
      <div class="kicker">
        <RoundTag state={state} lang={lang} />
        {phase && (
          <span class="meta">
            {t.phases.here}: {t.phases[phase]}
          </span>
        )}
      </div>
      <h2>
        <a href={to.budgetRound(id)}>{title[lang]}</a>
      </h2>
      <p class="meta dotted">
        <span>{allocation ? t.allocation : t.envelope(rules.envelope.total)}</span>
        <span>{t.votingTerm(voting.from, voting.until)}</span>
        {!allocation && <a href={to.proposals(id)}>{say(lang).proposals.title}</a>}
        {result && <a href={to.budgetResult(id)}>{t.result.title}</a>}
      </p>
    </li>
  );
}
