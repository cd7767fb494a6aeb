import { openTables } from '../../../src/open-data/all-tables.js';
import type { Frame } from '../../../src/portal/frame.js';
import type { Pages, Shown } from './pages.js';

/** The catalogue of open data, and one of its tables: full, empty, and asked for on a day that has not come. */
export function openDataPages(pages: Pages, at: (path: string) => Frame): Readonly<Record<string, Shown>> {
  const file = (name: string, bytes: number) => ({ name, bytes, sha256: 'f'.repeat(64) });
  const written = (rows: number) => ({
    ...{ rows, changed: '2026-10-14T08:30:00.000Z' },
    ...{ csv: file('petitions.csv', rows * 190), json: file('petitions.json', rows * 410) },
  });
  const table = openTables[0]!;
  const shown = {
    ...{ frame: at(`/open-data/${table.name}`), table, tree: { size: 12_231, root: 'cm9vdA==' } },
    ...{ latest: '2026-10-14', errors: [] },
  };
  const row = table.columns.map(({ type }, i) =>
    type === 'integer' ? 1_204 + i : type === 'dateTime' ? null : `ა-${i}`,
  );
  return {
    'open-data': (lang) =>
      pages.OpenDataPage(
        {
          frame: at('/open-data'),
          written: Object.fromEntries(openTables.map(({ name }, i) => [name, written(i * 7_313)])),
        },
        lang,
      ),
    'open-table': (lang) => pages.OpenTablePage({ ...shown, written: written(48), preview: [row, row] }, lang),
    'open-table-none': (lang) => pages.OpenTablePage({ ...shown, written: written(0), preview: [] }, lang),
    'open-table-wrong-day': (lang) =>
      pages.OpenTablePage(
        {
          ...{ ...shown, written: written(48), preview: [row], day: '2031-01-01' },
          errors: [
            { field: 'day', text: lang === 'ka' ? 'მიუთითეთ დღე, რომელიც უკვე დადგა' : 'Enter a day that has come' },
          ],
        },
        lang,
      ),
  };
}
