import { DISTRICTS } from '../../events/districts.js';
import { SURVEY_QUESTION_KINDS, type SurveyQuestion, type SurveyQuestionKind } from '../../events/surveys.js';
import { districtName } from '../map/district-names.js';
import { datePartsIn, dayFrom } from './date-parts.js';
import { say } from './i18n/catalogue.js';

type Form = Readonly<Record<string, string | undefined>>;
type Both = { readonly ka: string; readonly en: string };

export const STRATA = {
  district: ['district'],
  'district-sex': ['district', 'sex'],
  all: ['district', 'sex', 'age'],
} as const;
/** A form begins with so many questions, and may come to so many. */
export const FIRST_QUESTIONS = 3;
export const MOST_IN_FORM = 30;

const said = (form: Form, name: string) => (form[name] ?? '').trim();
const both = (form: Form, name: string): Both => ({ ka: said(form, `${name}-ka`), en: said(form, `${name}-en`) });

/** Lines of a text, each with what it says in both languages: Georgian, then English behind a bar. */
export const linesOf = (text: string | undefined): readonly string[] =>
  (text ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const bothIn = (line: string): Both => {
  const [ka = '', en = ka] = line.split('|').map((part) => part.trim());
  return { ka, en: en || ka };
};
export const choicesIn = (text: string | undefined, prefix: string) =>
  linesOf(text).map((line, i) => ({ code: `${prefix}${i + 1}`, label: bothIn(line) }));

/** `stratum,what` on each line; undefined when one cannot be read. */
export function pairsIn(text: string | undefined): readonly (readonly [stratum: string, what: string])[] | undefined {
  const pairs = linesOf(text).map((line) => line.split(',').map((part) => part.trim()));
  return pairs.every((pair) => pair.length === 2 && pair.every((part) => part !== ''))
    ? pairs.map(([stratum, what]) => [stratum!, what!] as const)
    : undefined;
}

/** The survey that a form drafts, as the API takes it; undefined when a line of the frame cannot be read. */
export function draftIn(form: Form): object | undefined {
  const kind = form.kind === 'sample' ? 'sample' : 'open';
  const sample = kind === 'sample' ? sampleIn(form) : undefined;
  if (kind === 'sample' && !sample) return undefined;
  const asked = Array.from({ length: questionsIn(form) }, (_, i) => questionIn(form, i + 1)).filter(
    (one) => one !== undefined,
  );
  return {
    kind,
    title: both(form, 'title'),
    about: both(form, 'about'),
    questions: [...(sample ? placing(sample.frame.cells) : []), ...asked],
    method: {
      population: both(form, 'population'),
      modes: sample ? ['web', 'interviewer'] : ['web'],
      threshold: Number(form.threshold),
      reminders: sample ? linesOf(form.reminders?.replaceAll(',', '\n')).map(Number) : [],
      ...(sample && { sample }),
    },
  };
}

export const questionsIn = (form: Form): number =>
  Math.min(MOST_IN_FORM, Math.max(FIRST_QUESTIONS, Number(form.count) || 0));

function sampleIn(form: Form) {
  const cells = linesOf(form.cells).map((line) => {
    const [district = '', sex = '', age = '', count] = line.split(',').map((part) => part.trim());
    return { district, sex, age, count: Number(count) };
  });
  const wrong = cells.some(({ age, count }) => age === '' || !Number.isInteger(count));
  if (cells.length === 0 || wrong) return undefined;
  const strata = STRATA[(form.strata ?? 'district') as keyof typeof STRATA] ?? STRATA.district;
  return {
    frame: { source: both(form, 'source'), day: dayFrom(datePartsIn(form, 'day')).date ?? '', cells },
    strata,
    n: Number(form.n),
    weights: {
      by: form.weights === 'raking' ? 'raking' : 'post-stratification',
      margins: ['district', 'sex', 'age'],
      trim: { low: 0.3, high: 3 },
    },
    cell: { district: 'district', sex: 'sex', age: 'age' },
  };
}

/** The questions by which somebody is placed in the frame: their choices are its own categories. */
function placing(cells: readonly { readonly district: string; readonly age: string }[]): readonly SurveyQuestion[] {
  const [ka, en] = [say('ka').surveys.method.dimensions, say('en').surveys.method.dimensions];
  const sexes = [say('ka').surveyOffice.sexes, say('en').surveyOffice.sexes] as const;
  const districts = DISTRICTS.filter((code) => cells.some(({ district }) => district === code));
  const ages = [...new Set(cells.map(({ age }) => age))].sort();
  const asked = (code: 'district' | 'sex' | 'age', choices: SurveyQuestion['choices']): SurveyQuestion => ({
    ...{ code, kind: 'single', required: true, label: { ka: `თქვენი ${ka[code]}`, en: `Your ${en[code]}` } },
    ...(choices && { choices }),
  });
  return [
    asked(
      'district',
      districts.map((code) => ({
        code,
        label: { ka: districtName('ka', code).name, en: districtName('en', code).name },
      })),
    ),
    asked(
      'sex',
      (['female', 'male'] as const).map((code) => ({ code, label: { ka: sexes[0][code], en: sexes[1][code] } })),
    ),
    asked(
      'age',
      ages.map((age) => ({ code: age, label: { ka: age, en: age } })),
    ),
  ];
}

/** Undefined for one that was left empty. */
function questionIn(form: Form, n: number): SurveyQuestion | undefined {
  const at = (part: string) => `q${n}-${part}`;
  const label = both(form, at('label'));
  if (label.ka === '' && label.en === '') return undefined;
  const kind = SURVEY_QUESTION_KINDS.find((one) => one === form[at('kind')]) ?? 'short';
  const block = both(form, at('block'));
  const [, question, choice] = /^(\d+)\s*=\s*(\d+)$/.exec(said(form, at('when'))) ?? [];
  return {
    ...{ code: `q${n}`, kind, label, required: form[at('required')] === 'yes' },
    ...(block.ka !== '' && { block }),
    ...answersOf(form, n, kind),
    ...(form[at('sensitive')] === 'yes' && { sensitive: true }),
    ...(form[at('identifying')] === 'yes' && { identifying: true }),
    ...(question && {
      when: { all: true, conditions: [{ question: `q${question}`, is: 'equals', value: `c${choice}` }] },
    }),
  };
}

function answersOf(form: Form, n: number, kind: SurveyQuestionKind): Partial<SurveyQuestion> {
  const choices = choicesIn(form[`q${n}-choices`], 'c');
  switch (kind) {
    case 'short':
    case 'long':
      return {};
    case 'scale': {
      const [low = { ka: '', en: '' }, high = { ka: '', en: '' }] = choices.map((one) => one.label);
      return { scale: { from: 1, to: 5, low, high } };
    }
    case 'matrix':
      return { choices, rows: choicesIn(form[`q${n}-rows`], 'r') };
    case 'order':
      return { choices };
    default:
      return { choices, ...(form[`q${n}-other`] === 'yes' && { other: true }) };
  }
}
