import type { VNode } from 'preact';
import type { RoundView } from '../../../read-models/rounds.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Checkbox, Choices } from '../components/choices.js';
import { Guard } from '../components/guard.js';
import { DoneMark } from '../components/icon.js';
import { KnownByDocument } from '../components/office/known-by-document.js';
import { FormPage, RoomPage } from '../components/office/office-page.js';
import type { DateParts } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

type Channel = 'kiosk' | 'paper';
type Round = Pick<RoundView, 'id' | 'title' | 'rules'>;

/** Rounds that vote now. */
export type CounterView = Framed & { readonly rounds: readonly Round[] };
/** Who votes, on what proof, and how. */
export type CounterFormView = Framed & {
  readonly round: Round;
  /** What its rules allow now. */
  readonly channels: readonly Channel[];
  readonly errors: readonly FormError[];
  readonly kept: {
    readonly personalNumber?: string;
    readonly documentNumber?: string;
    readonly channel?: Channel | undefined;
    readonly birthDate?: DateParts | undefined;
  };
};
/** What is handed over. */
export type NumberGivenView = Framed & {
  readonly round: Round;
  readonly channel: Channel;
  readonly number: string;
  readonly until: string;
};

export function CounterPage({ frame, rounds }: CounterView, lang: Lang): VNode {
  const t = say(lang).counter;
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="counter" waiting={{}} title={t.title} lead={t.lead}>
      <div class="split gap-above">
        <section class="stack" aria-labelledby="choose">
          <h2 id="choose">{t.choose}</h2>
          {rounds.length === 0 && <p>{t.none}</p>}
          <ul class="list">
            {rounds.map(({ id, title, rules }) => (
              <li class="card stack">
                <h3>
                  <a href={to.counterFor(id)}>{title[lang]}</a>
                </h3>
                <p class="meta">{t.until(rules.phases.voting.until)}</p>
              </li>
            ))}
          </ul>
        </section>
        <Beside lang={lang} />
      </div>
    </RoomPage>
  );
}

export function CounterFormPage(view: CounterFormView, lang: Lang): VNode {
  const { frame, round, channels, errors } = view;
  const t = say(lang).counter;
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: paths(lang).counter, label: t.title }]}
      here={t.form}
      errors={errors}
      head={<h1>{round.title[lang]}</h1>}
    >
      <div class="split">
        {channels.length > 0 ? <PersonForm view={view} lang={lang} /> : <Banner tone="waits" title={t.noWay} />}
        <Beside lang={lang} />
      </div>
    </FormPage>
  );
}

function Beside({ lang }: { lang: Lang }) {
  const { steps, sees } = say(lang).counter;
  return (
    <aside class="stack" aria-label={steps.title}>
      <section class="card quiet stack" aria-labelledby="how">
        <h2 id="how">{steps.title}</h2>
        <ol class="numbered">
          {steps.items.map((item) => (
            <li>{item}</li>
          ))}
        </ol>
      </section>
      <section class="card quiet stack" aria-labelledby="sees">
        <h2 id="sees">{sees.title}</h2>
        <ul>
          {sees.items.map((item) => (
            <li>{item}</li>
          ))}
        </ul>
      </section>
    </aside>
  );
}

function PersonForm({ view: { frame, round, channels, errors, kept }, lang }: { view: CounterFormView; lang: Lang }) {
  const { counter: t } = say(lang);
  return (
    <form class="card form" method="post" action={paths(lang).counterFor(round.id)} data-once autocomplete="off">
      <Guard frame={frame} />
      <h2>{t.form}</h2>
      <KnownByDocument errors={errors} kept={kept} lang={lang} />
      <Choices
        lang={lang}
        name="channel"
        legend={t.channel}
        error={errorOf(errors, 'channel')}
        choices={channels.map((value) => ({ value, label: t.channels[value] }))}
        chosen={[kept.channel ?? '']}
      />
      <div class={errorOf(errors, 'consent') ? 'stack wrong' : 'stack'}>
        <h3>{t.aloudTitle}</h3>
        <blockquote class="said">
          <p>{t.aloud}</p>
        </blockquote>
        {errorOf(errors, 'consent') && <p class="mistake">{errorOf(errors, 'consent')}</p>}
        <Checkbox name="consent" value="yes" required>
          {t.confirmed}
        </Checkbox>
      </div>
      <p>
        <button type="submit" class="button">
          {t.give}
        </button>
      </p>
    </form>
  );
}

export function NumberGivenPage({ frame, round, channel, number, until }: NumberGivenView, lang: Lang): VNode {
  const { counter } = say(lang);
  const { given: t } = counter;
  const to = paths(lang);
  const address = `${frame.origin}${to.kiosk(round.id)}`;
  return (
    <Layout frame={frame} lang={lang} room="office" meta={{ title: t.title, unlisted: true }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.counter, label: counter.title }]} here={t.title} />
        <section class="card raised stack" aria-labelledby="given">
          <DoneMark />
          <h1 id="given">{t.title}</h1>
          <p>{round.title[lang]}</p>
          <p class="code digits" data-number>
            {number}
          </p>
          <p>{t.until(until)}</p>
          <p class="no-print">
            <b>{t.once}</b>
          </p>
          <p>
            {t[channel]} <a href={to.kiosk(round.id)}>{address}</a>
          </p>
          <p>{counter.kiosk.final}</p>
          <p class="hint no-print">{t.print}</p>
          <p class="deeds no-print">
            <a class="button" href={to.counterFor(round.id)}>
              {t.next}
            </a>
          </p>
        </section>
      </div>
    </Layout>
  );
}
