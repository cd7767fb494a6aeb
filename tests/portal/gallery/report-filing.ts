import { CITIZEN, day } from '../made-up.js';
import { card, categories, named, photoName, SCHEMATIC, trees } from './made-up-reports.js';
import type { At, Pages, Shown } from './pages.js';

/** Reporting a problem, step by step. */
export function filingPages({ NewReportPage }: Pages, at: At): Record<string, Shown> {
  const kept = { district: 'vake', address: 'ჭ', description: 'ხე', 'answer-ground': 'private' };
  const wrong = [
    { field: 'address', text: 'ჩაწერეთ მისამართი.' },
    { field: 'answer-ground', text: trees.questions[0]!.choices![1]!.stops!.ka },
  ];
  const similar = [
    card(500, 'trees', { supporters: 12 }),
    card(501, 'holes', { status: 'in-progress', overdue: true, promised: day(-2), supporters: 1 }),
  ];
  return {
    'report-category': (lang) =>
      NewReportPage(
        { frame: at('/reports/new', CITIZEN), categories, named, base: SCHEMATIC, kept: {}, errors: [] },
        lang,
      ),
    'report-details': (lang) =>
      NewReportPage(
        { frame: at('/reports/new', CITIZEN), categories, named, base: SCHEMATIC, chosen: trees, kept: {}, errors: [] },
        lang,
      ),
    'report-wrong': (lang) =>
      NewReportPage(
        { frame: at('/reports/new', CITIZEN), categories, named, base: SCHEMATIC, chosen: trees, kept, errors: wrong },
        lang,
      ),
    'report-with-photos': (lang) =>
      NewReportPage(
        {
          ...{ frame: at('/reports/new', CITIZEN), categories, named, base: SCHEMATIC, chosen: trees, kept },
          photos: [photoName(1), photoName(2)],
          errors: [{ field: 'photos', text: 'ფოტო 8 მბ-ზე მეტი არ უნდა იყოს. ატვირთეთ უფრო მცირე ფაილი.' }],
        },
        lang,
      ),
    'report-similar': (lang) =>
      NewReportPage(
        {
          frame: at('/reports/new', CITIZEN),
          categories,
          named,
          base: SCHEMATIC,
          radius: 250,
          chosen: trees,
          kept,
          errors: [],
          similar,
        },
        lang,
      ),
  };
}
