import { QUESTION_KINDS, type Question } from '../../../../events/smart-map.js';
import type { FormError, Lang } from '../../frame.js';
import { say } from '../../i18n/catalogue.js';
import { Checkbox } from '../choices.js';
import { Select } from '../field.js';
import { InBoth } from './in-both.js';

export type ChoiceDraft = Readonly<Record<'code' | 'ka' | 'en' | 'stopsKa' | 'stopsEn', string>>;
export type QuestionDraft = Readonly<Record<'code' | 'ka' | 'en', string>> & {
  readonly kind: Question['kind'];
  readonly required: boolean;
  readonly choices: readonly ChoiceDraft[];
};
type Props = {
  readonly questions: readonly QuestionDraft[];
  readonly errors: readonly FormError[];
  readonly lang: Lang;
};

/** What a category asks beside the description. The code of a row goes along unseen, so that old answers keep their question. */
export function QuestionRows({ questions, errors, lang }: Props) {
  const t = say(lang).mapRules.category.questions;
  return (
    <section class="stack" aria-labelledby="questions">
      <h2 id="questions">{t.title}</h2>
      {questions.length === 0 && <p class="meta">{t.none}</p>}
      {questions.map((question, i) => (
        <Asked n={i + 1} question={question} errors={errors} lang={lang} />
      ))}
      <p>
        <button type="submit" class="button quiet" name="step" value="add-question">
          {t.add}
        </button>
      </p>
    </section>
  );
}

type QuestionProps = Omit<Props, 'questions'> & { readonly n: number; readonly question: QuestionDraft };

function Asked({ n, question, errors, lang }: QuestionProps) {
  const t = say(lang).mapRules.category.questions;
  const at = `q-${n}`;
  const kinds = QUESTION_KINDS.map((value) => ({ value, label: t.kinds[value] }));
  const chooses = question.kind.startsWith('choice');
  return (
    <fieldset class="card quiet stack">
      <legend class="legend">{t.number(n)}</legend>
      <input type="hidden" name={`${at}-code`} value={question.code} />
      <InBoth lang={lang} name={at} label={t.label} ka={question.ka} en={question.en} errors={errors} />
      <Select lang={lang} name={`${at}-kind`} label={t.kind} value={question.kind} options={kinds} />
      <Checkbox name={`${at}-required`} value="yes" checked={question.required}>
        {t.required}
      </Checkbox>
      {question.choices.map((choice, j) => (
        <Choice at={at} n={j + 1} choice={choice} errors={errors} lang={lang} />
      ))}
      {!chooses && <p class="hint">{t.choicesHint}</p>}
      <p class="deeds">
        <button type="submit" class="button quiet" name="step" value={`add-choice-${n}`}>
          {t.addChoice}
        </button>
        <button type="submit" class="link-button" name="step" value={`remove-question-${n}`}>
          {t.remove(n)}
        </button>
      </p>
    </fieldset>
  );
}

type ChoiceProps = Omit<Props, 'questions'> & { readonly at: string; readonly n: number; readonly choice: ChoiceDraft };

function Choice({ at, n, choice, errors, lang }: ChoiceProps) {
  const t = say(lang).mapRules.category.questions;
  const name = `${at}-choice-${n}`;
  return (
    <div class="stack">
      <input type="hidden" name={`${name}-code`} value={choice.code} />
      <InBoth lang={lang} name={name} label={t.choice(n)} ka={choice.ka} en={choice.en} errors={errors} />
      <details class="fold" open={choice.stopsKa !== '' || choice.stopsEn !== ''}>
        <summary>{t.stops}</summary>
        <p class="hint">{t.stopsHint}</p>
        <InBoth
          lang={lang}
          name={`${name}-stops`}
          label={t.stopsText}
          ka={choice.stopsKa}
          en={choice.stopsEn}
          errors={errors}
          optional
        />
      </details>
      <p>
        <button type="submit" class="link-button" name="step" value={`remove-choice-${at.slice(2)}-${n}`}>
          {t.removeChoice(n)}
        </button>
      </p>
    </div>
  );
}
