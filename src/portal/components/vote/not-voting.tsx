import type { VNode } from 'preact';
import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Banner } from '../banner.js';

type Props = { readonly round: RoundView; readonly now: string; readonly lang: Lang };

/** Why nobody can vote in a round now: it is over, or has not begun. */
export function NotVoting({ round, now, lang }: Props): VNode {
  const t = say(lang).vote;
  const { from, until } = round.rules.phases.voting;
  if (now >= until || round.closed)
    return (
      <Banner title={t.over}>
        <p>{t.overText}</p>
        <p>
          <a href={paths(lang).budgetResult(round.id)}>{t.result}</a>
        </p>
      </Banner>
    );
  return (
    <Banner title={t.notYet}>
      {now < from && <p>{t.opens(from)}</p>}
      {!round.voting && <p>{t.notOpened}</p>}
    </Banner>
  );
}
