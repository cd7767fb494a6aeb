import { format, pluralEn } from '../format.js';
import type { Catalogue } from '../ka.js';

const { moment } = format('en');

export const openData: Catalogue['openData'] = {
  title: 'Open data',
  lead: 'Everything that the portal knows and that is public, as tables. Use it freely, as long as you name the source.',
  rows: (n) => pluralEn(n, 'row', 'rows'),
  updated: (at) => `Updated: ${moment(at)}`,
  columns: 'Columns',
  column: 'Column',
  holds: 'What it holds',
  type: 'Type',
  types: {
    string: 'Text',
    integer: 'Whole number',
    decimal: 'Number',
    date: 'Date',
    dateTime: 'Time (UTC)',
    list: 'Codes with spaces between',
  },
  download: 'Download',
  file: (kind, size) => `${kind}, ${size}`,
  preview: 'First rows',
  empty: 'The table is still empty.',
  licence: 'Licence',
  licenceName: 'Creative Commons Attribution 4.0 (CC BY 4.0)',
  source: 'What it is made from',
  sourceText: (size) =>
    `The table is worked out from the first ${pluralEn(size, 'entry', 'entries')} of the public log. From the same log you get the same file.`,
  checkpoint: 'Signed checkpoint of the log',
  digest: (kind) => `SHA-256 of the ${kind} file`,
  before: 'As it was before',
  beforeText: 'Choose a day: the table is built anew from the log, as it was at the end of that day.',
  day: 'Day',
  getCsv: 'Download the CSV',
  badDay: (day) => `Enter a day that has come: ${day} at the latest`,
  catalogue: 'The catalogue, for programs',
  catalogueText: 'The catalogue is described by DCAT-AP 3.0, its columns by CSV on the Web.',
  api: 'The API and its description',
  megabytes: (n) => `${n} MB`,
  kilobytes: (n) => `${n} kB`,
};
