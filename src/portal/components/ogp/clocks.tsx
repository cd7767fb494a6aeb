import type { ClockState, ClockView } from '../../../../read-models/ogp-clocks.js';
import type { CommitmentCard } from '../../../../read-models/ogp-plans.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Tag } from '../status-tag.js';

const TONES: Readonly<Record<ClockState, string>> = { met: 'good', 'met-late': 'waits', due: '', overdue: 'bad' };

type Props = {
  readonly terms: readonly ClockView[];
  readonly commitments: readonly Pick<CommitmentCard, 'id' | 'number'>[];
  readonly lang: Lang;
};

/** What the rules of OGP ask for by when, and whether it was done: in words. */
export function Clocks({ terms, commitments, lang }: Props) {
  const { ogp: t } = say(lang);
  const numbers = new Map(commitments.map(({ id, number }) => [id, number]));
  return (
    <section class="stack" aria-labelledby="clocks">
      <h2 id="clocks">{t.clocks}</h2>
      <p>{terms.length === 0 ? t.clock.none : t.clocksText}</p>
      {terms.length > 0 && (
        <div class="scroller">
          <table class="table stacking named" aria-labelledby="clocks">
            <thead>
              <tr>
                <th scope="col">{t.clock.what}</th>
                <th scope="col">{t.clock.due}</th>
                <th scope="col">{t.clock.standing}</th>
              </tr>
            </thead>
            <tbody>
              {terms.map(({ kind, commitment, due, met, state }) => (
                <tr key={`${kind} ${commitment} ${due}`}>
                  <th scope="row">
                    {t.clock.kind[kind]}
                    {commitment && (
                      <span class="sub">
                        {t.commitment} {numbers.get(commitment)}
                      </span>
                    )}
                  </th>
                  <td>
                    <span class="sub phone-only">{t.clock.due}</span>
                    <time dateTime={due}>{t.clock.on(due)}</time>
                  </td>
                  <td>
                    <Tag tone={TONES[state]}>{t.clock.state[state]}</Tag>
                    {met && <span class="sub">{t.clock.on(met)}</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
