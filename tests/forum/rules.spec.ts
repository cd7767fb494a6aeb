import type { Command } from '../../commands/command.js';
import { NO_PACE } from '../../commands/forum/brakes.js';
import {
  AdoptForumCategory,
  LockTopic,
  OpenTopic,
  ReplyOfficially,
  UnlockTopic,
  WritePost,
} from '../../commands/forum/commands.js';
import {
  AppealHiding,
  DecideHidingAppeal,
  EditPost,
  FindPostUseful,
  FlagPost,
  HideFlaggedPost,
  HidePost,
  RecordPostOverdue,
  RestorePost,
  TakeBackUseful,
} from '../../commands/forum/post-commands.js';
import { marks } from '../../projections/forum/marks.js';
import { posts } from '../../projections/forum/posts.js';
import { topics } from '../../projections/forum/topics.js';
import { Town } from '../support/town.js';
import { STREETS, TOPIC } from './made-up.js';

const [AUTHOR, OTHER, THIRD] = ['a', 'b', 'c'].map((letter) => letter.repeat(32)) as [string, string, string];
const [FIRST, SECOND] = ['staff-1', 'staff-2'];
const wish = <C extends Command>(type: new () => C, facts: Partial<C>): C => Object.assign(new type(), facts);
const of = { topic: 't', post: 'p' };
const written = { ...of, author: AUTHOR, key: 'key-p', name: 'ნინო ბერიძე', pace: NO_PACE, body: 'What I say' };

/** A topic in which one post was written. */
function talk(): Town {
  const town = new Town();
  town.do(wish(AdoptForumCategory, STREETS), FIRST);
  const opened = { topic: 't', author: OTHER, key: 'key-t', name: '', pace: NO_PACE };
  town.do(wish(OpenTopic, { ...TOPIC, ...opened } as never), OTHER);
  town.do(wish(WritePost, { ...written, stance: 'for', display: 'name' }), AUTHOR);
  return town;
}
const hide = { ...of, ground: 'spam', text: 'It advertises.' } as const;
const seconds = (town: Town, n: number) => town.days(n / 86_400);

describe('what is written', () => {
  it('is sealed under the key of that text alone, with the name that was chosen', () => {
    const town = talk();
    const [fact] = town.stream('post-p');
    expect(fact).toMatchObject({
      type: 'PostWritten',
      data: {
        ...of,
        root: null,
        replyTo: null,
        depth: 1,
        stance: 'for',
        author: AUTHOR,
        named: 'register',
        language: 'en',
      },
      sealed: { subject: 'key-p' },
    });
    expect(town.hidden.get(fact!.id)).toEqual({ body: 'What I say', name: 'ნინო ბერიძე' });
  });

  it('bears no name that the register does not hold', () => {
    const nameless = { ...written, post: 'q', name: '', display: 'name' } as const;
    expect(talk().ask(wish(WritePost, nameless), AUTHOR)).toMatchObject({ refused: 'forum.no-name' });
  });

  it('by City Hall is sealed as the public’s business, in the name of a department that is its own', () => {
    const town = talk();
    town.record('department-roads', { type: 'DepartmentNamed', data: { department: 'roads' } }, FIRST);
    const reply = { ...of, post: 'q', role: 'officer', body: 'We are on it.' } as const;
    const ask = (more: object) => town.ask(wish(ReplyOfficially, { ...reply, ...more }), FIRST);
    for (const wrong of [{}, { department: 'rivers' }, { department: 'roads', of: 'parks' }])
      expect(ask(wrong)).toMatchObject({ refused: 'forum.no-department' });
    expect(ask({ of: 'roads' })).toMatchObject([{ sealed: { subject: 'post-q' }, data: { department: 'roads' } }]);
  });

  it('is changed until five minutes have passed, and not a moment longer', () => {
    const town = talk();
    const edit = { ...of, key: 'key-p', self: AUTHOR, body: 'What I mean' };
    seconds(town, 300);
    expect(town.do(wish(EditPost, edit), AUTHOR)).toMatchObject([{ data: { version: 2 } }]);
    seconds(town, 0.001);
    expect(town.ask(wish(EditPost, edit), AUTHOR)).toMatchObject({ refused: 'post.too-late-to-edit' });
  });

  it('is not changed where nobody speaks any more', () => {
    const town = talk();
    const edit = () => town.ask(wish(EditPost, { ...of, key: 'key-p', self: AUTHOR, body: 'The last word' }), AUTHOR);
    town.do(wish(LockTopic, { topic: 't', text: 'Enough.' }), FIRST);
    expect(edit()).toMatchObject({ refused: 'topic.locked' });
    town.do(wish(UnlockTopic, { topic: 't', text: 'Go on.' }), FIRST);
    town.do(wish(HidePost, { ...hide, topic: 't', post: 't' }), FIRST);
    expect(edit()).toMatchObject({ refused: 'topic.hidden' });
    town.do(wish(RestorePost, { topic: 't', post: 't', flagged: false, text: 'After all.' }), FIRST);
    expect(edit()).toMatchObject([{ type: 'PostEdited' }]);
  });

  it('is not changed without end', () => {
    const town = talk();
    const edit = () => town.ask(wish(EditPost, { ...of, key: 'key-p', self: AUTHOR, body: 'x' }), AUTHOR);
    for (let n = 2; n <= 10; n++) expect(edit()).toHaveLength(1);
    expect(edit()).toMatchObject({ refused: 'post.edited-enough' });
    const long = { ...of, key: 'key-p', self: AUTHOR, body: 'x'.repeat(4_001) };
    expect(talk().ask(wish(EditPost, long), AUTHOR)).toMatchObject({ refused: 'fact.too-large' });
  });
});

