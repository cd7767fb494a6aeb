import type { FigureDoc } from '../../../read-models/figure-documents.js';
import { column, type OpenTable } from '../table.js';

/** Every official figure, in the order in which they were published. */
const figures: OpenTable = {
  name: 'figures',
  title: { ka: 'ოფიციალური მაჩვენებლები', en: 'Official figures' },
  about: {
    ka: 'ყოველი ოფიციალურად გამოქვეყნებული რიცხვი: რა დაითვალა, რომელი წესით და ჟურნალის რამდენი ჩანაწერიდან.',
    en: 'Every number that was published officially: what was counted, by which rule, from how many entries of the log.',
  },
  keywords: { ka: ['სტატისტიკა', 'გამჭვირვალობა'], en: ['statistics', 'transparency'] },
  theme: 'GOVE',
  columns: [
    column('figure', 'string', 'რა დაითვალა', 'What was counted'),
    column(
      'of',
      'string',
      'რისთვის: პეტიციის ან რაუნდის იდენტიფიკატორი',
      'Of what: the identifier of a petition or a round',
    ),
    column('signatures', 'integer', 'ხელმოწერები, თუ პეტიციაა', 'Signatures, of a petition'),
    column('rule', 'integer', 'წესის ვერსია', 'Version of the rule'),
    column('size', 'integer', 'ჟურნალის ზომა, ჩანაწერებით', 'Size of the log, in entries'),
    column('counted', 'string', 'რომელი ჩანაწერები დაითვალა', 'Which entries it is counted from'),
    column('digest', 'string', 'SHA-256', 'SHA-256'),
    column('at', 'dateTime', 'როდის გამოქვეყნდა', 'When it was published'),
    column('event', 'string', 'ჩანაწერი ღია ჟურნალში', 'The entry of the public log'),
  ],
  async *rows({ store, of }) {
    const all: FigureDoc[] = [];
    for await (const doc of store.scan(of('figures'))) all.push(doc as FigureDoc);
    for (const { figure, of: about, value, rule, size, counted, digest, at, _id } of all.sort(inOrder))
      yield [figure, about, 'signatures' in value ? value.signatures : null, rule, size, counted, digest, at, _id];
  },
};
const inOrder = (a: FigureDoc, b: FigureDoc) => a.position - b.position;

export const figureTables = [figures];
