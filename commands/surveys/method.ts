import {
  DIMENSIONS,
  type Dimension,
  SEXES,
  type SurveyKind,
  type SurveyMethod,
  type SurveyQuestion,
} from '../../events/surveys.js';
import { isDistrict } from '../city.js';
import { type Refusal, refuse } from '../decider.js';

const wrong = (why: string) => refuse('survey.method-inconsistent', { why });

/** What is wrong with how a survey is to be done; undefined when nothing is. */
export function inconsistentMethod(
  kind: SurveyKind,
  { sample, modes }: SurveyMethod,
  questions: readonly SurveyQuestion[],
): Refusal | undefined {
  if ((kind === 'sample') !== (sample !== undefined)) return wrong('sample');
  if (!sample) return modes.length === 1 && modes[0] === 'web' ? undefined : wrong('modes');
  const { cells } = sample.frame;
  const keys = cells.map(({ district, sex, age }) => `${district}.${sex}.${age}`);
  if (new Set(keys).size < keys.length || cells.some(({ district }) => !isDistrict(district))) return wrong('frame');
  const people = cells.reduce((sum, { count }) => sum + count, 0);
  if (people < sample.n) return wrong('frame');
  const isEmpty = (one: Dimension, code: string) => !cells.some((cell) => cell[one] === code && cell.count > 0);
  if (cells.some((cell) => DIMENSIONS.some((one) => isEmpty(one, cell[one])))) return wrong('frame'); // nobody weighs for it
  const categories: Record<Dimension, ReadonlySet<string>> = {
    district: new Set(cells.map(({ district }) => district)),
    sex: new Set(SEXES),
    age: new Set(cells.map(({ age }) => age)),
  };
  const off = DIMENSIONS.find((one) => !leadsTo(questions, sample.cell[one], categories[one]));
  return off && wrong(`cell.${off}`);
}

/** A question places people in the frame when everybody answers it, with one of the frame's own categories. */
function leadsTo(questions: readonly SurveyQuestion[], code: string, categories: ReadonlySet<string>): boolean {
  const question = questions.find((one) => one.code === code);
  if (question?.kind !== 'single' || !question.required || question.when || question.other) return false;
  const choices = question.choices ?? [];
  return choices.length === categories.size && choices.every((choice) => categories.has(choice.code));
}
