import type { VNode } from 'preact';
import { BALLOT_TYPES, PHASES, TALLY_RULES, TIE_CRITERIA } from '../../../events/budgeting.js';
import { DISTRICTS } from '../../../events/districts.js';
import type { RoundRules } from '../../../read-models/round-documents.js';
import { districtName } from '../../map/district-names.js';
import { CounterFields } from '../components/budget/counter-fields.js';
import { PhaseSteps, RulesInWords, ThemesTable } from '../components/budget/round-parts.js';
import { DeedForm } from '../components/deed-form.js';
import { Field, type Option, Select, TextArea } from '../components/field.js';
import { FormPage } from '../components/office/office-page.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type NewRoundView = Framed & {
  readonly kept: Readonly<Record<string, string | undefined>>;
  readonly errors: readonly FormError[];
  /** The rule book that the form would fix, once it has been looked through. */
  readonly checked?: RoundRules | undefined;
};
type Props = { readonly view: NewRoundView; readonly lang: Lang };

/** A round with all its rules: filled in, read as it would be fixed, then opened. */
export function NewRoundPage(view: NewRoundView, lang: Lang): VNode {
  const { frame, errors, checked } = view;
  const { form: t, title } = say(lang).budgetOffice;
  const to = paths(lang);
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={t.title}
      way={[{ href: to.budgetOffice, label: title }]}
      errors={errors}
      head={
        <>
          <h1>{t.title}</h1>
          <p class="lead">{t.lead}</p>
        </>
      }
    >
      <DeedForm frame={frame} class="form narrow gap-above" action={to.newRound} data-once>
        {checked && <Preview view={view} rules={checked} lang={lang} />}
        <Names view={view} lang={lang} />
        <Phases view={view} lang={lang} />
        <Ballot view={view} lang={lang} />
        <Tally view={view} lang={lang} />
        <CounterFields kept={view.kept} errors={errors} lang={lang} />
        <button type="submit" class={checked ? 'button quiet' : 'button'} name="step" value="check">
          {t.check}
        </button>
      </DeedForm>
    </FormPage>
  );
}

function Preview({ view: { frame }, rules, lang }: Props & { readonly rules: RoundRules }) {
  const { form: t } = say(lang).budgetOffice;
  return (
    <section class="banner stack" aria-labelledby="preview">
      <h2 id="preview">{t.preview}</h2>
      <p class="hint">{t.previewHint}</p>
      <p>
        <b>{t.money2(rules.envelope.total)}</b>
      </p>
      <RulesInWords rules={rules} lang={lang} />
      <ThemesTable rules={rules} lang={lang} />
      <PhaseSteps round={{ rules, phase: null }} now={frame.now} lang={lang} />
      <button type="submit" class="button" name="step" value="open">
        {t.open}
      </button>
    </section>
  );
}

type LineProps = Props & {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  /** The field of the wish whose mistake stands here, where it is called otherwise. */
  readonly of?: string;
  readonly type?: 'text' | 'date';
  readonly optional?: boolean;
  readonly short?: boolean;
};

function Line({
  view: { kept, errors },
  lang,
  name,
  label,
  hint,
  of = name,
  type = 'text',
  optional = false,
  short = true,
}: LineProps) {
  const input = type === 'date' ? { type } : { maxLength: 300 };
  return (
    <Field
      {...{ lang, name, label, hint, optional, short, input }}
      id={of}
      value={kept[name]}
      error={errorOf(errors, of)}
    />
  );
}

type PickProps = Props & { readonly name: string; readonly label: string; readonly options: readonly Option[] };
const Pick = ({ view: { kept, errors }, lang, name, label, options }: PickProps) => (
  <Select {...{ lang, name, label, options }} value={kept[name]} error={errorOf(errors, name)} />
);

