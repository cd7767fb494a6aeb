import type { DateParts } from '../../date-parts.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { DateField } from '../date-field.js';
import { Field } from '../field.js';

type Props = {
  readonly errors: readonly FormError[];
  readonly kept: {
    readonly personalNumber?: string;
    readonly documentNumber?: string;
    readonly birthDate?: DateParts | undefined;
  };
  readonly lang: Lang;
};

/** What an official writes down of somebody whose document they hold in their hand. */
export function KnownByDocument({ errors, kept, lang }: Props) {
  const t = say(lang).hall;
  return (
    <>
      <Field
        lang={lang}
        name="personalNumber"
        label={t.personalNumber}
        error={errorOf(errors, 'personalNumber')}
        value={kept.personalNumber}
        input={{ inputMode: 'numeric', pattern: '[0-9]{11}', maxLength: 11, class: 'input short digits' }}
      />
      <Field
        lang={lang}
        name="documentNumber"
        label={t.documentNumber}
        hint={t.documentHint}
        error={errorOf(errors, 'documentNumber')}
        value={kept.documentNumber}
        input={{ maxLength: 40 }}
        short
      />
      <DateField
        lang={lang}
        name="birthDate"
        legend={t.birthDate}
        error={errorOf(errors, 'birthDate')}
        value={kept.birthDate}
      />
    </>
  );
}
