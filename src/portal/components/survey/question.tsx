import { LONGEST_LONG, LONGEST_SHORT } from '../../../../commands/surveys/answering.js';
import type { SurveyQuestion } from '../../../../events/surveys.js';
import { OTHER } from '../../../../events/surveys.js';
import { errorOf, type FormError, type Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { type Filled, fieldOf, otherField } from '../../survey-steps.js';
import { Choices } from '../choices.js';
import { Field, TextArea } from '../field.js';
import { Group } from '../group.js';

type Props = {
  readonly question: SurveyQuestion;
  readonly filled: Filled;
  readonly errors: readonly FormError[];
  readonly lang: Lang;
};

/** One question with its control, whatever its kind. */
export function QuestionField(props: Props) {
  const { question, filled, errors, lang } = props;
  const { code, kind, label, hint, required, choices = [], other, most, scale } = question;
  const t = say(lang).surveys.answering;
  const name = fieldOf(code);
  const asked = {
    lang,
    name,
    hint: hint?.[lang] ?? (most !== undefined ? t.most(most) : undefined),
    error: errorOf(errors, name),
    optional: !required,
  };
  const given = filled.answers[code];
  if (kind === 'short')
    return (
      <Field
        {...asked}
        label={label[lang]}
        value={words(given)}
        input={{ maxLength: LONGEST_SHORT, autocomplete: 'off' }}
      />
    );
  if (kind === 'long')
    return <TextArea {...asked} label={label[lang]} value={words(given)} rows={5} most={LONGEST_LONG} />;
  if (kind === 'matrix') return <Matrix {...props} />;
  if (kind === 'order') return <Order {...props} />;
  const steps = scale
    ? Array.from({ length: scale.to - scale.from + 1 }, (_, i) => {
        const step = scale.from + i;
        const end = step === scale.from ? scale.low[lang] : step === scale.to ? scale.high[lang] : '';
        return { value: String(step), label: end ? `${step} – ${end}` : String(step) };
      })
    : [
        ...choices.map((one) => ({ value: one.code, label: one.label[lang] })),
        ...(other ? [{ value: OTHER, label: t.otherLabel }] : []),
      ];
  return (
    <div class="stack">
      <Choices
        {...asked}
        legend={label[lang]}
        choices={steps}
        chosen={[given ?? []].flat().map(String)}
        several={kind === 'multiple'}
      />
      {other && (
        <Field
          lang={lang}
          name={otherField(code)}
          label={t.otherWords}
          value={filled.others[code]}
          optional
          input={{ maxLength: LONGEST_SHORT, autocomplete: 'off' }}
        />
      )}
    </div>
  );
}

const words = (given: unknown): string | undefined => (typeof given === 'string' ? given : undefined);

/** A choice for each row: rows stand under each other, so that a telephone shows them whole. */
function Matrix({ question, filled, errors, lang }: Props) {
  const { code, label, hint, required, rows = [], choices = [] } = question;
  const given = (filled.answers[code] ?? {}) as Readonly<Record<string, string>>;
  return (
    <Group
      lang={lang}
      name={fieldOf(code)}
      legend={label[lang]}
      hint={hint?.[lang]}
      error={errorOf(errors, fieldOf(code))}
      optional={!required}
    >
      <div class="stack" id={fieldOf(code)}>
        {rows.map((row) => (
          <Choices
            lang={lang}
            name={fieldOf(code, row.code)}
            legend={row.label[lang]}
            choices={choices.map((one) => ({ value: one.code, label: one.label[lang] }))}
            chosen={[given[row.code] ?? []].flat()}
            optional={!required}
          />
        ))}
      </div>
    </Group>
  );
}

/** A place for each choice. */
function Order({ question, filled, errors, lang }: Props) {
  const { code, label, hint, required, choices = [] } = question;
  const t = say(lang).surveys.answering;
  const given = filled.answers[code] ?? [];
  const placeOf = (choice: string) =>
    Array.isArray(given) ? given.indexOf(choice) + 1 : (given as Readonly<Record<string, number>>)[choice];
  const places = choices.map((_, i) => i + 1);
  return (
    <Group
      lang={lang}
      name={fieldOf(code)}
      legend={label[lang]}
      hint={hint?.[lang] ?? t.orderHint}
      error={errorOf(errors, fieldOf(code))}
      optional={!required}
    >
      <div class="stack" id={fieldOf(code)}>
        {choices.map((choice) => {
          const name = fieldOf(code, choice.code);
          const place = placeOf(choice.code);
          return (
            <div class="field">
              <label for={name}>{choice.label[lang]}</label>
              <select class="input short" id={name} name={name}>
                <option value="">{t.noPlace}</option>
                {places.map((one) => (
                  <option value={String(one)} selected={one === place}>
                    {t.place(one)}
                  </option>
                ))}
              </select>
            </div>
          );
        })}
      </div>
    </Group>
  );
}
