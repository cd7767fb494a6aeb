import type { TopicDoc } from '../../../read-models/forum-documents.js';
import { textsOf } from '../../../read-models/texts.js';
import { column, type OpenTable, scanned } from '../table.js';

/** Topics with how much was said in them; what was said stays in the portal, where its authors can take it back. */
const topics: OpenTable = {
  name: 'topics',
  title: { ka: 'ფორუმის თემები', en: 'Topics of the forum' },
  about: {
    ka: 'ყველა ღია თემა: სათაური, კატეგორია, რამდენი პასუხია და რამდენი მათგანია მერიისა.',
    en: 'Every public topic: its title, its category, how many replies there are and how many of them are City Hall’s.',
  },
  keywords: { ka: ['ფორუმი', 'განხილვა'], en: ['forum', 'discussion'] },
  theme: 'GOVE',
  columns: [
    column('id', 'string', 'იდენტიფიკატორი', 'Identifier'),
    column('title', 'string', 'სათაური, იმ ენაზე, რომელზეც დაიწერა', 'Title, in the language that it was written in'),
    column('category', 'string', 'კატეგორიის კოდი', 'Code of the category'),
    column('language', 'string', 'ენა: ka ან en', 'Language: ka or en'),
    column('about', 'string', 'რას ეხება: petition, report, proposal, commitment', 'What it is about, if of one thing'),
    column('about_id', 'string', 'მისი იდენტიფიკატორი', 'The identifier of that'),
    column('posts', 'integer', 'პასუხები', 'Replies'),
    column('official', 'integer', 'მათგან მერიის', 'Of them City Hall’s'),
    column('followers', 'integer', 'რამდენი ადევნებს თვალს', 'How many follow it'),
    column('opened_at', 'dateTime', 'როდის გაიხსნა', 'When it was opened'),
    column('active_at', 'dateTime', 'ბოლო პასუხი', 'When somebody last wrote in it'),
    column('locked_at', 'dateTime', 'როდის დაიხურა', 'When it was locked'),
  ],
  async *rows(reading) {
    for await (const some of scanned<TopicDoc>(reading, 'topics')) {
      const listed = some.filter(({ visibility }) => visibility === 'listed');
      const refs = listed.map(({ text }) => text);
      const texts = await textsOf(reading.store, reading.of, refs);
      for (const one of listed) {
        const title = texts.get(one.text.event)?.content.title ?? null;
        yield [
          ...[one._id, title, one.category, one.language, one.about?.kind ?? null, one.about?.id ?? null, one.posts],
          ...[one.official, one.followers, one.openedAt, one.activeAt, one.locked?.at ?? null],
        ];
      }
    }
  },
};

export const forumTables = [topics];
