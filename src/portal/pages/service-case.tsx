import type { VNode } from 'preact';
import { SCORES } from '../../../events/civic-control.js';
import type { FormQuestion } from '../../../events/services.js';
import type { ServiceVersion } from '../../../read-models/service-documents.js';
import type { CaseView } from '../../services/case-reading.js';
import { Banner } from '../components/banner.js';
import { Breadcrumbs } from '../components/breadcrumbs.js';
import { Choices } from '../components/choices.js';
import { DeedForm, FoldedDeed, Send } from '../components/deed-form.js';
import { ErrorSummary } from '../components/error-summary.js';
import { Field, TextArea } from '../components/field.js';
import { CaseAnswers, CaseDecision, CaseTimeline } from '../components/service/case-parts.js';
import { CaseTag } from '../components/service/case-tag.js';
import { Prose } from '../components/text.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { lastMoment } from '../i18n/format.js';
import { Layout } from '../layout.js';
import { paths } from '../paths.js';

export type ServiceCaseView = Framed & {
  readonly found: CaseView;
  readonly form: readonly FormQuestion[];
  /** What was done just now. */
  readonly done?: 'sent' | 'supplied' | 'amended' | 'withdrawn' | 'rated' | undefined;
  /** Why it may be refused, of the version that it goes by. */
  readonly grounds: ServiceVersion['grounds'];
  readonly errors?: readonly FormError[];
  /** What was written, when it comes back. */
  readonly kept?: string | undefined;
};

/** One case as its applicant sees it: how it stands, by when it is decided, what happened, and what was said. */
export function ServiceCasePage(view: ServiceCaseView, lang: Lang): VNode {
  const { frame, found, form, done, grounds } = view;
  const { cases: t } = say(lang);
  const to = paths(lang);
  const amendable = found.status === 'returned' && found.supplyUntil !== null;
  const open = amendable || WITHDRAWABLE.includes(found.status);
  return (
    <Layout frame={frame} lang={lang} room="me" meta={{ title: found.title[lang], unlisted: true }}>
      <div class="narrow stack">
        <Breadcrumbs lang={lang} way={[{ href: to.myCases, label: t.title }]} here={found.reference ?? t.noReference} />
        <ErrorSummary errors={view.errors ?? []} lang={lang} />
        {(done === 'supplied' || done === 'amended' || done === 'withdrawn') && (
          <Banner tone="good" title={t.done[done]} news />
        )}
        {done === 'rated' && <Banner tone="good" title={say(lang).civic.rate.done} news />}
        {done === 'sent' && (
          <Banner tone="good" title={t.sent} news>
            <p>{t.sentText}</p>
          </Banner>
        )}
        <p class="kicker">
          <CaseTag status={found.status} lang={lang} />
        </p>
        <h1>{found.title[lang]}</h1>
        <dl class="answers">
          <div>
            <dt>{t.reference}</dt>
            <dd>
              <b>{found.reference ?? t.noReference}</b>
            </dd>
          </div>
        </dl>
        <p class="meta dotted">
          <span>{t.submitted(found.submittedAt)}</span>
          {open && <span>{found.supplyUntil !== null ? t.stands : t.due(lastMoment(found.due))}</span>}
        </p>
        {t.channel[found.channel] && <p>{t.channel[found.channel]}</p>}
        <CaseDecision found={found} grounds={grounds} lang={lang} />
        <RateTheCase view={view} lang={lang} />
        {found.status === 'waiting' && <Supply view={view} lang={lang} />}
        {amendable && <Amend found={found} lang={lang} />}
        <CaseTimeline found={found} lang={lang} />
        <CaseAnswers found={found} form={form} lang={lang} title={t.answers} />
        {open && (
          <FoldedDeed
            frame={frame}
            action={to.withdrawCase(found.id)}
            title={t.withdraw.title}
            label={t.withdraw.deed}
            tone="quiet"
            open={view.errors?.some(({ field }) => field === 'withdraw')}
          >
            <p>{t.withdraw.lead}</p>
          </FoldedDeed>
        )}
      </div>
    </Layout>
  );
}

/** What the applicant thinks of how they were served: asked once it is decided, told back to them afterwards. */
function RateTheCase({ view: { frame, found, errors = [], kept }, lang }: { view: ServiceCaseView; lang: Lang }) {
  const { rate: t } = say(lang).civic;
  if (found.as !== 'applicant' || (found.status !== 'decided' && found.status !== 'closed')) return null;
  const { rating } = found;
  if (rating?.erased) return <p class="gone">{t.erased}</p>;
  if (rating)
    return (
      <section class="card stack" aria-labelledby="rating">
        <h2 id="rating">{t.yours}</h2>
        {rating.score !== null && <p>{t.scores[rating.score]}</p>}
        {rating.text && <Prose text={rating.text} />}
      </section>
    );
  return (
    <section class="card stack" aria-labelledby="rating">
      <h2 id="rating">{t.title}</h2>
      <p>{t.lead}</p>
      <DeedForm frame={frame} action={paths(lang).rateCase(found.id)}>
        <Choices
          lang={lang}
          name="score"
          legend={t.score}
          choices={SCORES.toReversed().map((one) => ({ value: String(one), label: t.scores[one] }))}
          chosen={[]}
          error={errorOf(errors, 'score')}
        />
        <TextArea lang={lang} name="text" label={t.text} hint={t.textHint} most={2_000} value={kept} optional />
        <Send label={t.deed} />
      </DeedForm>
    </section>
  );
}

const WITHDRAWABLE: readonly string[] = ['submitted', 'accepted', 'in-work', 'waiting'];

/** Why it was returned, until when it may be amended, and the way to it. */
function Amend({ found, lang }: { found: CaseView; lang: Lang }) {
  const { cases: t } = say(lang);
  const returned = found.timeline.findLast(({ type }) => type === 'CaseReturned');
  return (
    <section class="card stack" aria-labelledby="amend">
      <h2 id="amend">{t.amend.title}</h2>
      {returned?.text && <Prose text={returned.text} />}
      {found.supplyUntil && <p class="meta">{t.amend.until(lastMoment(found.supplyUntil))}</p>}
      <p class="deeds">
        <a class="button" href={paths(lang).amendCase(found.id).step()}>
          {t.amend.deed}
        </a>
      </p>
    </section>
  );
}

/** What is asked for is sent on the page that asks for it. */
function Supply({ view: { frame, found, errors = [], kept = '' }, lang }: { view: ServiceCaseView; lang: Lang }) {
  const { cases: t } = say(lang);
  const asked = found.timeline.findLast(({ type }) => type === 'CaseInformationRequested');
  return (
    <section class="card stack" aria-labelledby="supply">
      <h2 id="supply">{t.supply.title}</h2>
      {asked?.text && <Prose text={asked.text} />}
      {found.supplyUntil && <p class="meta">{t.supply.until(lastMoment(found.supplyUntil))}</p>}
      <DeedForm frame={frame} action={paths(lang).supplyCase(found.id)} enctype="multipart/form-data">
        <TextArea
          lang={lang}
          name="text"
          label={t.supply.text}
          most={3_000}
          value={kept}
          error={errorOf(errors, 'text')}
        />
        <Field
          lang={lang}
          name="scan"
          label={t.supply.file}
          hint={t.supply.fileHint}
          error={errorOf(errors, 'scan')}
          optional
          input={{ type: 'file', accept: 'application/pdf,image/jpeg,image/png' }}
        />
        <Send label={t.supply.deed} />
      </DeedForm>
    </section>
  );
}
