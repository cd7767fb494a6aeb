import type { TopicCard, TopicView } from '../../../read-models/forum.js';
import type { HidingView, PostView, Thread } from '../../../read-models/forum-posts.js';
import type { QueueItem } from '../../../read-models/forum-queue.js';
import { DEPARTMENTS } from '../../../src/demo/map-categories.js';
import type { ForumReader } from '../../../src/portal/components/forum/view.js';
import type { PostPageView } from '../../../src/portal/pages/post.js';
import type { TopicPageView } from '../../../src/portal/pages/topic.js';
import { CITIZEN, day, frameAt, id, OFFICIAL } from '../made-up.js';
import type { At, Pages, Shown } from './pages.js';

const CATEGORIES = [
  {
    ...{ category: 'transport', version: 2, stances: true, retired: false, topics: 128 },
    title: { ka: 'ტრანსპორტი და ქუჩები', en: 'Transport and streets' },
    description: { ka: 'ავტობუსები, ველობილიკები, ტროტუარები, პარკირება.', en: 'Buses, cycling, pavements, parking.' },
  },
  {
    ...{ category: 'green', version: 1, stances: false, retired: false, topics: 64 },
    title: { ka: 'პარკები და ეზოები', en: 'Parks and yards' },
    description: { ka: 'ხეები, სკვერები, სათამაშო მოედნები.', en: 'Trees, squares, playgrounds.' },
  },
  {
    ...{ category: 'old-town', version: 1, stances: true, retired: true, topics: 3 },
    title: { ka: 'ძველი უბანი', en: 'The old town' },
    description: { ka: 'აივნები, ეზოები, მემკვიდრეობა.', en: 'Balconies, yards, heritage.' },
  },
];
const names = new Map(CATEGORIES.map(({ category, title }) => [category, title]));
const departments = new Map(Object.entries(DEPARTMENTS));
const asOf = { position: 48_213, size: null, root: null };
const NINO = 'a1b2c3d4'.repeat(4);
const OTHER = '5e6f7a8b'.repeat(4);
const TOPIC = id(600);
const BODY = `დიღმის ბაღსა და სკოლას შორის **ტროტუარი არ არის**, ბავშვები სავალ ნაწილზე დადიან.

- ვის უნდა მივმართოთ?
- რამდენი ხანი სჭირდება?

> გასულ წელს გვითხრეს, რომ პროექტი მზადაა.

იხილეთ [გეგმა](https://example.ge/plan) და სხვა გვერდები.`;

function card(n: number, more: Partial<TopicCard> = {}): TopicCard {
  return {
    ...{ id: id(n), category: 'transport', about: null, language: 'ka', stances: true },
    ...{ openedAt: day(-9), activeAt: day(-1), posts: 42, official: 0, followers: 17, locked: false },
    text: { title: 'ტროტუარი დიღმის ბაღიდან სკოლამდე' },
    ...more,
  };
}

function post(n: number, body: string, more: Partial<PostView> = {}): PostView {
  return {
    ...{ id: id(n), topic: TOPIC, replyTo: null, depth: 1, stance: 'none', language: 'ka' },
    ...{ writtenAt: day(-2), official: null, useful: 0, author: OTHER, name: null, named: 'none' },
    ...{ editedAt: null, versions: 1, text: { body }, closed: false, hidden: null },
    ...more,
  };
}

const hiding = (more: Partial<HidingView> = {}): HidingView => ({
  ...{ by: 'moderator', at: day(-1), ground: 'offensive', due: null, overdue: false },
  ...{ reason: { text: 'პოსტი კონკრეტულ ადამიანს შეურაცხყოფს.' }, appeal: null },
  ...more,
});
const byFlags = hiding({ by: 'flags', ground: null, reason: null, due: day(1) });

const thread = (one: PostView, replies: readonly PostView[] = [], more: Partial<Thread> = {}): Thread => ({
  ...one,
  ...{ replies, repliesTotal: replies.length, repliesNext: null },
  ...more,
});