const optionsOf = (words: Readonly<Record<string | number, string>>): readonly Option[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

function Names({ view, lang }: Props) {
  const { form: t } = say(lang).budgetOffice;
  const props = { view, lang };
  return (
    <>
      <h2>{t.names}</h2>
      <Line {...props} name="title-ka" label={t.titleKa} of="title" short={false} />
      <Line {...props} name="title-en" label={t.titleEn} of="title-en" short={false} />
      <Line {...props} name="year" label={t.year} />
      <h2>{t.money}</h2>
      <p class="hint">{t.moneyHint}</p>
      <Line {...props} name="total" label={t.total} of="envelope" />
      <div class="pair">
        {DISTRICTS.map((code) => (
          <Line {...props} name={`pot-${code}`} label={t.district(districtName(lang, code).name)} optional />
        ))}
      </div>
    </>
  );
}

function Phases({ view, lang }: Props) {
  const { form: t } = say(lang).budgetOffice;
  const { phases } = say(lang).budget;
  return (
    <>
      <h2 id="phases">{t.phases}</h2>
      <p class="hint">{t.phasesHint}</p>
      {PHASES.map((phase) => (
        <div class="pair">
          {(['from', 'until'] as const).map((end) => (
            <Line
              {...{ view, lang, type: 'date', optional: phase !== 'voting' }}
              name={`${phase}-${end}`}
              label={t[end](phases[phase])}
            />
          ))}
        </div>
      ))}
    </>
  );
}

function Ballot({ view, lang }: Props) {
  const { form: t } = say(lang).budgetOffice;
  const props = { view, lang };
  const { kept, errors } = view;
  return (
    <>
      <h2>{t.voters}</h2>
      <Pick {...props} name="who" label={t.who} options={optionsOf(t.whos)} />
      <Line {...props} name="minAge" label={t.minAge} />
      <Pick {...props} name="assurance" label={t.assurance} options={optionsOf(t.assurances)} />
      <h2>{t.ballot}</h2>
      <Pick
        {...props}
        name="ballot"
        label={t.ballotType}
        options={BALLOT_TYPES.map((value) => ({ value, label: t.ballots[value] }))}
      />
      <div class="pair">
        <Line {...props} name="most-city" label={t.mostCity} of="most" optional />
        <Line {...props} name="most-district" label={t.mostDistrict} of="most-district" optional />
        <Line {...props} name="points" label={t.points} optional />
        <Line {...props} name="mostEach" label={t.mostEach} optional />
      </div>
      <Pick {...props} name="districts" label={t.districtsAsked} options={optionsOf(t.districtsOf)} />
      <Line {...props} name="placePoints" label={t.placePoints} optional />
      <TextArea
        lang={lang}
        name="themes"
        label={t.themes}
        hint={t.themesHint}
        value={kept.themes}
        rows={6}
        most={10_000}
        optional
        error={errorOf(errors, 'themes')}
      />
    </>
  );
}

function Tally({ view, lang }: Props) {
  const { form: t } = say(lang).budgetOffice;
  const { tie } = say(lang).budget.rules;
  const props = { view, lang };
  const ties = [
    { value: '', label: t.tieNone },
    ...TIE_CRITERIA.filter((one) => one !== 'lot').map((value) => ({ value, label: tie[value] })),
  ];
  return (
    <>
      <h2>{t.tally}</h2>
      <Pick
        {...props}
        name="rule"
        label={t.rule}
        options={TALLY_RULES.map((value) => ({ value, label: t.ruleNames[value] }))}
      />
      <Pick {...props} name="utility" label={t.utility} options={optionsOf(t.utilities)} />
      <Pick {...props} name="completion" label={t.completion} options={optionsOf(t.completions)} />
      <Pick {...props} name="comparison" label={t.comparison} options={optionsOf(t.comparisons)} />
      <Pick {...props} name="leftover" label={t.leftover} options={optionsOf(t.leftovers)} />
      <div class="pair">
        <Line {...props} name="stepTetri" label={t.stepTetri} of="step" optional />
        <Line {...props} name="minVotes" label={t.minVotes} optional />
      </div>
      <Pick {...props} name="tie-1" label={t.tie(1)} options={ties} />
      <Pick {...props} name="tie-2" label={t.tie(2)} options={ties} />
      <Line {...props} name="complaintDays" label={t.complaintDays} optional />
    </>
  );
}
