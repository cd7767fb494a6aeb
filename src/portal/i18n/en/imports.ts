import { format } from '../format.js';

const { number } = format('en');

/** What every page says on which a file is tried, and then imported. */
export const imports = {
  file: 'File',
  columns: 'Which columns there can be',
  check: 'Check it',
  tried: 'What the check found',
  triedLead: 'Nothing has been changed yet.',
  digest: 'SHA-256 of the file',
  added: 'To be added',
  changed: 'To be changed',
  unchanged: 'Left as they are',
  refused: 'To be corrected',
  wrongLines: 'Lines to be corrected',
  line: 'Line',
  reason: 'What is to be corrected',
  others: (n: number) => `And ${number(n)} more.`,
  go: 'Import it',
  again: 'Choose another file',
};
