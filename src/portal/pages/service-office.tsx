import type { ComponentChildren, VNode } from 'preact';
import { LIFE_EVENTS, TERM_UNITS } from '../../../events/services.js';
import type { DepartmentView } from '../../../read-models/reports.js';
import type { ServiceCard } from '../../../read-models/services.js';
import { Checkbox } from '../components/choices.js';
import { DeedForm, FoldedDeed } from '../components/deed-form.js';
import { Field, Select, TextArea } from '../components/field.js';
import { FormPage, RoomPage } from '../components/office/office-page.js';
import { type LookedAt, ServicePreview } from '../components/service/service-preview.js';
import { Tag } from '../components/status-tag.js';
import { errorOf, type FormError, type Framed, type Lang } from '../frame.js';
import { say } from '../i18n/catalogue.js';
import { paths } from '../paths.js';
import type { ServiceFields } from '../service-wish.js';

/** Characters of a form as JSON Schema. */
export const LONGEST_FORM = 100_000;

export type ServiceOfficeView = Framed & {
  readonly services: readonly ServiceCard[];
  readonly done?: 'adopted' | 'retired' | undefined;
};

/** Every service of the city, with those that take no applications any more. */
export function ServiceOfficePage({ frame, services, done }: ServiceOfficeView, lang: Lang): VNode {
  const { serviceOffice: t, services: words } = say(lang);
  const to = paths(lang);
  return (
    <RoomPage frame={frame} lang={lang} here="services" waiting={{}} title={t.title} lead={t.lead}>
      <div class="stack gap-above">
        {done && (
          <p role="status" class="banner good">
            {t.done[done]}
          </p>
        )}
        <p class="deeds">
          <a class="button" href={to.newService}>
            {t.fresh}
          </a>
        </p>
        {services.length === 0 && <p>{words.nothing}</p>}
        <ul class="list">
          {services.map(({ code, title, version, term, retired }) => (
            <li class="card item">
              {retired && (
                <p class="kicker">
                  <Tag tone="over">{t.retired}</Tag>
                </p>
              )}
              <h2>
                <a href={to.serviceVersion(code)}>{title[lang]}</a>
              </h2>
              <p class="meta dotted">
                <span>{code}</span>
                <span>{t.version(version)}</span>
                <span>{words.term[term.unit](term.length)}</span>
              </p>
            </li>
          ))}
        </ul>
      </div>
    </RoomPage>
  );
}

export type ServiceDraftView = Framed & {
  readonly fields: ServiceFields;
  /** Undefined for a new one. */
  readonly code?: string | undefined;
  readonly retired?: boolean | undefined;
  readonly departments: readonly DepartmentView[];
  readonly errors: readonly FormError[];
  /** What people would be asked, and as which version, where everything is in order; nothing new: the same as now. */
  readonly looked?: LookedAt | undefined;
};

