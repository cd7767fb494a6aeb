import type { Question } from '../../../events/smart-map.js';
import { Categories, Departments } from '../../../read-models/reports.js';
import type { Questions } from '../../read/questions.js';

/** Codes of the Smart Map in words, and what each category asks; retired ones too, for reports of theirs remain. */
export async function namesOf(questions: Questions) {
  const [categories, departments] = await Promise.all([
    questions.ask(new Categories(true)),
    questions.ask(new Departments(true)),
  ]);
  return {
    categories: new Map(categories.map(({ category, title }) => [category, title])),
    questions: new Map(categories.map(({ category, questions }) => [category, questions as readonly Question[]])),
    departments: new Map(departments.map(({ department, name }) => [department, name])),
  };
}
