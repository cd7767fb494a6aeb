import { OTHER, type SurveyCondition, type SurveyQuestion } from '../../events/surveys.js';
import { type Refusal, refuse } from '../decider.js';

/** What is wrong with a questionnaire; undefined when nothing is. */
export function inconsistentQuestions(questions: readonly SurveyQuestion[]): Refusal | undefined {
  const before = new Map<string, SurveyQuestion>();
  for (const question of questions) {
    const { code } = question;
    const why = before.has(code) ? 'code' : (faultOf(question) ?? faultOfConditions(question, before));
    if (why) return refuse('survey.inconsistent', { question: code, why });
    before.set(code, question);
  }
  return undefined;
}

const CHOOSING: readonly SurveyQuestion['kind'][] = ['single', 'multiple', 'order', 'matrix'];

function faultOf({ kind, choices, rows, other, most, scale, identifying }: SurveyQuestion): string | undefined {
  if (CHOOSING.includes(kind) !== (choices !== undefined)) return 'choices';
  if (choices && (choices.length < 2 || isRepeated(choices) || choices.some(({ code }) => code === OTHER)))
    return 'choices';
  if ((kind === 'matrix') !== (rows !== undefined)) return 'rows';
  if (rows && (rows.length === 0 || isRepeated(rows))) return 'rows';
  if (other && kind !== 'single' && kind !== 'multiple') return 'other';
  if (most !== undefined && kind !== 'multiple') return 'most';
  if (identifying && (kind === 'short' || kind === 'long')) return 'identifying'; // words are never in the file
  if ((kind === 'scale') !== (scale !== undefined)) return 'scale';
  return undefined;
}

const isRepeated = (choices: readonly { readonly code: string }[]) =>
  new Set(choices.map(({ code }) => code)).size < choices.length;

/** A condition looks back, never ahead: whoever answers has answered what it rests on. */
function faultOfConditions({ when }: SurveyQuestion, before: ReadonlyMap<string, SurveyQuestion>): string | undefined {
  if (!when) return undefined;
  if (when.conditions.length === 0) return 'when';
  return when.conditions.every((one) => canHold(one, before.get(one.question))) ? undefined : 'when';
}

function canHold({ is, value }: SurveyCondition, question: SurveyQuestion | undefined): boolean {
  if (!question) return false;
  if (is === 'answered' || is === 'not-answered') return value === undefined;
  const { kind, scale, choices = [], other } = question;
  if (value === undefined) return false;
  if (kind === 'scale') return /^\d+$/.test(value) && Number(value) >= scale!.from && Number(value) <= scale!.to;
  if (kind !== 'single' && kind !== 'multiple') return false;
  return choices.some(({ code }) => code === value) || (other === true && value === OTHER);
}

/** Whether two versions ask the same and only say it otherwise: what was answered to one can be counted with the other. */
export function onlyRewords(old: readonly SurveyQuestion[], next: readonly SurveyQuestion[]): boolean {
  return JSON.stringify(old.map(bare)) === JSON.stringify(next.map(bare));
}

const codesOf = (choices: SurveyQuestion['choices']) => choices?.map(({ code }) => code) ?? null;
const bare = ({
  code,
  kind,
  required,
  choices,
  rows,
  other,
  most,
  scale,
  when,
  sensitive,
  identifying,
}: SurveyQuestion): readonly unknown[] => [
  ...[code, kind, required, codesOf(choices), codesOf(rows), other ?? false, most ?? null],
  ...[sensitive ?? false, identifying ?? false],
  scale ? [scale.from, scale.to] : null,
  when ? [when.all, when.conditions.map(({ question, is, value }) => [question, is, value ?? null])] : null,
];
