import type { RoundView } from '../../../../read-models/rounds.js';
import type { Frame, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { Guard } from '../guard.js';

type Props = {
  readonly frame: Frame;
  readonly round: RoundView;
  /** Null for whoever is not signed in. */
  readonly reminder: boolean | null;
  readonly lang: Lang;
};

/** To be reminded before no more proposals, or votes, are taken; nothing once that is over. */
export function RoundReminder({ frame, round, reminder, lang }: Props) {
  const t = say(lang).budget.reminder;
  const to = paths(lang);
  const { proposals, voting } = round.rules.phases;
  const ahead = [proposals, voting].some((term) => term && frame.now < term.until);
  if (!ahead) return null;
  return (
    <section class="card stack" aria-labelledby="reminder">
      <h2 id="reminder">{t.title}</h2>
      <p>{reminder ? t.on : t.text}</p>
      {reminder === null ? (
        <p>
          <a href={to.signIn(to.budgetRound(round.id))}>{say(lang).shell.signIn}</a>
        </p>
      ) : (
        <form method="post" action={to.remindOfRound(round.id)} data-once>
          <Guard frame={frame} />
          <button
            type="submit"
            class={reminder ? 'link-button' : 'button quiet'}
            name="on"
            value={reminder ? 'no' : 'yes'}
          >
            {reminder ? t.stop : t.ask}
          </button>
        </form>
      )}
    </section>
  );
}
