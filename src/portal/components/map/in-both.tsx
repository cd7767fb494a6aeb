import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Field, TextArea } from '../field.js';

type Props = {
  readonly lang: Lang;
  /** The fields are called so, with `-ka` and `-en` behind. */
  readonly name: string;
  readonly label: string;
  readonly ka: string;
  readonly en: string;
  readonly errors: readonly FormError[];
  readonly optional?: boolean;
  /** Several lines, and how many characters. */
  readonly most?: number;
};

/** One text in both languages of the city. */
export function InBoth({ lang, name, label, ka, en, errors, optional = false, most }: Props) {
  const { inKa, inEn } = say(lang).mapRules;
  const fields = [
    ['ka', ka, inKa(label)],
    ['en', en, inEn(label)],
  ] as const;
  return (
    <div class="form pairs">
      {fields.map(([code, value, title]) => {
        const common = { lang, name: `${name}-${code}`, label: title, value, optional } as const;
        const error = errorOf(errors, `${name}-${code}`);
        if (most !== undefined) return <TextArea {...common} error={error} most={most} />;
        return <Field {...common} error={error} input={{ maxLength: 300, lang: code, autocomplete: 'off' }} />;
      })}
    </div>
  );
}
