import { errorOf } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { paths } from '../../paths.js';
import { DeedForm } from '../deed-form.js';
import { TextArea } from '../field.js';
import { Guard } from '../guard.js';
import type { PartProps } from './view.js';

/** News of the petition, for whoever is signed in. */
export function FollowForm({ view: { petition, frame, mine }, lang }: PartProps) {
  const { follow: t } = say(lang).petition;
  const to = paths(lang);
  return (
    <section class="card stack no-print" aria-labelledby="follow">
      <h2 id="follow">{t.title}</h2>
      <p>{mine?.follows ? t.following : t.text}</p>
      {frame.reader === null ? (
        <p>
          <a class="button quiet" href={to.signIn(to.petition(petition.id))}>
            {say(lang).shell.signIn}
          </a>
        </p>
      ) : (
        <form method="post" action={mine?.follows ? to.unfollow(petition.id) : to.follow(petition.id)} data-once>
          <Guard frame={frame} />
          <button type="submit" class="button quiet">
            {mine?.follows ? t.unfollow : t.follow}
          </button>
        </form>
      )}
    </section>
  );
}

const RUNNING: readonly string[] = ['draft', 'gathering', 'submitted', 'open'];

/** What only the author may do: appeal against a refusal, take the petition back. */
export function AuthorSection({ view, lang }: PartProps) {
  const { petition, frame, mine } = view;
  const { refusal, appeal, status } = petition;
  if (!mine?.author || view.past) return null;
  if (status === 'refused' && refusal && !appeal && frame.now < refusal.appealUntil)
    return <AppealForm view={view} lang={lang} />;
  if (!RUNNING.includes(status)) return null;
  const { author: t } = say(lang).petition;
  return (
    <section class="card stack no-print" aria-labelledby="author">
      <h2 id="author">{t.title}</h2>
      <details class="fold">
        <summary>{t.takeBack}</summary>
        <form method="post" action={paths(lang).takeBack(petition.id)} class="stack" data-once>
          <Guard frame={frame} />
          <p class="hint">{t.takeBackHint}</p>
          <button type="submit" class="button danger">
            {t.sure}
          </button>
        </form>
      </details>
    </section>
  );
}

function AppealForm({ view: { petition, frame, errors = [], kept }, lang }: PartProps) {
  const { refused: t } = say(lang).petition;
  return (
    <section class="card stack" aria-labelledby="appeal">
      <h2 id="appeal">{t.appeal}</h2>
      <DeedForm frame={frame} action={paths(lang).appeal(petition.id)} class="form" data-once>
        <TextArea
          lang={lang}
          name="text"
          label={t.appealLabel}
          hint={t.appealHint}
          error={errorOf(errors, 'text')}
          value={kept?.appeal}
          rows={6}
          least={10}
          most={4000}
          counted
        />
        <p>
          <button type="submit" class="button">
            {t.appealSend}
          </button>
        </p>
      </DeedForm>
    </section>
  );
}
