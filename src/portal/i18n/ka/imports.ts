import { format } from '../format.js';

const { number } = format('ka');

/** What every page says on which a file is tried, and then imported. */
export const imports = {
  file: 'ფაილი',
  columns: 'რა სვეტები შეიძლება იყოს',
  check: 'შემოწმება',
  tried: 'შემოწმების შედეგი',
  triedLead: 'ჯერ არაფერი შეცვლილა.',
  digest: 'ფაილის SHA-256',
  added: 'დაემატება',
  changed: 'შეიცვლება',
  unchanged: 'უცვლელი დარჩება',
  refused: 'შესასწორებელია',
  wrongLines: 'შესასწორებელი ხაზები',
  line: 'ხაზი',
  reason: 'რა უნდა გასწორდეს',
  others: (n: number) => `და კიდევ ${number(n)}.`,
  go: 'შემოტანა',
  again: 'სხვა ფაილის არჩევა',
} as const;
