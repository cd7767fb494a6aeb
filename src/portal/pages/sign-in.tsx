import type { VNode } from 'preact';
import { ErrorSummary } from '../components/error-summary.js';
import { Field } from '../components/field.js';
import { Guard } from '../components/guard.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { Layout } from '../layout.js';
import { OUTBOX, paths } from '../paths.js';

/** The first page of signing in. What was typed comes back with a mistake, but for the numbers of documents. */
export type SignInView = Framed & {
  readonly next?: string | undefined;
  readonly errors: readonly FormError[];
  readonly kept?:
    | { readonly personalNumber?: string; readonly birthDate?: string; readonly contact?: string }
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

export function SignInPage({ frame, next, errors, kept = {} }: SignInView, lang: Lang): VNode {
  const { signIn: t } = say(lang).account;
  const other = ['birthDate', 'documentNumber', 'contact'];
  const openOther = errors.some(({ field }) => other.includes(field)) || kept.contact !== undefined;
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="sign-in"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.lead}</p>
        <form class="card raised form" method="post" action={paths(lang).signIn()} data-once noValidate>
          <Guard frame={frame} />
          {next && <input type="hidden" name="next" value={next} />}
          <Field
            lang={lang}
            name="personalNumber"
            label={t.personalNumber}
            hint={t.personalNumberHint}
            error={errorOf(errors, 'personalNumber')}
            value={kept.personalNumber}
            input={{ ...ELEVEN, class: 'input short digits' }}
          />
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
        </form>
        <details class="fold">
          <summary>{t.why}</summary>
          <p>{t.whyText}</p>
        </details>
        <details class="fold">
          <summary>{t.levels}</summary>
          <p>{t.levelsText}</p>
        </details>
      </div>
    </Layout>
  );
}

type Other = {
  readonly errors: readonly FormError[];
  readonly kept: NonNullable<SignInView['kept']>;
  readonly lang: Lang;
};

function OtherContact({ errors, kept, lang }: Other) {
  const { signIn: t } = say(lang).account;
  return (
    <>
      <Field
        lang={lang}
        name="birthDate"
        label={t.birthDate}
        error={errorOf(errors, 'birthDate')}
        value={kept.birthDate}
        input={{ type: 'date', autocomplete: 'bday' }}
        optional
        short
      />
      <Field
        lang={lang}
        name="documentNumber"
        label={t.documentNumber}
        error={errorOf(errors, 'documentNumber')}
        input={{ maxLength: 20, autocomplete: 'off' }}
        optional
        short
      />
      <Field
        lang={lang}
        name="contact"
        label={t.contact}
        hint={t.contactHint}
        error={errorOf(errors, 'contact')}
        value={kept.contact}
        input={{ maxLength: 200, autocomplete: 'off' }}
        optional
      />
    </>
  );
}

export function CodePage({ frame, next, errors, personalNumber, request }: CodeView, lang: Lang): VNode {
  const { code: t } = say(lang).account;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="sign-in"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.title}</h1>
        <p class="lead">{t.sent}</p>
        <form class="card raised form" method="post" action={to.code} data-once noValidate>
          <Guard frame={frame} />
          {next && <input type="hidden" name="next" value={next} />}
          <input type="hidden" name="personalNumber" value={personalNumber} />
          <input type="hidden" name="request" value={request} />
          <Field
            lang={lang}
            name="code"
            label={t.label}
            hint={t.hint}
            error={errorOf(errors, 'code')}
            input={{ ...SIX, class: 'input short digits' }}
          />
          <p class="deeds">
            <button type="submit" class="button">
              {t.enter}
            </button>
            <a href={to.signIn(next)}>{t.again}</a>
          </p>
          <p class="hint">{t.never}</p>
        </form>
        {frame.demo && (
          <p class="banner waits">
            <a href={OUTBOX}>{t.outbox}</a>
          </p>
        )}
      </div>
    </Layout>
  );
}
