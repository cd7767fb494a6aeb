import { hash } from 'node:crypto';
import { objectDraftOf } from '../../../src/portal/controllers/object-draft.js';
import { say } from '../../../src/portal/i18n/catalogue.js';
import { day, id, OFFICIAL } from '../made-up.js';
import { LAYERS, street, tree } from './map.js';
import type { At, Pages, Shown } from './pages.js';

const both = (ka: string, en: string) => ({ ka, en });
const adopted = { layer: 'city-projects', version: 1, name: both('ქალაქის პროექტები', 'City projects') };
const versions = [{ event: id(811), type: 'MapLayerAdopted', at: day(-30), position: 7, whole: adopted }];

/** What officials put on the map, one by one or out of a file. */
export function mapPlacingPages(
  { LayerPage, RulesListPage, PlacedObjectsPage, PlacedObjectPage, MapImportPage, TriedImportPage }: Pages,
  at: At,
): Record<string, Shown> {
  const frame = at('/office/map/objects', { ...OFFICIAL, roles: ['officer', 'administrator'] });
  const layers = LAYERS.filter(({ source }) => source === 'objects');
  const asOf = { position: 48_213, size: null, root: null };
  const items = [street, { ...tree, external: '17-2026', retired: true }];
  const none = { added: 0, changed: 0, unchanged: 0, refused: [] };
  const tried = {
    ...{ frame, with: { layer: 'city-projects' }, action: '/ka/office/map/import' },
    ...{ of: 'ქალაქის პროექტები', digest: hash('sha256', ''), file: 'e30=' },
  };
  const summary = { dryRun: true, rows: 14, ...none };
  return {
    'map-layers': (lang) => {
      const t = say(lang).mapRules.layer;
      const rows = LAYERS.map(({ code, name, count }, i) => {
        const row = { code, title: name[lang], retired: i === 3 };
        return i < 2 ? { ...row, meta: t.builtIn(count), href: '/ka/reports' } : { ...row, meta: t.summary(count, 2) };
      });
      return RulesListPage({ frame, kind: 'layers', rows }, lang);
    },
    'map-layer': (lang) =>
      LayerPage(
        {
          ...{ frame, code: 'city-projects', retired: true, versions, errors: [], notice: 'retired' },
          kept: { layer: 'city-projects', version: 2, ...adopted.name },
        },
        lang,
      ),
    'map-layer-new': (lang) =>
      LayerPage(
        {
          ...{ frame, retired: false, versions: [], kept: { layer: 'A', version: 1, ka: '', en: '' } },
          errors: [{ field: 'layer', text: say(lang).mapRules.errors.code }],
        },
        lang,
      ),
    'placed-objects': (lang) =>
      PlacedObjectsPage({ frame, layers, cursor: 'c', found: { items, total: 20, next: 'd', asOf } }, lang),
    'placed-objects-none': (lang) => {
      const found = { items: [], total: 0, next: null, asOf };
      return PlacedObjectsPage({ frame, layers, layer: 'tree-cutting-permits', found }, lang);
    },
    'placed-object': (lang) =>
      PlacedObjectPage(
        {
          ...{ frame, id: street.id, retired: false, layers, draft: objectDraftOf(street) },
          ...{ errors: [], notice: 'saved' },
        },
        lang,
      ),
    'placed-object-retired': (lang) =>
      PlacedObjectPage({ frame, id: tree.id, retired: true, layers, draft: objectDraftOf(tree), errors: [] }, lang),
    'placed-object-new': (lang) => {
      const { errors } = say(lang).mapPlacing;
      const draft = { ...objectDraftOf(tree), titleEn: '', budget: 'ბევრი', geometry: '{"type":' };
      const wrong = [
        { field: 'title-en', text: errors['title-en'] },
        { field: 'geometry', text: errors.twice },
        { field: 'budget', text: errors.budget },
      ];
      return PlacedObjectPage({ frame, retired: false, layers, draft, errors: wrong }, lang);
    },
    'map-import': (lang) => MapImportPage({ frame, layers, done: [12, 1, 1], errors: [] }, lang),
    'map-import-wrong': (lang) => {
      const { errors } = say(lang).mapPlacing;
      const wrong = [
        { field: 'layer', text: errors.layer },
        { field: 'file', text: errors.tooLarge },
      ];
      return MapImportPage({ frame, layers, source: 'ქალაქის არქივი', errors: wrong }, lang);
    },
    'map-import-tried': (lang) =>
      TriedImportPage({ ...tried, summary: { ...summary, added: 12, changed: 1, unchanged: 1 } }, lang),
    'map-import-refused': (lang) =>
      TriedImportPage(
        {
          ...tried,
          summary: {
            ...{ ...summary, added: 12 },
            refused: [
              { line: 3, fault: 'geometry.swapped', reason: '' },
              { line: 9, fault: 'same-external', reason: '', about: '4' },
              { line: 11, fault: 'wrong-value', reason: '', about: 'budget_tetri' },
              { line: 13, fault: 'unknown-column', reason: '', about: 'external, title_ka, title_en' },
            ],
          },
        },
        lang,
      ),
    'map-import-nothing': (lang) => TriedImportPage({ ...tried, summary: { ...summary, unchanged: 14 } }, lang),
  };
}
