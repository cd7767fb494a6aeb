import type { VNode } from 'preact';
import type { GroupView } from '../../../read-models/meetings.js';
import type { PlanCard } from '../../../read-models/ogp-plans.js';
import { DateField } from '../components/date-field.js';
import { DeedForm, Send } from '../components/deed-form.js';
import { Field, Select, TextArea } from '../components/field.js';
import { InBoth } from '../components/group/in-both.js';
import { organisationOptions } from '../components/group/organisation-options.js';
import { FormPage } from '../components/office/office-page.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import type { Signer } from '../group-wish.js';
import { say } from '../i18n/catalogue.js';
import { fieldsOf, type Kept } from '../kept.js';
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
  const { frame, errors } = view;
  const office = say(lang).groupOffice;
  const t = office.draft;
  const to = paths(lang);
  const way = [{ href: to.groupOffice, label: office.title }];
  const { kept, line, date, both } = fieldsOf(view, lang);
  const short = (name: string, label: string, hint: string | undefined, optional: boolean) => (
    <Field {...line(name)} label={label} hint={hint} short optional={optional} />
  );
  return (
    <FormPage frame={frame} lang={lang} title={office.fresh} way={way} errors={errors} head={<h1>{office.fresh}</h1>}>
      <DeedForm frame={frame} action={to.newSession} class="stack narrow">
        {short('number', t.number, t.numberHint, false)}
        <DateField {...date('date')} legend={t.date} />
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
        <TextArea {...line('agenda')} label={t.agenda} hint={t.agendaHint} rows={5} most={20_000} />
        <Send label={t.save} />
      </DeedForm>
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