describe('what is hidden', () => {
  it('by flags is decided on by anybody, and overdue after two days', () => {
    const town = talk();
    const [fact] = town.do(wish(HideFlaggedPost, of), 'policy');
    expect(fact).toMatchObject({ data: { due: '2026-03-04T06:00:00.000Z' } });
    expect(town.ask(wish(HideFlaggedPost, of), 'policy')).toEqual([]);
    const appeal = wish(AppealHiding, { ...of, key: 'key-p', self: AUTHOR, text: 'It does not.' });
    expect(town.ask(appeal, AUTHOR)).toMatchObject({ refused: 'post.not-decided-yet' });
    seconds(town, 2 * 86_400 - 1);
    expect(town.ask(wish(RecordPostOverdue, of), 'policy')).toMatchObject({ refused: 'post.not-overdue' });
    seconds(town, 1);
    expect(town.do(wish(RecordPostOverdue, of), 'policy')).toHaveLength(1);
    expect(town.ask(wish(RecordPostOverdue, of), 'policy')).toEqual([]);
    expect(town.do(wish(HidePost, hide), FIRST)).toMatchObject([{ sealed: { subject: 'post-p' } }]);
    expect(town.do(appeal, AUTHOR)).toMatchObject([{ type: 'HidingAppealed', sealed: { subject: 'key-p' } }]);
  });

  it('by a moderator is looked at again by another, once, and nobody judges their own', () => {
    const town = talk();
    const own = { ...hide, self: AUTHOR };
    expect(town.ask(wish(HidePost, own), FIRST)).toMatchObject({ refused: 'post.own' });
    town.do(wish(HidePost, hide), FIRST);
    expect(town.ask(wish(HidePost, hide), SECOND)).toEqual([]);
    const appeal = (self: string) => town.ask(wish(AppealHiding, { ...of, key: 'k', self, text: 'No.' }), self);
    expect(appeal(OTHER)).toMatchObject({ refused: 'post.not-yours' });
    expect(appeal(AUTHOR)).toHaveLength(1);
    expect(appeal(AUTHOR)).toMatchObject({ refused: 'post.already-appealed' });
    expect(town.ask(wish(RestorePost, { ...of, flagged: false, text: 'Oh' }), SECOND)).toMatchObject({
      refused: 'post.appeal-open',
    });
    const decide = wish(DecideHidingAppeal, { ...of, outcome: 'upheld', text: 'It stays.' });
    expect(town.ask(decide, FIRST)).toMatchObject({ refused: 'post.same-person' });
    expect(town.ask(Object.assign(wish(DecideHidingAppeal, decide), { self: AUTHOR }), SECOND)).toMatchObject({
      refused: 'post.own',
    });
    expect(town.do(decide, SECOND)).toHaveLength(1);
    expect(town.ask(decide, SECOND)).toMatchObject({ refused: 'post.not-appealed' });
    expect(appeal(AUTHOR)).toMatchObject({ refused: 'post.already-appealed' });
    expect(town.do(wish(RestorePost, { ...of, flagged: false, text: 'After all.' }), FIRST)).toHaveLength(1);
  });

  it('is the text that opens a topic, too, under the topic’s own id, and then nobody replies', () => {
    const town = talk();
    const opening = { topic: 't', post: 't' };
    town.do(wish(HidePost, { ...hide, ...opening }), FIRST);
    const reply = wish(WritePost, { ...written, post: 'q' });
    expect(town.ask(reply, AUTHOR)).toMatchObject({ refused: 'topic.hidden' });
    expect(town.fold(topics).get('t')).toMatchObject({ visibility: 'hidden', posts: 1 });
    town.do(wish(RestorePost, { ...opening, flagged: false, text: 'After all.' }), FIRST);
    town.do(wish(LockTopic, { topic: 't', text: 'Enough.' }), FIRST);
    expect(town.ask(reply, AUTHOR)).toMatchObject({ refused: 'topic.locked' });
    expect(town.ask(wish(HidePost, { ...hide, post: 'nothing' }), FIRST)).toMatchObject({ refused: 'post.not-found' });
    expect(town.ask(wish(HidePost, { ...hide, topic: 'nothing' }), FIRST)).toMatchObject({ refused: 'post.not-found' });
  });
});

