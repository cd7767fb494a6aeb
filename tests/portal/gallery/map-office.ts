import { CATEGORIES, DEPARTMENTS } from '../../../src/demo/map-categories.js';
import { TEMPLATES } from '../../../src/demo/map-templates.js';
import { draftOf } from '../../../src/portal/controllers/category-form.js';
import { day, id, OFFICIAL } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const trees = { ...CATEGORIES.find(({ category }) => category === 'trees')!, retired: false };
const departments = Object.entries(DEPARTMENTS).map(([department, name]) => ({ department, name }));
const versions = [
  { event: id(802), type: 'CategoryRetired', at: day(-1), position: 3, whole: null },
  { event: id(801), type: 'CategoryAdopted', at: day(-10), position: 2, whole: { ...trees, version: 2, termDays: 7 } },
  { event: id(800), type: 'CategoryAdopted', at: day(-90), position: 1, whole: trees },
];

/** What the map goes by, for those who look after it. */
export function mapOfficePages(
  { MapOfficePage, RulesListPage, CategoryPage, DepartmentPage, TemplatePage }: Pages,
  at: At,
): Record<string, Shown> {
  const frame = at('/office/map', OFFICIAL);
  const none = { frame, retired: false, versions: [], errors: [] };
  const rows = CATEGORIES.map(({ category, title, department }, i) => ({
    ...{ code: category, title: title.ka, meta: department, retired: i === 2 },
  }));
  const draft = draftOf(trees);
  const [template] = TEMPLATES;
  const kept = { template: '', version: 1, titleKa: '', titleEn: '', textKa: '', textEn: '' };
  return {
    'map-office': (lang) => MapOfficePage({ frame, appeals: 2 }, lang),
    'map-categories': (lang) => RulesListPage({ frame, kind: 'categories', rows }, lang),
    'map-templates-none': (lang) => RulesListPage({ frame, kind: 'templates', rows: [] }, lang),
    'map-category': (lang) =>
      CategoryPage(
        {
          frame,
          code: 'trees',
          draft,
          departments,
          isNew: false,
          retired: true,
          versions,
          errors: [],
          notice: 'retired',
        },
        lang,
      ),
    'map-category-new': (lang) =>
      CategoryPage(
        {
          ...{ ...none, departments, isNew: true },
          draft: {
            ...draftOf(),
            routes: { vake: 'roads' },
            questions: [{ ...draft.questions[0]!, ka: '' }],
          },
          errors: [
            { field: 'category', text: 'ჩაწერეთ კოდი.' },
            { field: 'q-1-ka', text: 'დაწერეთ ტექსტი.' },
          ],
        },
        lang,
      ),
    'map-department': (lang) =>
      DepartmentPage(
        { ...none, code: 'roads', kept: { department: 'roads', ...DEPARTMENTS.roads! }, notice: 'saved' },
        lang,
      ),
    'map-department-new': (lang) =>
      DepartmentPage(
        {
          ...{ ...none, kept: { department: 'A', ka: '', en: '' } },
          errors: [{ field: 'department', text: 'ჩაწერეთ კოდი.' }],
        },
        lang,
      ),
    'map-template': (lang) =>
      TemplatePage(
        {
          ...{ ...none, code: template!.template, categories: CATEGORIES },
          kept: {
            ...{ ...kept, version: 2, titleKa: template!.title.ka, titleEn: template!.title.en },
            ...{ textKa: template!.text.ka, textEn: template!.text.en, category: 'litter', status: 'resolved' },
          },
        },
        lang,
      ),
    'map-template-new': (lang) =>
      TemplatePage({ ...none, categories: CATEGORIES, kept: { ...kept, category: '', status: 'refused' } }, lang),
  };
}
