import type { FormQuestion } from '../../../../events/services.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';

/** What would be adopted, as which version; `same`: nothing new, it is what holds now. */
export type LookedAt = { readonly version: number; readonly form: readonly FormQuestion[]; readonly same: boolean };

/** What people would be asked, page by page. */
export function ServicePreview({ looked, lang }: { looked: LookedAt; lang: Lang }) {
  const { serviceOffice: t, applying } = say(lang);
  const { form, version, same } = looked;
  const label = (code: string) => form.find((one) => one.code === code)?.label[lang] ?? code;
  const answer = (code: string, value: string | boolean) => {
    if (typeof value === 'boolean') return value ? applying.yes : applying.no;
    return form.find((one) => one.code === code)?.choices?.find((one) => one.code === value)?.label[lang] ?? value;
  };
  return (
    <section class="card raised stack" aria-labelledby="looked" role="status">
      <h2 id="looked">{same ? t.same : t.looked(version)}</h2>
      <ol class="numbered">
        {form.map(({ code, kind, label: said, hint, required, choices, when }) => (
          <li>
            <b>{said[lang]}</b>
            {hint && <p class="hint">{hint[lang]}</p>}
            <p class="meta dotted">
              <span>{t.kinds[kind]}</span>
              <span>{required ? t.required : t.optional}</span>
              <span>{code}</span>
            </p>
            {when && (
              <p class="meta">
                {t.when(label(when.question), when.is.map((one) => answer(when.question, one)).join(', '))}
              </p>
            )}
            {choices && <p class="meta">{choices.map((one) => one.label[lang]).join(' · ')}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
