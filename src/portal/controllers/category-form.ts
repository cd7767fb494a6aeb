import { DISTRICTS } from '../../../events/districts.js';
import { QUESTION_KINDS, type Question } from '../../../events/smart-map.js';
import type { CategoryView } from '../../../read-models/reports.js';
import type { CategoryDraft } from '../components/map/category-form.js';
import type { ChoiceDraft, QuestionDraft } from '../components/map/question-rows.js';
import type { Form } from './visit.js';

/** What one category may ask, and one question offer: as the command has it. */
const MOST_QUESTIONS = 20;
const MOST_CHOICES = 30;

const NO_QUESTION: QuestionDraft = { code: '', ka: '', en: '', kind: 'text', required: false, choices: [] };
const NO_CHOICE: ChoiceDraft = { code: '', ka: '', en: '', stopsKa: '', stopsEn: '' };

/** What the form begins with: the newest version, or nothing. */
export function draftOf(category?: CategoryView): CategoryDraft {
  const { title, description, questions = [], routes = [] } = category ?? {};
  return {
    ...{ category: category?.category ?? '', version: (category?.version ?? 0) + 1 },
    ...{ titleKa: title?.ka ?? '', titleEn: title?.en ?? '' },
    ...{ descriptionKa: description?.ka ?? '', descriptionEn: description?.en ?? '' },
    ...{ group: category?.group ?? '', department: category?.department ?? '' },
    ...{ termDays: String(category?.termDays ?? 10), radius: String(category?.radius ?? 250) },
    emergency: category?.emergency ?? false,
    routes: Object.fromEntries(routes.map(({ district, department }) => [district, department])),
    questions: (questions as readonly Question[]).map(({ code, label, kind, required, choices = [] }) => ({
      ...{ code, ka: label.ka, en: label.en, kind, required },
      choices: choices.map((one) => ({
        ...{ code: one.code, ka: one.label.ka, en: one.label.en },
        ...{ stopsKa: one.stops?.ka ?? '', stopsEn: one.stops?.en ?? '' },
      })),
    })),
  };
}

/** How many rows of a kind a form holds: they are numbered from one. */
const rows = (form: Form, pattern: RegExp, most: number): number =>
  Math.min(most, Math.max(0, ...Object.keys(form).map((name) => Number(pattern.exec(name)?.[1] ?? 0))));
const upTo = (n: number) => Array.from({ length: n }, (_, i) => i + 1);

/** The form as it was filled in. @param category its code, where it is not in the form */
export function draftIn(form: Form, category?: string): CategoryDraft {
  const said = (name: string) => form[name]?.trim() ?? '';
  const routes = DISTRICTS.map((district) => [district, said(`route-${district}`)] as const);
  const questions = upTo(rows(form, /^q-(\d{1,3})-kind$/, MOST_QUESTIONS)).map((n): QuestionDraft => {
    const at = `q-${n}`;
    const choices = rows(form, new RegExp(`^${at}-choice-(\\d{1,3})-ka$`), MOST_CHOICES);
    return {
      ...{ code: said(`${at}-code`), ka: said(`${at}-ka`), en: said(`${at}-en`) },
      ...{ kind: QUESTION_KINDS.find((kind) => kind === form[`${at}-kind`]) ?? 'text' },
      required: form[`${at}-required`] === 'yes',
      choices: upTo(choices).map((m): ChoiceDraft => {
        const of = `${at}-choice-${m}`;
        return {
          ...{ code: said(`${of}-code`), ka: said(`${of}-ka`), en: said(`${of}-en`) },
          ...{ stopsKa: said(`${of}-stops-ka`), stopsEn: said(`${of}-stops-en`) },
        };
      }),
    };
  });
  return {
    ...{ category: category ?? said('category'), version: Number(form.version) || 1 },
    ...{ titleKa: said('title-ka'), titleEn: said('title-en') },
    ...{ descriptionKa: said('description-ka'), descriptionEn: said('description-en') },
    ...{ group: said('group'), department: said('department') },
    ...{ termDays: said('termDays'), radius: said('radius'), emergency: form.emergency === 'yes' },
    routes: Object.fromEntries(routes.filter(([, department]) => department !== '')),
    questions,
  };
}

/** One press of a button that adds a row or takes one out; undefined for the button that adopts. */
export function reworked(draft: CategoryDraft, step = ''): CategoryDraft | undefined {
  const [, deed, kind, question, choice] =
    /^(add|remove)-(question|choice)(?:-(\d{1,3}))?(?:-(\d{1,3}))?$/.exec(step) ?? [];
  if (!deed) return undefined;
  const [q, c] = [Number(question) - 1, Number(choice) - 1];
  const { questions } = draft;
  if (kind === 'question')
    return {
      ...draft,
      questions:
        deed === 'add' ? [...questions, NO_QUESTION].slice(0, MOST_QUESTIONS) : questions.filter((_, i) => i !== q),
    };
  const changed = ({ choices }: QuestionDraft) =>
    deed === 'add' ? [...choices, NO_CHOICE].slice(0, MOST_CHOICES) : choices.filter((_, i) => i !== c);
  return { ...draft, questions: questions.map((one, i) => (i === q ? { ...one, choices: changed(one) } : one)) };
}

/** The wish that a draft says. Rows keep their codes from version to version; a new one gets the next that is free. */
export function wishOf(draft: CategoryDraft): object {
  const { category, version, group, department, emergency, termDays, radius } = draft;
  const codes = named('q', draft.questions);
  return {
    ...{ category, version, group, department, emergency },
    ...{ termDays: Number(termDays), radius: Number(radius) },
    title: { ka: draft.titleKa, en: draft.titleEn },
    description: { ka: draft.descriptionKa, en: draft.descriptionEn },
    routes: Object.entries(draft.routes).map(([district, other]) => ({ district, department: other })),
    questions: draft.questions.map(({ ka, en, kind, required, choices }, i) => {
      const chosen = named('c', choices);
      const offered = choices.map((one, j) => ({
        ...{ code: chosen[j], label: { ka: one.ka, en: one.en } },
        ...((one.stopsKa || one.stopsEn) && { stops: { ka: one.stopsKa, en: one.stopsEn } }),
      }));
      return {
        ...{ code: codes[i], label: { ka, en }, kind, required },
        ...(kind.startsWith('choice') && { choices: offered }),
      };
    }),
  };
}

function named(letter: string, rows: readonly { readonly code: string }[]): readonly string[] {
  const used = new Set(rows.map(({ code }) => code));
  let next = 1;
  return rows.map(({ code }) => {
    if (code) return code;
    while (used.has(`${letter}${next}`)) next++;
    return `${letter}${next++}`;
  });
}

/** The field of the form in which a mistake of the wish is: `questions.0.choices.1.label.ka` is in `q-1-choice-2-ka`. */
export const fieldOf = (path: string): string =>
  path
    .replace(/^questions\.(\d+)/, (_, n) => `q-${Number(n) + 1}`)
    .replace(/choices\.(\d+)/, (_, n) => `choice-${Number(n) + 1}`)
    .replace(/label\./, '')
    .replaceAll('.', '-');
