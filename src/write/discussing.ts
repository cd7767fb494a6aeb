import { refuse } from '../../commands/decider.js';
import { type Pace, SAME_WITHIN, wordsOf } from '../../commands/forum/brakes.js';
import { FollowTopic, type OpenTopic, UnfollowTopic, type WritePost } from '../../commands/forum/commands.js';
import {
  type AppealPostHiding,
  type EditPost,
  FindPostUseful,
  type FlagPost,
  TakeBackUseful,
} from '../../commands/forum/post-commands.js';
import type { Digest } from '../../events/forum.js';
import { StandingInTopic, type StandingView } from '../../read-models/forum.js';
import { WrittenOfLate } from '../../read-models/forum-pace.js';
import { PetitionTitles } from '../../read-models/petitions.js';
import { ProposalById } from '../../read-models/proposals.js';
import { ReportById } from '../../read-models/reports.js';
import type { Clock } from '../clock.js';
import { knownAs } from '../identity/known-as.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { flagScope, postScope, topicScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import type { Questions } from '../read/questions.js';

import { Refused } from '../refused.js';

import { digest } from './attributed.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Desk, Sent } from './desk.js';
import type { Limit, Limiter } from './limiter.js';
import { Turns } from './turns.js';

type Made = { readonly id: string; readonly receipt: Receipt };
type Means = {
  readonly log: EventLog;
  readonly vault: Vault;
  readonly residents: Pick<ResidentsRegister, 'byId'>;
  readonly projecting: Pick<Projecting, 'reach'>;
  readonly clock: Clock;
  readonly limiter: Limiter;
};

/** The read models follow the log: so long (milliseconds) somebody waits for them to know what they wrote before. */
const PATIENCE = 5_000;

/** So many times a day one person finds posts useful, and so many times they begin to follow (Discourse: max_likes_per_day). */
const A_DAY = 50;
const MARKS = {
  useful: { name: 'forum-useful', points: A_DAY, seconds: 86_400 },
  follows: { name: 'forum-follows', points: A_DAY, seconds: 86_400 },
} as const satisfies Record<string, Limit>;

/** What people do in the forum, each under a pseudonym of that topic alone, flags and each text under others. */
export class Discussing {
  private readonly turns = new Turns();

  constructor(
    private readonly desk: Desk,
    private readonly means: Means,
    private readonly questions: Questions,
  ) {}

  open(who: Caller, wish: OpenTopic, sent: Sent): Promise<Made> {
    const id = this.desk.newId(who, sent.key && `topic ${sent.key}`);
    return this.inTurn(who, async () => {
      if (wish.about && !(await this.isThere(wish.about))) throw new Refused(refuse('topic.nothing-there'));
      const acting = this.writingAs(who, id, id);
      const supplied = { topic: id, author: acting.actor, ...(await this.writer(who, id)) };
      return { id, receipt: await this.desk.send(wish, supplied, acting, sent) };
    });
  }

  post(who: Caller, topic: string, wish: WritePost, sent: Sent): Promise<Made> {
    const id = this.desk.newId(who, sent.key && `post ${topic} ${sent.key}`);
    return this.inTurn(who, async () => {
      const acting = this.writingAs(who, topic, id);
      const supplied = { topic, post: id, author: acting.actor, ...(await this.writer(who, id)) };
      return { id, receipt: await this.desk.send(wish, supplied, acting, sent) };
    });
  }

  async edit(who: Caller, post: string, wish: EditPost, sent: Sent): Promise<Receipt> {
    const { acting, ...of } = await this.inTopicOf(who, post);
    return this.desk.send(wish, { ...of, key: this.keyOf(who, post) }, acting, sent);
  }

  async appeal(who: Caller, post: string, wish: AppealPostHiding, sent: Sent): Promise<Receipt> {
    const { acting, ...of } = await this.inTopicOf(who, post);
    return this.desk.send(wish, { ...of, key: this.keyOf(who, post) }, acting, sent);
  }

  flag(who: Caller, post: string, wish: FlagPost, sent: Sent): Promise<Receipt> {
    return this.inTurn(who, async () => {
      const topic = await this.topicOf(post);
      const acting = this.desk.as(who, flagScope(topic));
      const of = { post, topic, self: this.selfIn(who, topic) };
      const { flags } = await this.ofLate(who);
      const known = { flagger: acting.actor, flagsToday: flags, registered: who.level > 0 };
      return this.desk.send(wish, { ...of, ...known }, acting, sent);
    });
  }

  async useful(who: Caller, post: string, is: boolean, sent: Sent): Promise<Receipt> {
    const { acting, ...of } = await this.inTopicOf(who, post);
    const wish = is ? new FindPostUseful() : new TakeBackUseful();
    if (is) await this.brake(who, 'useful');
    return this.desk.send(wish, { ...of, finder: acting.actor }, acting, sent);
  }

