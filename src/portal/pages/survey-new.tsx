import type { VNode } from 'preact';
import { SURVEY_KINDS, SURVEY_QUESTION_KINDS } from '../../../events/surveys.js';
import { Checkbox, Choices } from '../components/choices.js';
import { DateField } from '../components/date-field.js';
import { DeedForm } from '../components/deed-form.js';
import { Field, Select, TextArea } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { datePartsIn } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import { MOST_IN_FORM, questionsIn, STRATA } from '../survey-draft.js';

type Kept = Readonly<Record<string, string | undefined>>;
export type NewSurveyView = Framed & { readonly kept: Kept; readonly errors: readonly FormError[] };
type Props = { readonly view: NewSurveyView; readonly lang: Lang };

/** The builder of questionnaires: one form, to which questions are added; it works without a script. */
export function NewSurveyPage(view: NewSurveyView, lang: Lang): VNode {
  const { frame, kept, errors } = view;
  const { surveys, surveyOffice: office, surveyOffice } = say(lang);
  const t = surveyOffice.draft;
  const to = paths(lang);
  const count = questionsIn(kept);
  const way = [{ href: to.surveyOffice, label: office.title }];
  return (
    <FormPage frame={frame} lang={lang} title={office.fresh} way={way} errors={errors} head={<h1>{office.fresh}</h1>}>
      <DeedForm frame={frame} action={to.newSurvey} class="stack narrow" sent={{ count: String(count) }}>
        <Choices
          lang={lang}
          name="kind"
          legend={t.kind}
          choices={SURVEY_KINDS.map((kind) => ({
            value: kind,
            label: surveys.kinds[kind],
            hint: surveys.kindSaid[kind],
          }))}
          chosen={[kept.kind ?? 'open']}
        />
        <InBoth view={view} lang={lang} name="title" ka={t.titleKa} en={t.titleEn} />
        <InBoth view={view} lang={lang} name="about" ka={t.aboutKa} en={t.aboutEn} />
        <InBoth view={view} lang={lang} name="population" ka={t.populationKa} en={t.populationEn} />
        <Field
          lang={lang}
          name="threshold"
          label={t.threshold}
          hint={t.thresholdHint}
          error={errorOf(errors, 'threshold')}
          value={kept.threshold ?? '10'}
          short
          input={{ inputMode: 'numeric' }}
        />
        <SampleFields view={view} lang={lang} />
        <h2>{t.questions}</h2>
        {Array.from({ length: count }, (_, i) => (
          <QuestionFields kept={kept} n={i + 1} lang={lang} />
        ))}
        <p class="deeds">
          {count < MOST_IN_FORM && (
            <button type="submit" class="button quiet" name="step" value="more">
              {t.more}
            </button>
          )}
          <button type="submit" class="button" name="step" value="draft">
            {t.save}
          </button>
        </p>
      </DeedForm>
    </FormPage>
  );
}

const InBoth = ({ view: { kept, errors }, lang, name, ka, en }: Props & { name: string; ka: string; en: string }) => (
  <>
    <Field lang={lang} name={`${name}-ka`} label={ka} value={kept[`${name}-ka`]} error={errorOf(errors, name)} />
    <Field lang={lang} name={`${name}-en`} label={en} value={kept[`${name}-en`]} />
  </>
);

function SampleFields({ view, lang }: Props) {
  const { kept, errors } = view;
  const { surveys, surveyOffice } = say(lang);
  const t = surveyOffice.draft;
  return (
    <details class="fold" open={kept.kind === 'sample'}>
      <summary>{t.sampleTitle}</summary>
      <div class="stack">
        <p class="hint">{t.sampleHint}</p>
        <InBoth view={view} lang={lang} name="source" ka={t.sourceKa} en={t.sourceEn} />
        <DateField lang={lang} name="day" legend={t.day} value={datePartsIn(kept, 'day')} optional />
        <TextArea
          lang={lang}
          name="cells"
          label={t.cells}
          hint={t.cellsHint}
          error={errorOf(errors, 'cells')}
          value={kept.cells}
          rows={8}
          most={20_000}
          optional
        />
        <Field lang={lang} name="n" label={t.n} value={kept.n} short optional input={{ inputMode: 'numeric' }} />
        <Select
          lang={lang}
          name="strata"
          label={t.strata}
          value={kept.strata ?? 'district'}
          options={(Object.keys(STRATA) as (keyof typeof STRATA)[]).map((value) => ({
            value,
            label: t.strataNames[value],
          }))}
        />
        <Select
          lang={lang}
          name="weights"
          label={t.weights}
          value={kept.weights ?? 'post-stratification'}
          options={(['post-stratification', 'raking'] as const).map((value) => ({
            value,
            label: surveys.method.weighting[value],
          }))}
        />
        <Field
          lang={lang}
          name="reminders"
          label={t.reminders}
          hint={t.remindersHint}
          value={kept.reminders}
          optional
        />
      </div>
    </details>
  );
}

function QuestionFields({ kept, n, lang }: { kept: Kept; n: number; lang: Lang }) {
  const t = say(lang).surveyOffice.draft;
  const { classes } = say(lang).surveyDisclosure;
  const at = (part: string) => `q${n}-${part}`;
  const line = (part: string, label: string, hint?: string) => (
    <Field lang={lang} name={at(part)} label={label} hint={hint} value={kept[at(part)]} optional />
  );
  return (
    <fieldset class="card stack">
      <legend class="legend">{t.question(n)}</legend>
      {line('label-ka', t.labelKa)}
      {line('label-en', t.labelEn)}
      <Select
        lang={lang}
        name={at('kind')}
        label={t.answerKind}
        value={kept[at('kind')] ?? 'single'}
        options={SURVEY_QUESTION_KINDS.map((value) => ({ value, label: t.kinds[value] }))}
      />
      <TextArea
        lang={lang}
        name={at('choices')}
        label={t.choices}
        hint={t.choicesHint}
        value={kept[at('choices')]}
        rows={4}
        most={10_000}
        optional
      />
      <details class="fold">
        <summary>{t.besides}</summary>
        <div class="stack">
          <TextArea
            lang={lang}
            name={at('rows')}
            label={t.rows}
            hint={t.choicesHint}
            value={kept[at('rows')]}
            rows={3}
            most={10_000}
            optional
          />
          {line('block-ka', t.blockKa)}
          {line('block-en', t.blockEn)}
          {line('when', t.when, t.whenHint)}
        </div>
      </details>
      <Checkbox name={at('required')} value="yes" checked={kept[at('required')] === 'yes'}>
        {t.required}
      </Checkbox>
      <Checkbox name={at('other')} value="yes" checked={kept[at('other')] === 'yes'}>
        {t.other}
      </Checkbox>
      {(['sensitive', 'identifying'] as const).map((mark) => (
        <Checkbox name={at(mark)} value="yes" checked={kept[at(mark)] === 'yes'} hint={classes.hints[mark]}>
          {classes.names[mark]}
        </Checkbox>
      ))}
    </fieldset>
  );
}
