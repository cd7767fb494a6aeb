import type { ComponentChildren, VNode } from 'preact';
import type { Enrolment, SecondFactorState } from '../../identity/second-factor.js';
import { Banner } from '../components/banner.js';
import { DeedForm, Send } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { QrCode } from '../components/qr-code.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type SecondFactorView = Framed &
  Pick<SecondFactorState, 'state' | 'recoveryCodes'> & {
    /** In this session. */
    readonly proved: boolean;
    /** What the authenticator is to be shown. */
    readonly enrolment?: Enrolment | undefined;
    /** Where the reader was going. */
    readonly next?: string | undefined;
    readonly errors: readonly FormError[];
    readonly removed?: boolean | undefined;
  };

/** How the second factor stands: to be set up, to be proved, or proved. */
export function SecondFactorPage(view: SecondFactorView, lang: Lang): VNode {
  const { frame, state, proved, enrolment, errors, removed } = view;
  const { second: t } = say(lang).account;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="me"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack-wide">
        <div class="stack">
          <ErrorSummary errors={errors} lang={lang} />
          {removed && <Banner tone="good" title={t.removed} news />}
          <h1>{t.title}</h1>
          <p class="lead">{state === 'on' ? (proved ? t.on : t.ask) : t.why}</p>
        </div>
        {state === 'on' && !proved && <Prove view={view} lang={lang} />}
        {state === 'on' && proved && <Kept view={view} lang={lang} />}
        {state !== 'on' && enrolment && <Confirm view={view} enrolment={enrolment} lang={lang} />}
        {state !== 'on' && !enrolment && <SetUp view={view} lang={lang} />}
      </div>
    </Layout>
  );
}

export type RecoveryCodesView = Framed & { readonly codes: readonly string[]; readonly next?: string | undefined };

/** Shown once, in answer to the form that made them. */
export function RecoveryCodesPage({ frame, codes, next }: RecoveryCodesView, lang: Lang): VNode {
  const { second: t } = say(lang).account;
  return (
    <Layout frame={frame} lang={lang} room="me" meta={{ title: t.recovery, unlisted: true }}>
      <div class="narrow stack">
        <h1>{t.recovery}</h1>
        <p class="lead">{t.recoveryText}</p>
        <ol class="card stack">
          {codes.map((code) => (
            <li>
              <code>{code}</code>
            </li>
          ))}
        </ol>
        <p>
          <a class="button" href={next ?? paths(lang).me}>
            {t.kept}
          </a>
        </p>
      </div>
    </Layout>
  );
}

type Part = { readonly view: SecondFactorView; readonly lang: Lang };
type FormProps = Part & { readonly action: string; readonly children: ComponentChildren };

const Form = ({ view: { frame, next }, action, children }: FormProps) => (
  <DeedForm frame={frame} class="card raised form" action={action} sent={{ next }} data-once>
    {children}
  </DeedForm>
);

function Code({ view, lang, recovery }: Part & { readonly recovery: boolean }) {
  const { second: t } = say(lang).account;
  const digits = { inputMode: 'numeric', maxLength: 6 } as const;
  return (
    <Field
      lang={lang}
      name="code"
      label={t.code}
      hint={recovery ? t.codeOrRecovery : t.codeHint}
      error={errorOf(view.errors, 'code')}
      input={{ autocomplete: 'one-time-code', class: 'input short digits', ...(recovery ? { maxLength: 24 } : digits) }}
    />
  );
}

function Prove({ view, lang }: Part) {
  const { second: t } = say(lang).account;
  return (
    <Form view={view} lang={lang} action={paths(lang).secondFactor()}>
      <Code view={view} lang={lang} recovery />
      <Send label={t.prove} />
      <p class="hint">{t.lost}</p>
    </Form>
  );
}

function SetUp({ view, lang }: Part) {
  const { second: t } = say(lang).account;
  return (
    <Form view={view} lang={lang} action={paths(lang).secondFactorDeed('set-up')}>
      <p>{t.app}</p>
      <Send label={t.setUp} />
    </Form>
  );
}

function Confirm({ view, enrolment, lang }: Part & { readonly enrolment: Enrolment }) {
  const { second: t } = say(lang).account;
  return (
    <Form view={view} lang={lang} action={paths(lang).secondFactorDeed('confirm')}>
      <p>{t.scan}</p>
      <QrCode text={enrolment.uri} label={t.qr} />
      <p>
        {t.byHand} <code class="whole-word">{enrolment.secret.match(/.{1,4}/g)!.join(' ')}</code>
      </p>
      <Code view={view} lang={lang} recovery={false} />
      <Send label={t.confirm} />
    </Form>
  );
}

/** With a code at hand: new recovery codes, or the authenticator taken away. */
function Kept({ view, lang }: Part) {
  const { second: t } = say(lang).account;
  return (
    <>
      <p>{t.left(view.recoveryCodes)}</p>
      <Form view={view} lang={lang} action={paths(lang).secondFactorDeed('codes')}>
        <p>{t.change}</p>
        <Code view={view} lang={lang} recovery />
        <Send label={t.newCodes}>
          <button type="submit" class="button quiet" formAction={paths(lang).secondFactorDeed('remove')}>
            {t.remove}
          </button>
        </Send>
      </Form>
    </>
  );
}