describe('the documents', () => {
  it('count what people think, each once, and tell what waits for moderators', () => {
    const town = talk();
    const useful = (who: string) => town.do(wish(FindPostUseful, { ...of, finder: who }), who);
    const flag = (who: string) =>
      town.ask(
        wish(FlagPost, {
          ...of,
          flagger: `flags-${who}`,
          self: who,
          flagsToday: 0,
          registered: who === OTHER,
          ground: 'spam',
        }),
        who,
      );
    const post = () => town.fold(posts).get('p')!;
    useful(OTHER);
    useful(THIRD);
    expect(town.do(wish(FindPostUseful, { ...of, finder: THIRD }), THIRD)).toEqual([]);
    expect(post()).toMatchObject({ useful: 2, rank: -2 });
    for (const who of [OTHER, THIRD]) town.do(wish(TakeBackUseful, { ...of, finder: who }), who);
    expect(Object.is(post().rank, 0)).toBe(true);
    expect(flag(AUTHOR)).toMatchObject({ refused: 'post.own' });
    expect([flag(OTHER), flag(OTHER)]).toMatchObject([{ length: 1 }, []]);
    expect(post()).toMatchObject({ flags: { spam: 1 }, flagged: 1, independent: 1, waits: 'flagged' });
    town.do(wish(RestorePost, { ...of, flagged: true, text: 'It stays.' }), FIRST);
    expect(post()).toMatchObject({ flags: { spam: 1 }, flagged: 0, independent: 0 });
    expect(post()).not.toHaveProperty('waits');
    flag(THIRD);
    town.do(wish(HideFlaggedPost, of), 'policy');
    expect(post()).toMatchObject({ visibility: 'hidden', waits: 'hidden-by-flags', due: '2026-03-04T06:00:00.000Z' });
    town.do(wish(HidePost, hide), FIRST);
    expect(post()).toMatchObject({ flagged: 0, hiding: { by: 'moderator', ground: 'spam', due: null } });
    expect(post()).not.toHaveProperty('due');
    town.do(wish(AppealHiding, { ...of, key: 'k', self: AUTHOR, text: 'No.' }), AUTHOR);
    expect(post()).toMatchObject({ waits: 'appeal', appeal: { outcome: 'open' } });
    town.do(wish(DecideHidingAppeal, { ...of, outcome: 'restored', text: 'Right.' }), SECOND);
    expect(post()).toMatchObject({ visibility: 'listed', hiding: null, appeal: { outcome: 'restored' } });
    expect(post()).not.toHaveProperty('waits');
    expect([...town.fold(marks).values()].map(({ who, useful, flag }) => [who, useful, flag])).toEqual([
      [`flags-${OTHER}`, false, 'spam'],
      [`flags-${THIRD}`, false, 'spam'],
    ]);
  });

  it('count replies in the first post of their thread, and keep every text', () => {
    const town = talk();
    town.do(wish(WritePost, { ...written, post: 'q', replyTo: 'p', author: OTHER }), OTHER);
    town.do(wish(WritePost, { ...written, post: 'r', replyTo: 'q' }), AUTHOR);
    town.do(wish(EditPost, { ...of, key: 'key-p', self: AUTHOR, body: 'What I mean' }), AUTHOR);
    const docs = town.fold(posts);
    expect(docs.get('p')).toMatchObject({
      replies: 2,
      texts: [{ event: expect.any(String) }, { event: expect.any(String) }],
    });
    expect(docs.get('r')).toMatchObject({ root: 'p', replyTo: 'q', depth: 3, replies: 0 });
    expect(town.ask(wish(WritePost, { ...written, post: 's', replyTo: 'r' }), OTHER)).toMatchObject({
      refused: 'post.too-deep',
    });
    expect(town.fold(topics).get('t')).toMatchObject({ posts: 3, threads: 1, official: 0 });
  });
});
