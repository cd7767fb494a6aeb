import type { FormQuestion } from '../../../../events/services.js';
import { FIELD } from '../../application-steps.js';
import { type DateParts, datePartsIn } from '../../date-parts.js';
import type { Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Choices } from '../choices.js';
import { DateField } from '../date-field.js';
import { Field, TextArea } from '../field.js';
import { Group } from '../group.js';

type Props = {
  readonly question: FormQuestion;
  readonly answer: unknown;
  readonly error: string | undefined;
  /** The answer comes from the residents register. */
  readonly prefilled: boolean;
  readonly lang: Lang;
  /** What was typed of a date, right or wrong. */
  readonly typed?: Readonly<Record<string, string | undefined>>;
};

/** One question with its control, whatever its kind; its label is the heading of the page. */
export function FormQuestionField(props: Props) {
  const { question, answer, error, prefilled, lang } = props;
  const { kind, label, hint, required, most = 200, to, format, choices = [] } = question;
  const t = say(lang).applying;
  const hints = [hint?.[lang], format && t.formats[format], prefilled && t.prefilled];
  const said = hints.filter(Boolean).join(' ') || undefined;
  const asked = { lang, name: FIELD, hint: said, error, optional: !required };
  const text = typeof answer === 'string' ? answer : typeof answer === 'number' ? String(answer) : undefined;
  switch (kind) {
    case 'text':
      return <Field {...asked} question label={label[lang]} value={text} input={{ maxLength: most }} />;
    case 'long-text':
      return <TextArea {...asked} question label={label[lang]} value={text} rows={8} most={most} />;
    case 'number':
    case 'integer':
      return (
        <Field
          {...asked}
          question
          short
          label={label[lang]}
          value={text}
          input={{ inputMode: kind === 'integer' ? 'numeric' : 'decimal', maxLength: 20 }}
        />
      );
    case 'boolean':
      return (
        <Choices
          {...asked}
          question
          legend={label[lang]}
          choices={[
            { value: 'yes', label: t.yes },
            { value: 'no', label: t.no },
          ]}
          chosen={answer === true ? ['yes'] : answer === false ? ['no'] : []}
        />
      );
    case 'choice':
    case 'choices': {
      const several = kind === 'choices';
      const many = to !== undefined && to < choices.length ? t.atMost(to) : t.choose;
      return (
        <Choices
          {...asked}
          {...(several && { hint: [said, many].filter(Boolean).join(' ') })}
          question
          legend={label[lang]}
          choices={choices.map((one) => ({ value: one.code, label: one.label[lang] }))}
          chosen={[answer ?? []].flat().map(String)}
          several={several}
        />
      );
    }
    case 'date':
      return (
        <DateField
          {...asked}
          {...(said === undefined ? { hint: say(lang).shell.date.example } : { hint: said })}
          question
          legend={label[lang]}
          value={datePartsIn(props.typed ?? {}, FIELD) ?? partsOf(answer)}
        />
      );
    case 'file':
      return <FileField {...props} />;
  }
}

function partsOf(answer: unknown): DateParts | undefined {
  const [year, month, day] = typeof answer === 'string' ? answer.split('-') : [];
  return day ? { day: String(Number(day)), month: String(Number(month)), year: year! } : undefined;
}

/** Where a file is chosen, or the one that was uploaded is seen and taken back. */
function FileField({ question: { label, hint, required }, answer, error, lang }: Props) {
  const t = say(lang).applying.file;
  const there = typeof answer === 'string';
  return (
    <Group
      lang={lang}
      name="scan"
      legend={label[lang]}
      question
      hint={[hint?.[lang], t.hint].filter(Boolean).join(' ')}
      error={error}
      optional={!required}
    >
      {there && (
        <p class="deeds">
          <b>{t.there}</b>
          <a href={`/files/cases/${answer}`}>{t.see}</a>
          <button type="submit" class="link" name="step" value="remove">
            {t.remove}
          </button>
        </p>
      )}
      <div class="field">
        <label for="scan">{there ? t.other : label[lang]}</label>
        <input
          class="input"
          id="scan"
          name="scan"
          type="file"
          accept="application/pdf,image/jpeg,image/png"
          aria-invalid={error ? 'true' : undefined}
        />
      </div>
    </Group>
  );
}
