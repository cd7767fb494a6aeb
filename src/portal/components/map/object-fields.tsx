import type { DateParts } from '../../date-parts.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { DateField } from '../date-field.js';
import { Field, TextArea } from '../field.js';
import { Group } from '../group.js';
import { InBoth } from './in-both.js';

/** What is said of an object, as it was typed. */
export type ObjectDraft = {
  readonly layer: string;
  readonly titleKa: string;
  readonly titleEn: string;
  readonly lat: string;
  readonly lon: string;
  /** GeoJSON. */
  readonly geometry: string;
  readonly from: DateParts | undefined;
  readonly to: DateParts | undefined;
  /** In lari. */
  readonly budget: string;
  /** Of the permit, as the two that follow. */
  readonly number: string;
  readonly kind: string;
  readonly issuer: string;
  readonly validUntil: DateParts | undefined;
};

/** A shape fills at most a fact; in a text it has room for spaces, too. */
const LONGEST_SHAPE = 120_000;

type Props = { readonly draft: ObjectDraft; readonly errors: readonly FormError[]; readonly lang: Lang };

/** What it is, where, when, at what cost and by whose permission. */
export function ObjectFields({ draft, errors, lang }: Props) {
  const t = say(lang).mapPlacing.form;
  const day = (name: 'from' | 'to' | 'validUntil') => (
    <DateField
      lang={lang}
      name={name}
      legend={t[name]}
      hint={t.dayHint}
      value={draft[name]}
      error={errorOf(errors, name)}
      optional
    />
  );
  const line = (name: 'number' | 'kind' | 'issuer', maxLength: number) => (
    <Field
      lang={lang}
      name={name}
      label={t[name]}
      value={draft[name]}
      error={errorOf(errors, name)}
      input={{ maxLength, autocomplete: 'off' }}
      optional
    />
  );
  const degrees = (name: 'lat' | 'lon', hint: string) => (
    <Field
      lang={lang}
      name={name}
      label={t[name]}
      hint={hint}
      value={draft[name]}
      error={errorOf(errors, name)}
      input={{ maxLength: 20, inputMode: 'decimal', autocomplete: 'off' }}
      short
      optional
    />
  );
  return (
    <>
      <InBoth lang={lang} name="title" label={t.name} ka={draft.titleKa} en={draft.titleEn} errors={errors} />
      <Group lang={lang} name="where" legend={t.where} hint={t.whereHint}>
        <div class="form gap-above">
          <div class="form pairs">
            {degrees('lat', t.latHint)}
            {degrees('lon', t.lonHint)}
          </div>
          <TextArea
            lang={lang}
            name="geometry"
            label={t.geometry}
            hint={t.geometryHint}
            value={draft.geometry}
            error={errorOf(errors, 'geometry')}
            most={LONGEST_SHAPE}
            optional
          />
        </div>
      </Group>
      {day('from')}
      {day('to')}
      <Field
        lang={lang}
        name="budget"
        label={t.budget}
        hint={t.budgetHint}
        value={draft.budget}
        error={errorOf(errors, 'budget')}
        input={{ maxLength: 20, inputMode: 'decimal', autocomplete: 'off' }}
        short
        optional
      />
      <Group lang={lang} name="permit" legend={t.permit} hint={t.permitHint}>
        <div class="form gap-above">
          {line('number', 60)}
          {line('kind', 120)}
          {line('issuer', 120)}
          {day('validUntil')}
        </div>
      </Group>
    </>
  );
}
