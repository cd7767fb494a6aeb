import type { CountProgress } from '../../../ballots/count-progress.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { potName } from '../budget/round-parts.js';
import { Meter } from '../meter.js';

type Props = { readonly counting: CountProgress; readonly here: string; readonly lang: Lang };

/** How far the count of opened ballots is, as it was when the page was asked for. */
export function CountingNow({ counting, here, lang }: Props) {
  const t = say(lang).results.counting;
  const { state, pot, done, pots, run, percent } = counting;
  const name = pot === null ? undefined : potName(pot, lang);
  return (
    <section class="card stack" aria-labelledby="counting">
      <h2 id="counting">{state === 'unfinished' ? t.stopped : t.title}</h2>
      {state === 'unfinished' && name !== undefined && <p>{t.unfinished(name, run)}</p>}
      {state === 'waits' && <p>{t.waits}</p>}
      {state === 'counting' && (
        <>
          <Meter value={percent} of={100} label={t.percent(percent)} />
          <p>{t.percent(percent)}</p>
          {name !== undefined && <p>{t.pot(name, Math.min(done + 1, pots), pots)}</p>}
          {run > 0 && <p class="meta">{t.run(run)}</p>}
        </>
      )}
      {state !== 'unfinished' && (
        <p>
          <a class="button quiet" href={here}>
            {t.again}
          </a>
        </p>
      )}
    </section>
  );
}
