import type { RoundView } from '../../../../read-models/rounds.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

export const RECOUNT_STEPS = ['file', 'ballots', 'seed', 'result'] as const;

/** Counting again on the reader's own device: a script takes the place of the words that say it needs one. */
export function Recount({ round, lang }: { round: RoundView; lang: Lang }) {
  const t = say(lang).results.recount;
  return (
    <section class="card stack" aria-labelledby="recount" data-recount={round.id}>
      <h2 id="recount">{t.title}</h2>
      <p>{t.text}</p>
      <p data-no-script>{t.noScript}</p>
      <button type="button" class="button" data-begin hidden>
        {t.button}
      </button>
      <p role="status" data-said data-good={t.good} data-bad={t.bad} data-failed={t.failed} />
      <ul class="checks">
        {RECOUNT_STEPS.map((step) => (
          <li data-step={step} data-good={t.steps[step].good} data-bad={t.steps[step].bad} hidden />
        ))}
      </ul>
      <p class="hint" data-unopenable hidden />
      <p class="hint">{t.only}</p>
    </section>
  );
}
