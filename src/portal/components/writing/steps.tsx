import { DISTRICTS } from '../../../../events/districts.js';
import type { PetitionCard } from '../../../../read-models/petition-views.js';
import { districtName } from '../../../map/district-names.js';
import { type Draft, STEPS, type Step } from '../../draft.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { api, paths } from '../../paths.js';
import { Choices } from '../choices.js';
import { Field, TextArea } from '../field.js';
import { SimilarList } from '../similar-list.js';

type Props = { readonly view: { readonly draft: Draft; readonly errors: readonly FormError[] }; readonly lang: Lang };

/** On to the next step, or back to the one before with everything that was typed: `name=go` skips the check of this one. */
export const Onward = ({ lang, label, from, big }: { lang: Lang; label?: string; from: Step; big?: boolean }) => {
  const before = STEPS[STEPS.indexOf(from) - 1];
  return (
    <p class="deeds">
      <button type="submit" class={big ? 'button big' : 'button'}>
        {label ?? say(lang).shell.next}
      </button>
      {before && (
        <button type="submit" class={big ? 'button big quiet' : 'button quiet'} name="go" value={before} formNoValidate>
          {say(lang).shell.back}
        </button>
      )}
    </p>
  );
};

/** What is asked for, in one sentence; petitions that ask the same appear while it is written. */
export function TitleStep({ view: { draft, errors }, lang }: Props) {
  const t = say(lang).writing;
  return (
    <>
      <TextArea
        lang={lang}
        name="title"
        label={t.titleQuestion}
        hint={t.titleHint}
        error={errorOf(errors, 'title')}
        value={draft.title}
        rows={2}
        least={10}
        most={120}
        counted
        question
      />
      <section
        class="stack"
        aria-label={t.similarWhileTyping}
        aria-live="polite"
        data-similar={api.similar}
        data-heading={t.similarWhileTyping}
        data-page={paths(lang).petition('')}
        data-statuses={JSON.stringify(say(lang).petitions.status)}
        data-counts="signatures"
        data-counted={JSON.stringify([1, 2].map(say(lang).petitions.signaturesWord))}
        hidden
      />
      <Onward lang={lang} from="title" />
    </>
  );
}

/** What every petition is checked for; it stays beside each step. */
export function RulesCard({ lang }: { lang: Lang }) {
  const t = say(lang).writing;
  return (
    <section class="card quiet stack" aria-labelledby="rules">
      <h2 id="rules">{t.rulesTitle}</h2>
      <ul>
        {t.rules.map((rule) => (
          <li>{rule}</li>
        ))}
      </ul>
    </section>
  );
}

/** One petition with all the signatures goes further than two with half of them. */
export function SimilarStep({ similar, lang }: { similar: readonly PetitionCard[]; lang: Lang }) {
  const t = say(lang).writing;
  return (
    <>
      <div class="stack">
        <h1>{t.similarTitle}</h1>
        <p class="lead">{similar.length > 0 ? t.similarText : t.similarNone}</p>
      </div>
      {similar.length > 0 && <SimilarList petitions={similar} lang={lang} />}
      <Onward lang={lang} from="similar" {...(similar.length > 0 && { label: t.similarGoOn })} />
    </>
  );
}

export function TextStep({ view: { draft, errors }, lang }: Props) {
  const t = say(lang).writing;
  return (
    <>
      <h1>{t.textTitle}</h1>
      <TextArea
        lang={lang}
        name="demand"
        label={t.demand}
        hint={t.demandHint}
        error={errorOf(errors, 'demand')}
        value={draft.demand}
        rows={4}
        least={10}
        most={300}
        counted
      />
      <TextArea
        lang={lang}
        name="details"
        label={t.details}
        hint={t.detailsHint}
        error={errorOf(errors, 'details')}
        value={draft.details}
        rows={10}
        most={4000}
        counted
        optional
      />
      <Choices
        lang={lang}
        name="language"
        legend={t.language}
        error={errorOf(errors, 'language')}
        choices={(['ka', 'en'] as const).map((value) => ({ value, label: t.languages[value] }))}
        chosen={[draft.language || lang]}
        twoColumns
      />
      <Onward lang={lang} from="text" />
    </>
  );
}

export function WhereStep({ view: { draft, errors }, lang }: Props) {
  const t = say(lang).writing;
  return (
    <>
      <h1>{t.whereTitle}</h1>
      <Choices
        lang={lang}
        name="addressee"
        legend={t.addressee}
        error={errorOf(errors, 'addressee')}
        choices={(['mayor', 'sakrebulo'] as const).map((value) => ({
          value,
          label: t.addressees[value],
          hint: t.addresseeHints[value],
        }))}
        chosen={[draft.addressee]}
      />
      <Choices
        lang={lang}
        name="districts"
        legend={t.districts}
        hint={t.districtsHint}
        error={errorOf(errors, 'districts')}
        choices={DISTRICTS.map((value) => ({ value, label: districtName(lang, value).name }))}
        chosen={draft.districts}
        several
        optional
        twoColumns
      />
      <details class="fold" open={draft.place !== '' || errorOf(errors, 'place') !== undefined}>
        <summary>{t.place}</summary>
        <Field
          lang={lang}
          name="place"
          label={t.place}
          hint={t.placeHint}
          error={errorOf(errors, 'place')}
          value={draft.place}
          input={{ autocomplete: 'off' }}
          optional
          short
        />
      </details>
      <Onward lang={lang} from="where" />
    </>
  );
}