  async follow(who: Caller, topic: string, pace: Digest | undefined, sent: Sent): Promise<Receipt> {
    const acting = this.desk.as(who, topicScope(topic));
    const wish = Object.assign(new FollowTopic(), pace && { digest: pace });
    await this.brake(who, 'follows');
    return this.desk.send(wish, { topic, follower: acting.actor }, acting, sent);
  }

  unfollow(who: Caller, topic: string, sent: Sent): Promise<Receipt> {
    const acting = this.desk.as(who, topicScope(topic));
    return this.desk.send(new UnfollowTopic(), { topic, follower: acting.actor }, acting, sent);
  }

  /** Who the caller is in a topic as a citizen: to them their own posts are open, and nobody decides on those. */
  selfIn(who: Caller, topic: string): string | undefined {
    return this.desk.glimpse(who, topicScope(topic));
  }

  /** How the caller stands to a topic and to some of its posts. */
  async standing(
    who: Caller,
    topic: string,
    posts: readonly string[],
  ): Promise<StandingView & { readonly as: string | null }> {
    const as = this.selfIn(who, topic);
    if (as === undefined) return { as: null, useful: [], flagged: [], follows: null };
    const flagger = this.desk.glimpse(who, flagScope(topic));
    return { as, ...(await this.questions.ask(new StandingInTopic(topic, as, posts, flagger))) };
  }

  /** The topic of a post, from the log itself. @throws Refused when neither post nor topic has this id */
  async topicOf(post: string): Promise<string> {
    const { log } = this.means;
    const [written] = await log.read(`post-${post}`);
    if (written) return (written.data as { topic: string }).topic;
    if ((await log.read(`topic-${post}`)).length > 0) return post;
    throw new Refused(refuse('post.not-found', { post }));
  }

  private async inTopicOf(who: Caller, post: string) {
    const topic = await this.topicOf(post);
    const acting = this.desk.as(who, topicScope(topic));
    return { post, topic, self: acting.actor, acting };
  }

  /** For a text of one's own: the vault learns of its pseudonym, too, once the wish is granted. */
  private writingAs(who: Caller, topic: string, id: string): Acting {
    const acting = this.desk.as(who, topicScope(topic));
    return acting.owner ? { ...acting, owner: { ...acting.owner, also: postScope(id) } } : acting;
  }

  private async writer(who: Caller, id: string) {
    const held = await this.means.residents.byId(who.person!);
    const { before, topics, posts, said } = await this.ofLate(who);
    const pace: Pace = { known: before, topics, posts, said: said.map(wordsOf) };
    return { key: this.keyOf(who, id), name: held ? `${held.name.first} ${held.name.last}` : '', pace };
  }

  private keyOf({ person }: Caller, post: string): string {
    return knownAs(this.means.vault, person!, postScope(post))!.subject;
  }

  /** What they did of late. Brakes hold after a restart, too: they rest on what is in the log, once the read models have it. */
  private async ofLate({ person }: Caller) {
    const { vault, clock } = this.means;
    await this.caughtUp();
    const scopes = vault.scopesOf(person!);
    const within = (of: string) => scopes.filter(({ scope }) => scope.startsWith(of)).map(({ subject }) => subject);
    const now = clock.now();
    const since = new Date(Date.parse(now) - SAME_WITHIN * 1000).toISOString();
    return this.questions.ask(new WrittenOfLate(within(topicScope('')), within(flagScope('')), now, since));
  }

  /** Each of them stays in the log for ever, also when it is taken back. */
  private async brake({ person = '' }: Caller, what: keyof typeof MARKS): Promise<void> {
    const { allowed, resetSeconds } = await this.means.limiter.take(digest('forum', person), MARKS[what]);
    if (!allowed) throw new Refused(refuse('forum.too-many-marks', { most: A_DAY, seconds: resetSeconds }));
  }

  /** @throws Unavailable where the read models do not follow */
  private async caughtUp(): Promise<void> {
    const { log, projecting } = this.means;
    await projecting.reach(await log.head(), PATIENCE);
  }

  /** One after another for each person, so that what they send at once is held against what they sent at once. */
  private inTurn<T>({ person }: Caller, deed: () => Promise<T>): Promise<T> {
    return person === undefined ? deed() : this.turns.take(person, deed);
  }

  /** Rooms that hold nothing yet have nothing that a topic could be about. */
  private async isThere({ kind, id }: NonNullable<OpenTopic['about']>): Promise<boolean> {
    await this.caughtUp();
    switch (kind) {
      case 'petition':
        return (await this.questions.ask(new PetitionTitles([id]))).length > 0;
      case 'report':
        return (await this.questions.ask(new ReportById(id)))?.hidden === false;
      case 'proposal':
        return (await this.questions.ask((now) => new ProposalById(now, id)))?.hidden === false;
      default:
        return false;
    }
  }
}
