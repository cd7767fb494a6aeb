import type { VNode } from 'preact';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { BallotForm } from '../components/vote/ballot-form.js';
import { NotVoting } from '../components/vote/not-voting.js';
import type { Shown } from '../components/vote/on-ballot.js';
import { NumberField } from '../components/vote/ticket.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type KioskView = Framed &
  Shown & {
    readonly number: string;
    /** Where the number is used; undefined while none was entered that holds. */
    readonly channel?: 'kiosk' | 'paper' | undefined;
    readonly errors: readonly FormError[];
  };

/** The ballot of whoever brings a number: the person at a kiosk, or an official who enters a paper form. */
export function KioskPage(view: KioskView, lang: Lang): VNode {
  const { frame, round, number, channel, errors } = view;
  const { vote, counter } = say(lang);
  const t = counter.kiosk;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="budget"
      meta={{ title: `${t.title}: ${round.title[lang]}`, unlisted: true, failed: errors.length > 0 }}
    >
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.budgetRound(round.id), label: round.title[lang] }]} here={t.title} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{round.title[lang]}</p>
        {!round.votes && <NotVoting round={round} now={frame.now} lang={lang} />}
        {channel && (
          <Banner tone="waits" title={vote.draft}>
            <p>
              {t.nothing} {t.final}
            </p>
          </Banner>
        )}
        {round.votes && !channel && <NumberForm view={view} lang={lang} />}
        {channel && (
          <BallotForm
            shown={view}
            frame={frame}
            errors={errors}
            carried={{ action: to.kiosk(round.id), fields: <NumberField number={number} /> }}
            lang={lang}
          />
        )}
        <section class="card quiet stack" aria-labelledby="sees">
          <h2 id="sees">{t.seesTitle}</h2>
          <ul>
            {t.sees[channel ?? 'kiosk'].map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </section>
      </div>
    </Layout>
  );
}

function NumberForm({ view: { frame, round, number, errors }, lang }: { view: KioskView; lang: Lang }) {
  const t = say(lang).counter.kiosk;
  return (
    <form class="card form" method="post" action={paths(lang).kiosk(round.id)} autocomplete="off">
      <Guard frame={frame} />
      <p>{t.lead}</p>
      <Field
        lang={lang}
        name="number"
        label={t.number}
        hint={t.numberHint}
        value={number}
        error={errorOf(errors, 'number')}
        input={{ inputMode: 'numeric', maxLength: 20, autocomplete: 'off', class: 'input digits' }}
        short
      />
      <p>{t.final}</p>
      <p>
        <button type="submit" class="button" name="step" value="enter">
          {t.go}
        </button>
      </p>
    </form>
  );
}
