import type { VNode } from 'preact';
import type { PetitionCard } from '../../../read-models/petition-views.js';
import { districtName } from '../../map/district-names.js';
import type { Matching } from '../../write/reviews.js';
import { Banner } from '../components/banner.js';
import { BarList } from '../components/bar-list.js';
import { Choices } from '../components/choices.js';
import { MomentField } from '../components/date-field.js';
import { DeedForm } from '../components/deed-form.js';
import { Field, TextArea } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { PastReview, type ReviewRow } from '../components/office/past-review.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { type Catalogue, say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import type { TypedWish } from '../review-wish.js';

type Criterion = keyof Catalogue['office']['reviews']['criteria'];

/** Reviews of a petition's signatures, and a new one as far as it has been filled in. */
export type ReviewsView = Framed & {
  readonly petition: Pick<PetitionCard, 'id' | 'text' | 'language'>;
  readonly reviews: readonly ReviewRow[];
  readonly wish: Partial<TypedWish>;
  /** What the wish matches; nothing has been recorded. */
  readonly matching?: Matching | undefined;
  readonly errors: readonly FormError[];
  readonly notice?: keyof Catalogue['office']['reviews']['notices'] | undefined;
};

const CRITERIA: readonly Criterion[] = ['window', 'sheet', 'network', 'person'];

export function ReviewsPage(view: ReviewsView, lang: Lang): VNode {
  const { frame, petition, reviews, errors, notice } = view;
  const words = say(lang);
  const t = words.office.reviews;
  const to = paths(lang);
  const way = [
    { href: to.queue, label: words.office.queue.title },
    { href: to.moderation(petition.id), label: words.office.item.title },
  ];
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={way}
      errors={errors}
      notice={notice && t.notices[notice]}
      head={
        <>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </>
      }
    >
      <div class="halves gap-above">
        <NewReview view={view} lang={lang} />
        <section class="stack" aria-labelledby="past">
          <h2 id="past">{t.past}</h2>
          {reviews.length === 0 ? (
            <p class="meta">{t.none}</p>
          ) : (
            <ul class="rows">
              {reviews.map((review) => (
                <PastReview review={review} petitionId={petition.id} frame={frame} errors={errors} lang={lang} />
              ))}
            </ul>
          )}
        </section>
      </div>
    </FormPage>
  );
}

type Props = { readonly view: ReviewsView; readonly lang: Lang };

function Found({ matching, lang }: { matching: Matching; lang: Lang }) {
  const { reviews: t } = say(lang).office;
  if (matching.count === null) return <Banner tone="waits" title={t.foundFew(matching.fewerThan)} />;
  const bars = Object.entries(matching.byDistrict).map(([district, value]) => ({
    label: districtName(lang, district).name,
    value,
  }));
  return (
    <Banner tone="waits" title={t.found(matching.count)}>
      <BarList lang={lang} bars={bars} />
    </Banner>
  );
}

/** First how many, then a decision: the count stands on the page before anything is done. */
function NewReview({ view: { frame, petition, wish, matching, errors }, lang }: Props) {
  const { reviews: t } = say(lang).office;
  return (
    <DeedForm frame={frame} class="card form" action={paths(lang).reviews(petition.id)}>
      <Choices
        lang={lang}
        name="criterion"
        legend={t.criterion}
        error={errorOf(errors, 'criterion')}
        choices={CRITERIA.map((value) => ({ value, label: t.criteria[value], hint: t.criterionHints[value] }))}
        chosen={[wish.criterion ?? '']}
      />
      <div class="by-window form">
        <MomentField lang={lang} name="from" legend={t.from} error={errorOf(errors, 'from')} value={wish.from} />
        <MomentField lang={lang} name="to" legend={t.to} error={errorOf(errors, 'to')} value={wish.to} />
      </div>
      <div class="by-value">
        <Field
          lang={lang}
          name="value"
          label={t.value}
          hint={t.valueHint}
          error={errorOf(errors, 'value')}
          value={wish.value}
          input={{ maxLength: 200, autocomplete: 'off' }}
        />
      </div>
      <TextArea
        lang={lang}
        name="reason"
        label={t.reason}
        hint={t.reasonHint}
        error={errorOf(errors, 'reason')}
        value={wish.reason}
        rows={3}
        least={10}
        most={500}
      />
      <div class="stack">
        <p class="hint">{t.countHint}</p>
        <button type="submit" class="button quiet" name="step" value="count">
          {t.count}
        </button>
      </div>
      {matching && <Found matching={matching} lang={lang} />}
      {matching && (
        <div class="stack">
          <p class="hint">{t.flagHint}</p>
          <button type="submit" class="button" name="step" value="flag">
            {t.flag}
          </button>
          <p class="hint">{t.invalidateHint}</p>
          <button type="submit" class="button danger" name="step" value="invalidate">
            {t.invalidate(matching.count)}
          </button>
        </div>
      )}
    </DeedForm>
  );
}
