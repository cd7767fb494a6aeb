import { FLAG_GROUNDS, POST_GROUNDS, STANCES } from '../../../events/forum.js';
import { WAITING } from '../../../read-models/forum-queue.js';
import {
  type Fields,
  flag,
  hex,
  instant,
  list,
  named,
  object,
  one,
  orNull,
  page,
  type Schema,
  saying,
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const language = one('ka', 'en');
const card: Fields = {
  id: uuid,
  category: text,
  about: orNull(object({ kind: one('petition', 'report', 'proposal', 'commitment'), id: text })),
  language,
  stances: saying(flag, 'Replies say whether they are for or against'),
  openedAt: instant,
  activeAt: saying(instant, 'When somebody last wrote in it'),
  posts: whole,
  official: saying(whole, 'Replies of City Hall'),
  followers: whole,
  locked: flag,
  text: words(['title']),
};
const appeal = object({ at: instant, outcome: one('open', 'upheld', 'restored'), decision: orNull(words(['text'])) });
const hidden = object({
  by: saying(one('flags', 'moderator'), 'Three people who flagged it, for the while; or a moderator'),
  at: instant,
  ground: orNull(one(...POST_GROUNDS)),
  due: saying(orNull(instant), 'By when somebody is to decide on what flags have hidden'),
  overdue: flag,
  reason: orNull(words(['text'])),
  appeal: orNull(appeal),
});
const post: Fields = {
  ...{ id: uuid, topic: uuid, replyTo: orNull(uuid) },
  depth: saying(whole, '0 opens the topic, 1 stands under it, 2 and 3 under other posts'),
  ...{ stance: one(...STANCES), language, writtenAt: instant, editedAt: orNull(instant), versions: whole },
  author: saying(orNull(hex), 'The same in all posts of one person in this topic; null where City Hall speaks'),
  named: saying(one('none', 'register', 'pen'), 'Where the name comes from: the residents register, or a choice'),
  name: orNull(words(['name'])),
  official: orNull(object({ role: one('officer', 'moderator'), department: text })),
  useful: whole,
  text: saying(words(['body']), 'Markdown, as it was written'),
  closed: flag,
  hidden: saying(orNull(hidden), 'Why it is closed to readers, where that was so at the moment asked about'),
};
const posts = list(object(post));
const thread = object({
  ...post,
  replies: saying(posts, 'The first of those that stand under it'),
  repliesTotal: whole,
  repliesNext: saying(orNull(text), 'Cursor for the further ones, at posts/{id}/replies'),
});
const topic = object({
  ...card,
  ...{ version: saying(whole, 'The version of its category that it was opened under'), opening: object(post) },
  lock: orNull(object({ at: instant, reason: words(['text']) })),
  best: saying(orNull(object({ for: posts, against: posts })), 'The most useful posts of either side'),
  answers: saying(posts, 'What City Hall replied, the first few'),
  page: object({ items: list(thread), next: orNull(text), total: whole }),
  asOf: named('AsOf'),
});
const office: Fields = {
  ...{ ...post, title: words(['title']) },
  flags: object({}, Object.fromEntries(FLAG_GROUNDS.map((ground): [string, Schema] => [ground, whole]))),
  flagged: saying(whole, 'Since somebody last decided'),
  appealed: saying(orNull(words(['text'])), 'What its author said against the hiding'),
  waits: orNull(one(...WAITING)),
  waitsSince: orNull(instant),
};
const category = object({
  ...{ category: text, version: whole, title: both, description: both, stances: flag, retired: flag },
});
const step = (says: string) => records(says, named('Receipt'), { fails: [404] });
const written = (says: string) => records(says, receiptWith({ id: uuid }), { fails: [404, 429] });

/** What is said of the forum. */
export const FORUM_OPERATIONS: Operations = {
  'GET /api/v1/forum/categories': answers('Where topics stand', object({ items: list(category) })),
  'GET /api/v1/forum/topics': answers('Topics: lately active, newest or longest first', page(object(card)), {
    limits: ['search', 'replays'],
  }),
  'GET /api/v1/forum/topics/similar': answers(
    'Topics that say much the same: is it one of these?',
    object({ items: list(object(card)), asOf: named('AsOf') }),
    { limits: ['search', 'replays'] },
  ),
  'GET /api/v1/forum/topics/{id}': answers('One topic with its best posts and its first page', topic, { fails: [404] }),
  'GET /api/v1/forum/topics/{id}/posts': answers(
    'Its posts in order of writing, each with first replies',
    page(thread),
  ),
  'GET /api/v1/forum/topics/{id}/mine': answers(
    'What the caller thinks of posts, and whether they follow the topic',
    object({ as: orNull(hex), useful: list(uuid), flagged: list(uuid), follows: orNull(one('daily', 'weekly')) }),
  ),
  'GET /api/v1/forum/posts/{id}': answers(
    'One post, or the text that opens a topic',
    object({ ...post, asOf: named('AsOf') }),
  ),
  'GET /api/v1/forum/posts/{id}/replies': answers('What stands under a post, in order of writing', page(object(post))),
  'GET /api/v1/forum/posts/{id}/versions': answers(
    'What was written, and what took its place',
    object({ items: list(object({ at: instant, event: hex, text: words(['body']) })), asOf: named('AsOf') }),
  ),
  'GET /api/v1/forum/posts/{id}/office': answers(
    'One post with all its words, its flags and its appeal',
    object({ ...office, asOf: named('AsOf') }),
  ),
  'GET /api/v1/forum/queue': answers(
    'What moderators are to decide, the longest waiting first',
    page(object({ ...office, due: orNull(instant), overdue: flag })),
  ),
  'POST /api/v1/forum/topics': written('Opens a topic'),
  'POST /api/v1/forum/topics/{id}/posts': written('Writes a post, or replies to one'),
  'POST /api/v1/forum/topics/{id}/official-reply': records('City Hall replies', receiptWith({ id: uuid })),
  'POST /api/v1/forum/topics/{id}/lock': step('Nobody replies any more, and why'),
  'POST /api/v1/forum/topics/{id}/unlock': step('Replies are taken again, and why'),
  'POST /api/v1/forum/topics/{id}/follow': step('Tell me of it, once a day or a week'),
  'DELETE /api/v1/forum/topics/{id}/follow': step('Tell me no more'),
  'POST /api/v1/forum/posts/{id}/edit': step('Changes a post within five minutes; what stood before is kept'),
  'POST /api/v1/forum/posts/{id}/flag': records(
    'It should not stand here; three people hide it for the while',
    undefined,
    {
      fails: [404, 429],
    },
  ),
  'POST /api/v1/forum/posts/{id}/useful': step('It is useful'),
  'DELETE /api/v1/forum/posts/{id}/useful': step('It is not, after all'),
  'POST /api/v1/forum/posts/{id}/hide': step('Closes it to readers, and says why'),
  'POST /api/v1/forum/posts/{id}/restore': step('Opens it to readers again, or lets a flagged one stay, and says why'),
  'POST /api/v1/forum/posts/{id}/appeal': step('Its author asks another moderator to look again'),
  'POST /api/v1/forum/posts/{id}/appeal/decide': step('Another moderator decides on the appeal'),
  'POST /api/v1/forum/categories': records('Adopts the next version of a category'),
  'POST /api/v1/forum/categories/retire': records('A category takes no new topics'),
};
