import type { VNode } from 'preact';
import type { PetitionCard } from '../../../read-models/petition-views.js';
import { districtName } from '../../map/district-names.js';
import { AnswersList } from '../components/answers-list.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Checkbox } from '../components/choices.js';
import { DeedForm } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Guard } from '../components/guard.js';
import { DoneMark } from '../components/icon.js';
import { ShareRow } from '../components/share-row.js';
import { titleLang, titleOf, Written } from '../components/text.js';
import type { FormError, Framed, Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { format } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

type Of = Pick<PetitionCard, 'id' | 'text' | 'language'>;

/** Before signing: who signs what, and what becomes public. */
export type SignView = Framed & {
  readonly petition: Of;
  readonly signer: { readonly name: string; readonly district: string };
  /** Whether the reader is known surely enough. */
  readonly mayBeSure: boolean;
  readonly errors: readonly FormError[];
};

/** After signing: the receipt. The same page for whoever signs again. */
export type SignedView = Framed & {
  readonly petition: Of;
  readonly receipt: { readonly at: string; readonly eventId: string; readonly position: number };
};

export function SignPage({ frame, petition, signer, mayBeSure, errors }: SignView, lang: Lang): VNode {
  const words = say(lang);
  const t = words.signing;
  const to = paths(lang);
  return (
    <Layout
      frame={frame}
      lang={lang}
      room="petitions"
      meta={{ title: t.title, unlisted: true, failed: errors.length > 0, islands: ['form'] }}
    >
      <div class="narrow stack">
        <Way petition={petition} here={t.title} lang={lang} />
        <ErrorSummary errors={errors} lang={lang} />
        <h1>{t.checkTitle}</h1>
        <div class="card raised stack">
          <AnswersList
            items={[
              { question: t.petition, answer: <span lang={titleLang(petition)}>{titleOf(petition.text, lang)}</span> },
              ...(mayBeSure
                ? [
                    { question: t.name, answer: <Written text={signer.name} /> },
                    { question: t.district, answer: districtName(lang, signer.district).name },
                  ]
                : []),
            ]}
          />
          {mayBeSure ? (
            <DeedForm frame={frame} class="form" action={to.sign(petition.id)} data-once>
              <p class="hint">{t.whatIsPublic}</p>
              <Checkbox name="display" value="initials" hint={words.petition.initialsHint}>
                {words.petition.showInitials}
              </Checkbox>
              <button type="submit" class="button big">
                {t.confirm}
              </button>
            </DeedForm>
          ) : (
            <>
              <p>{t.lowLevel}</p>
              <p>
                <a class="button" href={to.signIn(to.sign(petition.id))}>
                  {t.confirmNumber}
                </a>
              </p>
            </>
          )}
        </div>
      </div>
    </Layout>
  );
}

export function SignedPage({ frame, petition, receipt }: SignedView, lang: Lang): VNode {
  const words = say(lang);
  const t = words.signing;
  const to = paths(lang);
  return (
    <Layout frame={frame} lang={lang} room="petitions" meta={{ title: t.doneTitle, unlisted: true, islands: ['form'] }}>
      <div class="narrow stack">
        <Way petition={petition} here={t.title} lang={lang} />
        <section class="card raised stack" id="sign" aria-labelledby="done">
          <DoneMark />
          <div role="status" tabIndex={-1} class="stack" data-done>
            <h1 id="done">{t.doneTitle}</h1>
            <p>{t.doneText}</p>
          </div>
          <div class="receipt">
            <span class="meta">{t.receipt}</span>
            <b>{t.receiptNumber(receipt.position)}</b>
            <code>{receipt.eventId}</code>
            <span class="meta">{format(lang).moment(receipt.at)}</span>
            <p class="hint">
              {t.receiptHint} <a href={to.receipt(receipt.eventId)}>{t.checkReceipt}</a>
            </p>
          </div>
          <ShareRow
            url={`${frame.origin}${to.petition(petition.id)}`}
            title={titleOf(petition.text, lang)}
            lang={lang}
          />
          <details class="fold">
            <summary>{t.change}</summary>
            <form method="post" action={to.withdrawSignature(petition.id)} class="stack" data-once>
              <Guard frame={frame} />
              <p class="hint">{words.petition.withdrawHint}</p>
              <button type="submit" class="button quiet">
                {words.petition.withdrawSignature}
              </button>
            </form>
          </details>
        </section>
        <p>
          <a href={to.petition(petition.id)}>{t.backToPetition}</a>
        </p>
      </div>
    </Layout>
  );
}

function Way({ petition, here, lang }: { petition: Of; here: string; lang: Lang }) {
  const { title, one } = say(lang).petitions;
  const to = paths(lang);
  const way = [
    { href: to.petitions, label: title },
    { href: to.petition(petition.id), label: one },
  ];
  return <Breadcrumbs lang={lang} way={way} here={here} />;
}
