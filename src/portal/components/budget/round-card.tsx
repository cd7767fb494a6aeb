import { isAboutThemes } from '../../../../events/budgeting.js';
import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { aboutRound, RoundTag } from './round-parts.js';

type Props = { readonly round: RoundView; readonly lang: Lang };

/** A round in a list: what there is to give, when people vote, and where in it today is. */
export function RoundCard({ round: { id, title, state, phase, rules, result }, lang }: Props) {
  const t = say(lang).budget;
  const to = paths(lang);
  const { voting } = rules.phases;
  const themes = isAboutThemes(rules.ballot);
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
        <span>{aboutRound(rules, lang)}</span>
        <span>{t.votingTerm(voting.from, voting.until)}</span>
        {!themes && <a href={to.proposals(id)}>{say(lang).proposals.title}</a>}
        {result && <a href={to.budgetResult(id)}>{t.result.title}</a>}
      </p>
    </li>
  );
}
