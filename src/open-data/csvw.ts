import { LICENCE, tablePaths } from './dcat.js';
import type { EditedTable } from './editions.js';
import type { CellType, OpenTable } from './table.js';

const DATATYPES: Readonly<Record<CellType, object>> = {
  string: { datatype: 'string' },
  integer: { datatype: 'integer' },
  decimal: { datatype: 'decimal' },
  date: { datatype: 'date' },
  dateTime: { datatype: 'dateTime' },
  list: { datatype: 'string', separator: ' ' },
};

/** What the columns of a table mean, in the terms of CSV on the Web (W3C, tabular metadata). */
export function columnsOf({ name, title, about, columns }: OpenTable, { changed, rows }: EditedTable, origin: string) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: origin + tablePaths(name).csv,
    'dc:title': title,
    'dc:description': about,
    'dc:license': { '@id': LICENCE },
    'dc:modified': { '@value': changed, '@type': 'xsd:dateTime' },
    'schema:numberOfRows': rows,
    dialect: { encoding: 'utf-8', header: true, delimiter: ',', lineTerminators: ['\r\n'] },
    tableSchema: {
      columns: columns.map((one) => ({
        name: one.name,
        titles: one.name,
        'dc:description': one.about,
        ...DATATYPES[one.type],
      })),
    },
  };
}