/** A service in words of both languages, with its form: looked at first, then adopted as its next version. */
export function ServiceDraftPage(view: ServiceDraftView, lang: Lang): VNode {
  const { frame, fields, code, errors, looked, departments, retired } = view;
  const { serviceOffice: t, services: words } = say(lang);
  const to = paths(lang);
  const title = code === undefined ? t.fresh : (fields[`title-${lang}`] ?? code);
  const of = (name: string) => ({ lang, name, value: fields[name], error: errorOf(errors, name) });
  const pair = (name: string, long?: boolean, optional?: boolean) =>
    (['ka', 'en'] as const).map((one) => {
      const given = {
        ...of(`${name}-${one}`),
        label: `${t.fields[name as 'title']} (${t.languages[one]})`,
        optional: !!optional,
      };
      return long ? <TextArea {...given} rows={4} most={3_000} /> : <Field {...given} input={{ maxLength: 300 }} />;
    });
  return (
    <FormPage
      frame={frame}
      lang={lang}
      title={title}
      way={[{ href: to.serviceOffice, label: t.title }]}
      errors={errors}
      head={
        <>
          <h1>{title}</h1>
          <p class="lead">{code === undefined ? t.newLead : t.nextLead}</p>
        </>
      }
    >
      <DeedForm
        frame={frame}
        class="form stack gap-above"
        action={code === undefined ? to.newService : to.serviceVersion(code)}
        enctype="multipart/form-data"
        sent={{ version: fields.version }}
      >
        {looked && <ServicePreview looked={looked} lang={lang} />}
        <Part title={t.parts.what}>
          {code === undefined ? (
            <Field {...of('code')} label={t.fields.code} hint={t.hints.code} short input={{ maxLength: 40 }} />
          ) : (
            <input type="hidden" name="code" value={code} />
          )}
          {pair('title')}
          {pair('about', true)}
          <fieldset class="stack">
            <legend>{t.fields.lifeEvents}</legend>
            {LIFE_EVENTS.map((one) => (
              <Checkbox name={`event-${one}`} value="yes" checked={fields[`event-${one}`] === 'yes'}>
                {words.lifeEvents[one]}
              </Checkbox>
            ))}
          </fieldset>
        </Part>
        <Part title={t.parts.who}>
          {pair('mayApply', true, true)}
          <Field {...of('minAge')} label={t.fields.minAge} short optional input={{ inputMode: 'numeric' }} />
          <TextArea {...of('documents')} label={t.fields.documents} hint={t.hints.pairs} most={9_000} optional />
          <Field
            {...of('fee')}
            label={t.fields.fee}
            hint={t.hints.fee}
            short
            optional
            input={{ inputMode: 'decimal' }}
          />
        </Part>
        <Part title={t.parts.term}>
          <Field {...of('deadlineDays')} label={t.fields.deadlineDays} short input={{ inputMode: 'numeric' }} />
          <Select
            {...of('termUnit')}
            label={t.fields.termUnit}
            hint={t.hints.termUnit}
            options={TERM_UNITS.map((value) => ({ value, label: t.units[value] }))}
          />
          <Field
            {...of('supplyDays')}
            label={t.fields.supplyDays}
            hint={t.hints.supplyDays}
            short
            optional
            input={{ inputMode: 'numeric' }}
          />
          {pair('legalBasis', false, true)}
          <Select
            {...of('department')}
            label={t.fields.department}
            optional
            options={[
              { value: '', label: words.page.cityHall },
              ...departments.map(({ department, name }) => ({ value: department, label: name[lang] })),
            ]}
          />
          <Checkbox name="sensitive" value="yes" checked={fields.sensitive === 'yes'} hint={t.hints.sensitive}>
            {t.fields.sensitive}
          </Checkbox>
        </Part>
        <Part title={t.parts.course}>
          <TextArea {...of('steps')} label={t.fields.steps} hint={t.hints.coded} most={9_000} optional />
          <TextArea {...of('grounds')} label={t.fields.grounds} hint={t.hints.coded} most={9_000} optional />
        </Part>
        <Part title={t.parts.form}>
          <TextArea {...of('form')} label={t.fields.form} hint={t.hints.form} rows={14} most={LONGEST_FORM} />
          <Field
            lang={lang}
            name="scan"
            label={t.fields.file}
            hint={t.hints.file}
            error={errorOf(errors, 'scan')}
            optional
            input={{ type: 'file', accept: 'application/json,.json' }}
          />
        </Part>
        <p class="deeds">
          <button type="submit" class={looked ? 'button quiet' : 'button'} name="step" value="check">
            {t.check}
          </button>
          {looked && !looked.same && (
            <button type="submit" class="button" name="step" value="adopt">
              {t.adopt(looked.version)}
            </button>
          )}
        </p>
      </DeedForm>
      {code !== undefined && !retired && (
        <FoldedDeed frame={frame} action={to.retireService(code)} title={t.retire} tone="quiet">
          <p>{t.retireLead}</p>
        </FoldedDeed>
      )}
    </FormPage>
  );
}

const Part = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section class="card stack">
    <h2>{title}</h2>
    {children}
  </section>
);
