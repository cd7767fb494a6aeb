import { DISTRICTS } from '../../../../events/districts.js';
import { districtName } from '../../../map/district-names.js';
import { errorOf, type FormError, type Framed, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Checkbox } from '../choices.js';
import { DeedForm } from '../deed-form.js';
import { Field, Select } from '../field.js';
import { InBoth } from './in-both.js';
import { type QuestionDraft, QuestionRows } from './question-rows.js';

/** A category as it is being written: texts as they were typed. */
export type CategoryDraft = Readonly<
  Record<
    | 'category'
    | 'titleKa'
    | 'titleEn'
    | 'descriptionKa'
    | 'descriptionEn'
    | 'group'
    | 'department'
    | 'termDays'
    | 'radius',
    string
  >
> & {
  readonly version: number;
  readonly emergency: boolean;
  /** By district, where another department answers. */
  readonly routes: Readonly<Record<string, string>>;
  readonly questions: readonly QuestionDraft[];
};
export type CategoryFormProps = {
  readonly view: Framed & {
    readonly draft: CategoryDraft;
    readonly departments: readonly { readonly department: string; readonly name: Readonly<Record<Lang, string>> }[];
    readonly errors: readonly FormError[];
    /** It is not there yet: its code is to be chosen. */
    readonly isNew: boolean;
  };
  readonly action: string;
  readonly lang: Lang;
};

/** A category whole, as its next version. Rows of questions are added and taken out by the same form. */
export function CategoryForm({ view, action, lang }: CategoryFormProps) {
  const { frame, draft, departments, errors, isNew } = view;
  const t = say(lang).mapRules.category;
  const named = departments.map(({ department, name }) => ({ value: department, label: name[lang] }));
  const at = (name: string) => ({ lang, name, error: errorOf(errors, name) });
  return (
    <DeedForm frame={frame} class="card form" action={action} sent={{ version: String(draft.version) }}>
      {isNew && (
        <Field
          {...at('category')}
          label={t.code}
          hint={t.codeHint}
          value={draft.category}
          input={{ maxLength: 40, autocomplete: 'off', lang: 'en' }}
          short
        />
      )}
      <InBoth {...at('title')} label={t.title} ka={draft.titleKa} en={draft.titleEn} errors={errors} />
      <InBoth
        {...at('description')}
        label={t.description}
        ka={draft.descriptionKa}
        en={draft.descriptionEn}
        errors={errors}
      />
      <Field
        {...at('group')}
        label={t.group}
        hint={t.groupHint}
        value={draft.group}
        input={{ maxLength: 40, autocomplete: 'off', lang: 'en' }}
        short
      />
      <Field {...at('termDays')} label={t.termDays} value={draft.termDays} input={{ inputMode: 'numeric' }} short />
      <Field
        {...at('radius')}
        label={t.radius}
        hint={t.radiusHint}
        value={draft.radius}
        input={{ inputMode: 'numeric' }}
        short
      />
      <Checkbox name="emergency" value="yes" checked={draft.emergency} hint={t.emergencyHint}>
        {t.emergency}
      </Checkbox>
      <Select
        {...at('department')}
        label={t.department}
        value={draft.department}
        options={[{ value: '', label: t.choose }, ...named]}
      />
      <details class="fold" open={Object.keys(draft.routes).length > 0}>
        <summary>{t.routes}</summary>
        <p class="hint">{t.routesHint}</p>
        {DISTRICTS.map((district) => (
          <Select
            {...at(`route-${district}`)}
            label={districtName(lang, district).name}
            value={draft.routes[district]}
            options={[{ value: '', label: t.same }, ...named]}
          />
        ))}
      </details>
      <QuestionRows questions={draft.questions} errors={errors} lang={lang} />
      <p class="deeds">
        <button type="submit" class="button" name="step" value="adopt">
          {isNew ? t.add : t.adopt(draft.version)}
        </button>
      </p>
    </DeedForm>
  );
}
