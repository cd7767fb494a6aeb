import type { ComponentChildren, VNode } from 'preact';
import type { OidcTrouble } from '../../identity/oidc.js';
import type { OidcProvider } from '../../identity/oidc-providers.js';
import { Banner } from '../components/banner.js';
import { DateField } from '../components/date-field.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import type { DateParts } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';
import { withQuery } from '../with-query.js';

/** The first page of signing in. What was typed comes back with a mistake, but for the numbers of documents. */
export type SignInView = Framed & {
  readonly next?: string | undefined;
  readonly errors: readonly FormError[];
  /** Who else may say who the reader is. */
  readonly providers: readonly Pick<OidcProvider, 'id' | 'label'>[];
  /** Why nobody came in by one of them. */
  readonly trouble?: OidcTrouble | undefined;
  readonly kept?:
    | { readonly personalNumber?: string; readonly birthDate?: DateParts | undefined; readonly contact?: string }
    | undefined;
};

/** The second: the same words whether or not anybody has that number. */
export type CodeView = Framed & {
  readonly next?: string | undefined;
  readonly errors: readonly FormError[];
  readonly personalNumber: string;
  readonly request: string;
};

const ELEVEN = { inputMode: 'numeric', pattern: '[0-9]{11}', maxLength: 11, autocomplete: 'off' } as const;
const SIX = { inputMode: 'numeric', pattern: '[0-9]{6}', maxLength: 6, autocomplete: 'one-time-code' } as const;

export function SignInPage(view: SignInView, lang: Lang): VNode {
  const { errors, kept = {} } = view;
  const { signIn: t } = say(lang).account;
  const other = ['birthDate', 'documentNumber', 'contact'];
  const openOther =
    errors.some(({ field }) => other.includes(field)) || kept.contact !== undefined || kept.birthDate !== undefined;
  const help = (
    <>
      <Providers view={view} lang={lang} />
      <Help title={t.why}>{t.whyText}</Help>
      <Help title={t.levels}>{t.levelsText}</Help>
    </>
  );
  return (
    <Door view={view} lang={lang} title={t.title} lead={t.lead} action={paths(lang).signIn()} beside={help}>
      <Digits view={view} lang={lang} name="personalNumber" label={t.personalNumber} hint={t.personalNumberHint} />
      <details class="fold" open={openOther}>
        <summary>{t.otherContact}</summary>
        <div class="form">
          <p class="hint">{t.otherContactText}</p>
          <OtherContact errors={errors} kept={kept} lang={lang} />
        </div>
      </details>
      <p>
        <button type="submit" class="button">
          {t.send}
        </button>
      </p>
    </Door>
  );
}

export function CodePage(view: CodeView, lang: Lang): VNode {
  const { frame, next, personalNumber, request } = view;
  const { code: t } = say(lang).account;
  const to = paths(lang);
  const help = (
    <>
      <p class="card quiet">{t.never}</p>
      {frame.demo && (
        <p class="banner waits">
          <a href={withQuery(to.outbox, { codes: 'yes' })}>{t.outbox}</a>
        </p>
      )}
    </>
  );
  return (
    <Door view={view} lang={lang} title={t.title} lead={t.sent} action={to.code} beside={help}>
      <input type="hidden" name="personalNumber" value={personalNumber} />
      <input type="hidden" name="request" value={request} />
      <Digits view={view} lang={lang} name="code" label={t.label} hint={t.hint} />
      <p class="deeds">
        <button type="submit" class="button">
          {t.enter}
        </button>
        <a href={to.signIn(next)}>{t.again}</a>
      </p>
    </Door>
  );
}

type DoorProps = {
  readonly view: SignInView | CodeView;
  readonly lang: Lang;
  readonly title: string;
  readonly lead: string;
  readonly action: string;
  readonly beside: ComponentChildren;
  readonly children: ComponentChildren;
};

/** Both pages of signing in: one form, what helps with it beside it, and where the reader was going. */
function Door({ view, lang, title, lead, action, beside, children }: DoorProps) {
  const { frame, next, errors } = view;
  const trouble = 'trouble' in view ? view.trouble : undefined;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="sign-in"
      meta={{ title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="stack">
        <ErrorSummary errors={errors} lang={lang} />
        {trouble && <Banner tone="waits" title={say(lang).account.providers.trouble[trouble]} news />}
        <h1>{title}</h1>
        <p class="lead">{lead}</p>
      </div>
      <div class="split">
        <DeedForm frame={frame} class="card raised form" action={action} data-once>
          {next && <input type="hidden" name="next" value={next} />}
          {children}
        </DeedForm>
        <aside class="stack" aria-label={say(lang).shell.footer.help}>
          {beside}
        </aside>
      </div>
    </Layout>
  );
}

/** Other ways in. They are links and no forms: a browser would not follow a form to another site. */
function Providers({ view: { providers, next }, lang }: { view: SignInView; lang: Lang }) {
  const { providers: t } = say(lang).account;
  if (providers.length === 0) return null;
  return (
    <section class="card stack" aria-labelledby="providers">
      <h2 id="providers">{t.title}</h2>
      <p>{t.text}</p>
      {providers.map(({ id, label }) => (
        <a class="button quiet whole" href={withQuery(`/auth/oidc/${id}`, { next, lang })} rel="nofollow">
          {t.with(label[lang])}
        </a>
      ))}
    </section>
  );
}

const Help = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="card quiet">
    <h2>{title}</h2>
    <p>{children}</p>
  </section>
);

type DigitsProps = {
  readonly view: SignInView | CodeView;
  readonly lang: Lang;
  readonly name: 'personalNumber' | 'code';
  readonly label: string;
  readonly hint: string;
};

/** The number that the page asks for. A code is never typed for anybody. */
function Digits({ view, lang, name, label, hint }: DigitsProps) {
  const kept = name === 'personalNumber' && 'kept' in view ? view.kept?.personalNumber : undefined;
  return (
    <Field
      lang={lang}
      name={name}
      label={label}
      hint={hint}
      error={errorOf(view.errors, name)}
      value={kept}
      input={{ ...(name === 'code' ? SIX : ELEVEN), class: 'input short digits' }}
    />
  );
}

type Other = {
  readonly errors: readonly FormError[];
  readonly kept: NonNullable<SignInView['kept']>;
  readonly lang: Lang;
};

function OtherContact({ errors, kept, lang }: Other) {
  const { signIn: t } = say(lang).account;
  const own = { maxLength: 200, autocomplete: 'off' } as const;
  return (
    <>
      <DateField
        lang={lang}
        name="birthDate"
        legend={t.birthDate}
        error={errorOf(errors, 'birthDate')}
        value={kept.birthDate}
        ownBirthday
      />
      <Field
        lang={lang}
        name="documentNumber"
        label={t.documentNumber}
        error={errorOf(errors, 'documentNumber')}
        input={{ ...own, maxLength: 20 }}
        short
      />
      <Field
        lang={lang}
        name="contact"
        label={t.contact}
        hint={t.contactHint}
        error={errorOf(errors, 'contact')}
        value={kept.contact}
        input={own}
      />
    </>
  );
}
