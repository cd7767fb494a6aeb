import type { VNode } from 'preact';
import type { PetitionView } from '../../../read-models/petition-views.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Checkbox, Choices } from '../components/choices.js';
import { Guard } from '../components/guard.js';
import { DoneMark } from '../components/icon.js';
import { KnownByDocument } from '../components/office/known-by-document.js';
import { FormPage, RoomPage } from '../components/office/office-page.js';
import { type Choice, PetitionPicker, type Picked } from '../components/office/petition-picker.js';
import type { Waiting } from '../components/office/room-tabs.js';
import { isShown, titleLang, titleOf } from '../components/text.js';
import type { DateParts } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

type Of = Pick<PetitionView, 'id' | 'text' | 'language'>;

/** Petitions that somebody at a service hall may sign. */
export type HallView = Framed & {
  readonly pick: Choice;
  readonly petitions: Picked;
  readonly waiting: Waiting;
};

/** Who signs, on what proof, and with which words. */
export type AssistView = Framed & {
  readonly petition: Of & Pick<PetitionView, 'signable' | 'addressee'>;
  readonly errors: readonly FormError[];
  readonly kept: Readonly<Partial<Record<'personalNumber' | 'documentNumber' | 'display' | 'consent', string>>> & {
    readonly birthDate?: DateParts | undefined;
  };
};

/** What the person takes home. */
export type AssistedView = Framed & {
  readonly petition: Of;
  readonly receipt: { readonly position: number; readonly eventId: string };
  /** They had signed before. */
  readonly again: boolean;
};

export function HallPage({ frame, pick, petitions, waiting }: HallView, lang: Lang): VNode {
  const t = say(lang).hall;
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="hall" waiting={waiting} title={t.title} lead={t.lead}>
      <div class="split gap-above">
        <section class="stack" aria-labelledby="choose">
          <h2 id="choose">{t.choose}</h2>
          <PetitionPicker lang={lang} action={to.hall} pick={pick} petitions={petitions} to={to.hallFor} />
        </section>
        <aside aria-labelledby="how">
          <HowTo lang={lang} />
        </aside>
      </div>
    </RoomPage>
  );
}

export function AssistPage({ frame, petition, errors, kept }: AssistView, lang: Lang): VNode {
  const t = say(lang).hall;
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: paths(lang).hall, label: t.title }]}
      here={t.form}
      errors={errors}
      head={
        <>
          <h1 lang={titleLang(petition)}>{titleOf(petition.text, lang)}</h1>
          {isShown(petition.text) && (
            <p class="demand" lang={petition.language}>
              {petition.text.demand}
            </p>
          )}
        </>
      }
    >
      <div class="split">
        {petition.signable ? (
          <SignerForm frame={frame} petition={petition} errors={errors} kept={kept} lang={lang} />
        ) : (
          <Banner tone="waits" title={t.notSignable} />
        )}
        <aside aria-labelledby="how">
          <HowTo lang={lang} />
        </aside>
      </div>
    </FormPage>
  );
}

/** What the official does, step by step; it stands beside the work and not in its way. */
function HowTo({ lang }: { lang: Lang }) {
  const { steps: t } = say(lang).hall;
  return (
    <section class="card quiet stack" aria-labelledby="how">
      <h2 id="how">{t.title}</h2>
      <ol class="numbered">
        {t.items.map((item) => (
          <li>{item}</li>
        ))}
      </ol>
    </section>
  );
}

function SignerForm({ frame, petition, errors, kept, lang }: AssistView & { lang: Lang }) {
  const t = say(lang).hall;
  return (
    <form class="card form" method="post" action={paths(lang).hallFor(petition.id)} data-once autocomplete="off">
      <Guard frame={frame} />
      <h2>{t.form}</h2>
      <KnownByDocument errors={errors} kept={kept} lang={lang} />
      <div class={errorOf(errors, 'consent') ? 'stack wrong' : 'stack'}>
        <h3 id="consent-words">{t.consentTitle}</h3>
        <blockquote class="said">
          <p>{t.consent}</p>
          {petition.addressee === 'sakrebulo' && <p>{t.consentList}</p>}
        </blockquote>
        {errorOf(errors, 'consent') && <p class="mistake">{errorOf(errors, 'consent')}</p>}
        <Checkbox name="consent" value="yes" checked={kept.consent === 'yes'} required>
          {t.confirmed}
        </Checkbox>
      </div>
      <Choices
        lang={lang}
        name="display"
        legend={t.display}
        hint={t.displayHint}
        error={errorOf(errors, 'display')}
        choices={[
          { value: 'none', label: t.displays.none },
          { value: 'initials', label: t.displays.initials },
        ]}
        chosen={[kept.display ?? '']}
      />
      <p>
        <button type="submit" class="button">
          {t.send}
        </button>
      </p>
    </form>
  );
}

export function AssistedPage({ frame, petition, receipt, again }: AssistedView, lang: Lang): VNode {
  const { done: t, title } = say(lang).hall;
  const to = paths(lang);
  const { position, eventId } = receipt;
  return (
    <Layout frame={frame} lang={lang} room="office" meta={{ title: t.title, unlisted: true, islands: ['form'] }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.hall, label: title }]} here={t.title} />
        <section class="card raised stack" aria-labelledby="done">
          <DoneMark />
          <div role="status" tabIndex={-1} class="stack" data-done>
            <h1 id="done">{t.title}</h1>
            <p lang={titleLang(petition)}>{titleOf(petition.text, lang)}</p>
            <p>{again ? t.again : t.text}</p>
          </div>
          <div class="receipt">
            <b>{t.receipt(position)}</b>
            <code>{eventId}</code>
            {!again && <span class="meta">{format(lang).moment(frame.now)}</span>}
            <p class="hint">
              {t.give} <a href={to.receipt(eventId)}>{t.check}</a>
            </p>
          </div>
          <p class="deeds no-print">
            <a class="button" href={to.hallFor(petition.id)}>
              {t.next}
            </a>
            <a href={to.hall}>{t.other}</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}