const pro = post(611, 'უსაფრთხო გზა სკოლამდე პირველი საჭიროებაა. ორი წლის წინ აქ უკვე იყო შემთხვევა.', {
  ...{ stance: 'for', useful: 12, named: 'register', name: { name: 'თამარ ჯაფარიძე' } },
});
const contra = post(612, 'ჯერ გზის დაზიანებული ნაწილი უნდა შეკეთდეს, მერე კი ტროტუარი.', {
  ...{ stance: 'against', useful: 5, author: NINO, named: 'pen', name: { name: 'მეზობელი' } },
});
const answer = post(613, 'პროექტი მზადაა, სამუშაო გაზაფხულზე დაიწყება. **ვადა:** 15 მაისი.', {
  ...{ official: { role: 'officer', department: Object.keys(DEPARTMENTS)[0]! }, author: null, useful: 31 },
});
const deep = [
  post(614, 'გეთანხმებით, იქ ყოველდღე დავდივარ.', { replyTo: pro.id, depth: 2, author: NINO }),
  post(615, 'მეც. საღამოს განათებაც არ ჰყოფნის.', { replyTo: id(614), depth: 3, versions: 2, editedAt: day(-1) }),
  post(616, '', { replyTo: pro.id, depth: 2, closed: true, text: { sealed: true }, hidden: byFlags }),
];
const opening = post(600, BODY, { depth: 0, author: NINO, useful: 8 });

function topic(more: Partial<TopicView> = {}): TopicView {
  const items = [
    thread(pro, deep, { repliesTotal: 9, repliesNext: 'cursor' }),
    thread(contra),
    thread(answer),
    thread(post(617, '', { closed: true, text: { sealed: true }, hidden: hiding() })),
    thread(post(618, 'Is there a map of the new pavements?', { language: 'en', name: { erased: true }, named: 'pen' })),
  ];
  return {
    ...card(600, { official: 1 }),
    ...{ version: 2, opening, lock: null, best: { for: [pro], against: [contra] }, answers: [answer] },
    page: { items, next: 'cursor', total: 31 },
    asOf,
    ...more,
  };
}

const NOBODY: ForumReader = {
  ...{ as: null, useful: new Set<string>(), flagged: new Set<string>(), follows: null },
  ...{ moderator: false, speaksFor: [] },
};
const READER: ForumReader = { ...NOBODY, as: NINO, useful: new Set([pro.id]), flagged: new Set([id(618)]) };
const STAFF: ForumReader = { ...READER, as: 'f'.repeat(32), moderator: true, speaksFor: Object.keys(DEPARTMENTS) };

const about = {
  href: `/ka/petitions/${id(1)}`,
  title: 'უსაფრთხო ველობილიკი ვაკიდან საბურთალომდე',
  language: 'ka',
} as const;

/** A page of a topic with as many threads and replies as one holds, each saying something of its own. */
export function crowdedTopic(say: (n: number) => string, url: (name: string) => string): TopicPageView {
  const replies = (of: number) =>
    [1, 2, 3, 4, 5].map((n) => post(of * 10 + n, say(of * 10 + n), { replyTo: id(of * 10), depth: 2, useful: n }));
  const items = Array.from({ length: 10 }, (_, i) =>
    thread(post(7_000 + i * 10, say(i), { stance: i % 2 ? 'for' : 'against' }), replies(700 + i), {
      ...{ repliesTotal: 40, repliesNext: 'cursor' },
    }),
  );
  const full = topic({ page: { items, next: 'cursor', total: 5_000 }, posts: 5_000 });
  const frame = frameAt(`/forum/${TOPIC}`, null, url);
  return { frame, topic: full, names, departments, reader: NOBODY, about, errors: [], kept: {} };
}

