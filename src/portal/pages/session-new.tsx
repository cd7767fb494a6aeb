import type { VNode } from 'preact';
import type { GroupView } from '../../../read-models/meetings.js';
import type { PlanCard } from '../../../read-models/ogp-plans.js';
import { DateField } from '../components/date-field.js';
import { Field, Select, TextArea } from '../components/field.js';
import { InBoth, type Kept } from '../components/group/in-both.js';
import { worded } from '../components/group/wording.js';
import { Guard } from '../components/guard.js';
import { FormPage } from '../components/office/office-page.js';
import { datePartsIn } from '../date-parts.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import type { Signer } from '../group-wish.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';

export type NewSessionView = Framed & {
  readonly kept: Kept;
  readonly errors: readonly FormError[];
  readonly signers: readonly Signer[];
  readonly organisations: GroupView['organisations'];
  readonly plans: readonly Pick<PlanCard, 'id' | 'title'>[];
};
type Props = { readonly view: NewSessionView; readonly lang: Lang };

/** Calls a session. It works without a script, and keeps what was typed. */
export function NewSessionPage(view: NewSessionView, lang: Lang): VNode {
  const { frame, kept, errors } = view;
  const office = say(lang).groupOffice;
  const t = office.draft;
  const to = paths(lang);
  const way = [{ href: to.groupOffice, label: office.title }];
  const both = { lang, kept, errors };
  const short = (name: string, label: string, hint: string | undefined, optional: boolean, value?: string) => (
    <Field
      lang={lang}
      name={name}
      label={label}
      hint={hint}
      error={errorOf(errors, name)}
      value={kept[name] ?? value}
      short
      optional={optional}
    />
  );
  return (
    <FormPage frame={frame} lang={lang} title={office.fresh} way={way} errors={errors} head={<h1>{office.fresh}</h1>}>
      <form method="post" action={to.newSession} class="stack narrow" noValidate>
        <Guard frame={frame} />
        {short('number', t.number, t.numberHint, false)}
        <DateField
          lang={lang}
          name="date"
          legend={t.date}
          value={datePartsIn(kept, 'date')}
          error={errorOf(errors, 'date')}
        />
        {short('start', t.start, t.hourHint, false)}
        {short('end', t.end, t.endHint, true)}
        {view.plans.length > 0 && (
          <Select
            lang={lang}
            name="plan"
            label={t.plan}
            hint={t.planHint}
            value={kept.plan ?? ''}
            options={[
              { value: '', label: t.noPlan },
              ...view.plans.map(({ id, title }) => ({ value: id, label: title[lang] ?? title.ka ?? id })),
            ]}
          />
        )}
        <InBoth {...both} name="place" label={t.place} />
        <InBoth {...both} name="body" label={t.body} />
        <SignerFields view={view} lang={lang} name="chair" legend={t.chair} />
        <SignerFields view={view} lang={lang} name="secretary" legend={t.secretary} />
        {short('needed', t.needed, undefined, true)}
        <InBoth {...both} name="basis" label={t.basis} long />
        <TextArea
          lang={lang}
          name="agenda"
          label={t.agenda}
          hint={t.agendaHint}
          error={errorOf(errors, 'agenda')}
          value={kept.agenda}
          rows={5}
          most={20_000}
        />
        <p class="deeds">
          <button type="submit" class="button">
            {t.save}
          </button>
        </p>
      </form>
    </FormPage>
  );
}

function SignerFields({ view, lang, name, legend }: Props & { name: 'chair' | 'secretary'; legend: string }) {
  const { kept, errors, signers, organisations } = view;
  const t = say(lang).groupOffice.draft;
  return (
    <fieldset class="card stack">
      <legend class="legend">{legend}</legend>
      <Select
        lang={lang}
        name={name}
        label={legend}
        hint={t.signerHint}
        error={errorOf(errors, name)}
        value={kept[name]}
        options={[
          { value: '', label: t.choose },
          ...signers.map(({ staff, name: label }) => ({ value: staff, label })),
        ]}
      />
      <Field lang={lang} name={`${name}-name-en`} label={t.nameEn} value={kept[`${name}-name-en`]} optional />
      <InBoth lang={lang} kept={kept} name={`${name}-post`} label={t.post} />
      <Select
        lang={lang}
        name={`${name}-organisation`}
        label={t.organisation}
        value={kept[`${name}-organisation`]}
        options={organisationOptions(organisations, lang)}
      />
    </fieldset>
  );
}

/** The organisations that are described, to choose from. */
export const organisationOptions = (organisations: GroupView['organisations'], lang: Lang) => [
  { value: '', label: say(lang).groupOffice.draft.noOrganisation },
  ...organisations.map(({ id, name }) => ({ value: id, label: worded(name, lang) })),
];