/** The forum: lists, topics, posts, and what moderators see. */
export function forumPages(pages: Pages, at: At): Record<string, Shown> {
  const { ForumPage, NewTopicPage, TopicPage, PostPage, ForumQueuePage, ForumCategoriesPage } = pages;
  const cards = [
    card(600, { official: 1, about: { kind: 'petition', id: id(1) } }),
    card(601, { text: { title: 'სად აკლია ქალაქს ჩრდილი?' }, category: 'green', posts: 1, activeAt: day(-9) }),
    card(602, { locked: true, text: { title: 'Parking near the funicular' }, language: 'en', posts: 120 }),
    card(603, { text: { erased: true }, posts: 0 }),
  ];
  const listed = (items: readonly TopicCard[]) => ({
    items,
    total: items.length,
    next: items.length ? 'next' : null,
    asOf,
  });
  const of =
    (more: Partial<TopicPageView> = {}): Shown =>
    (lang) => {
      const reader = more.reader ?? NOBODY;
      const frame = at(`/forum/${TOPIC}`, reader.moderator ? OFFICIAL : reader.as ? CITIZEN : null);
      const rest = { frame, topic: topic(), names, departments, reader, about: null, errors: [], kept: {} };
      return TopicPage({ ...rest, ...more }, lang);
    };
  const alone =
    (one: PostView, more: Partial<PostPageView> = {}): Shown =>
    (lang) => {
      const reader = more.reader ?? NOBODY;
      const frame = at(`/forum/posts/${one.id}`, reader.moderator ? OFFICIAL : reader.as ? CITIZEN : null);
      const versions = [{ at: day(-2), event: id(901), text: one.text }];
      const rest = {
        ...{ frame, post: one, departments, reader, versions, replies: null, office: null },
        ...{ title: card(600), topic: { id: TOPIC, author: NINO, locked: false } },
      };
      return PostPage({ ...rest, ...more }, lang);
    };
  const office = (one: PostView, more: Partial<QueueItem> = {}): QueueItem => ({
    ...one,
    ...{ title: card(600).text, flags: { spam: 1, offensive: 2 }, flagged: 3, appealed: null },
    ...{ waits: 'flagged', waitsSince: day(-1), due: null, overdue: false },
    ...more,
  });
  const rude = post(620, 'ვინც ამას ვერ ხვდება, სულელია.', { closed: true });
  const appealed = {
    ...rude,
    hidden: hiding({ appeal: { at: day(0), outcome: 'open', decision: null } }),
  };
  const queue = [
    office({ ...rude, hidden: byFlags }, { waits: 'hidden-by-flags', due: day(1) }),
    office({ ...post(621, 'იაფი ტაქსი!'), hidden: byFlags }, { waits: 'hidden-by-flags', due: day(-1), overdue: true }),
    office(appealed, { waits: 'appeal', appealed: { text: 'კრიტიკა შეურაცხყოფა არ არის.' } }),
    office(post(622, 'ეს თემას არ ეხება.'), { title: { sealed: true } }),
  ];
  const kept = {
    title: 'ტროტუარი',
    body: BODY,
    category: 'transport',
    display: 'pen',
    pen: 'ა',
    about: `petition:${id(1)}`,
  };
  const writing = { categories: CATEGORIES.filter(({ retired }) => !retired), about: null, kept: {}, errors: [] };
  const wrong = [
    { field: 'title', text: 'სათაურში უნდა იყოს 10-დან 120 ნიშნამდე.' },
    { field: 'pen', text: 'ფსევდონიმში უნდა იყოს 2-დან 40 ნიშნამდე.' },
  ];
  return {
    forum: (lang) =>
      ForumPage({ frame: at('/forum'), wanted: {}, categories: CATEGORIES, names, found: listed(cards) }, lang),
    'forum-category': (lang) =>
      ForumPage(
        {
          frame: at('/forum?category=transport', CITIZEN),
          wanted: { category: 'transport', sort: 'posts' },
          ...{ categories: CATEGORIES, names, found: listed(cards.slice(0, 1)) },
        },
        lang,
      ),
    'forum-none': (lang) =>
      ForumPage(
        { frame: at('/forum?q=zzz'), wanted: { q: 'zzz' }, categories: CATEGORIES, names, found: listed([]) },
        lang,
      ),
    topic: of({ about }),
    'topic-reader': of({
      reader: READER,
      notice: 'opened',
      topic: topic({ about: { kind: 'petition', id: id(1) } }),
      about,
    }),
    'topic-follower': of({ reader: { ...READER, follows: 'weekly' }, notice: 'followed' }),
    'topic-replying': of({
      ...{
        reader: READER,
        replying: deep[0],
        preview: BODY,
        kept: { body: BODY, stance: 'for', display: 'pen', pen: 'ა' },
      },
      errors: [{ field: 'pen', text: 'ფსევდონიმში უნდა იყოს 2-დან 40 ნიშნამდე.' }],
    }),
    'topic-later': of({ reader: READER, cursor: 'cursor', notice: 'written' }),
    'topic-empty': of({
      reader: READER,
      topic: topic({
        posts: 0,
        best: null,
        answers: [],
        stances: false,
        page: { items: [], next: null, total: 0 },
      }),
    }),
    'topic-moderator': of({ reader: STAFF, errors: [{ field: 'text', text: 'დაწერეთ სულ მცირე 10 ნიშანი.' }] }),
    'topic-locked': of({
      ...{ reader: { ...STAFF, speaksFor: [] }, kept: { body: 'ჩემი დაგვიანებული პასუხი.' } },
      topic: topic({ locked: true, lock: { at: day(-1), reason: { text: 'საკითხი გადაწყდა: სამუშაო დასრულდა.' } } }),
    }),
    'topic-hidden': of({
      topic: topic({
        text: { sealed: true },
        opening: { ...opening, closed: true, text: { sealed: true }, hidden: hiding({ ground: 'personal-data' }) },
      }),
    }),
    'topic-new': (lang) => NewTopicPage({ frame: at('/forum/new', CITIZEN), ...writing }, lang),
    'topic-new-wrong': (lang) =>
      NewTopicPage({ frame: at('/forum/new', CITIZEN), ...writing, about, kept, errors: wrong, preview: BODY }, lang),
    'topic-new-similar': (lang) =>
      NewTopicPage({ frame: at('/forum/new', CITIZEN), ...writing, kept, similar: cards.slice(0, 2) }, lang),
    post: alone(pro, { replies: { items: deep, next: 'cursor', total: 9, asOf } }),
    'post-reader': alone({ ...post(618, BODY), useful: 3 }, { reader: READER, notice: 'flagged' }),
    'post-flagging': alone(pro, {
      reader: READER,
      returned: { form: 'flag', errors: [{ field: 'ground', text: 'აირჩიეთ საფუძველი.' }], kept: {} },
    }),
    'post-mine': alone(
      { ...contra, writtenAt: day(0), versions: 2 },
      {
        ...{ reader: READER, notice: 'edited' },
        versions: [
          { at: day(-0.001), event: id(901), text: { body: 'ჯერ გზა.' } },
          { at: day(0), event: id(902), text: contra.text },
        ],
      },
    ),
    'post-hidden-mine': alone({ ...contra, closed: true, hidden: hiding() }, { reader: READER }),
    'post-appealed': alone({
      ...contra,
      ...{ closed: true, text: { sealed: true } },
      hidden: hiding({
        appeal: { at: day(-1), outcome: 'upheld', decision: { text: 'ტექსტი წესებს მართლა არღვევს.' } },
      }),
    }),
    'post-moderator': alone(rude, {
      ...{ reader: STAFF, office: office({ ...rude, hidden: byFlags }) },
      returned: { form: 'hide', errors: [{ field: 'hide-text', text: 'დაწერეთ სულ მცირე 10 ნიშანი.' }], kept: {} },
    }),
    'post-deciding': alone(appealed, {
      reader: STAFF,
      office: office(appealed, { appealed: { text: 'კრიტიკა შეურაცხყოფა არ არის.' } }),
    }),
    'forum-queue': (lang) =>
      ForumQueuePage(
        {
          frame: at('/forum-queue', OFFICIAL),
          ...{ wanted: {}, waiting: { forum: 4 } },
          found: { items: queue, total: 4, next: 'next', asOf },
        },
        lang,
      ),
    'forum-queue-empty': (lang) =>
      ForumQueuePage(
        {
          frame: at('/forum-queue?kind=appeal', OFFICIAL),
          ...{ wanted: { kind: 'appeal' }, waiting: {} },
          found: { items: [], total: 0, next: null, asOf },
        },
        lang,
      ),
    'forum-categories': (lang) =>
      ForumCategoriesPage(
        { frame: at('/forum-categories', OFFICIAL), categories: CATEGORIES, done: 'adopted', errors: [] },
        lang,
      ),
    'forum-categories-wrong': (lang) =>
      ForumCategoriesPage(
        {
          frame: at('/forum-categories', OFFICIAL),
          categories: CATEGORIES,
          errors: [{ field: 'green-titleKa', text: 'შეამოწმეთ ეს ველი.' }],
          kept: { category: 'green', version: '2', titleKa: '' },
        },
        lang,
      ),
  };
}
