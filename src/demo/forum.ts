import { NO_PACE } from '../../commands/forum/brakes.js';
import {
  AdoptForumCategory,
  FollowTopic,
  LockTopic,
  OpenTopic,
  ReplyOfficially,
  WritePost,
} from '../../commands/forum/commands.js';
import {
  AppealPostHiding,
  DecidePostHidingAppeal,
  FindPostUseful,
  FlagPost,
  HideFlaggedPost,
  HidePost,
} from '../../commands/forum/post-commands.js';
import { flagScope, postScope, topicScope } from '../identity/scopes.js';
import { uuidFrom } from '../write/attributed.js';
import { ALL_TALKS } from './forum-talks.js';
import { FORUM_CATEGORIES, type Said, type Talk } from './forum-texts.js';
import type { Act, Stage } from './stage.js';

const DAY = 86_400_000;
const HOUR = 3_600_000;
const POLICY = 'policy:when-flagged-enough-then-hide-until-decided';

/** The forum of the demonstration: categories, topics and what made-up people say in them. */
export function forumActs(stage: Stage, now: number): Act[] {
  const adopted = FORUM_CATEGORIES.map((category) => ({
    at: now - 190 * DAY,
    perform: stage.official('administrator', new AdoptForumCategory(), structuredClone(category)),
  }));
  return [...adopted, ...ALL_TALKS.flatMap((talk, n) => talkActs(stage, talk, n, now))];
}

function talkActs(stage: Stage, talk: Talk, n: number, now: number): Act[] {
  const topic = uuidFrom('demo topic', talk.title);
  const opened = now - talk.day * DAY;
  const who = 1_500 + n * 40;
  const postId = (i: number) => uuidFrom('demo post', topic, String(i));
  const acts: Act[] = [];
  const then = (at: number, perform: Act['perform'], beside?: true) =>
    acts.push({ at, perform, ...(beside && { beside }) });
  const pace = NO_PACE;

  const { category, title, body, language, stances, about, named } = talk;
  const open = {
    ...{ topic, category, title, body, language, pace, display: named ? ('name' as const) : ('none' as const) },
    ...(stances && { stances }),
    ...(about && { about: { kind: 'petition' as const, id: uuidFrom('demo', about) } }),
  } as const;
  then(opened, stage.writes(who, { scope: topicScope(topic), text: postScope(topic) }, new OpenTopic(), open));

  talk.posts.forEach((said, i) => {
    const at = opened + (i + 1) * 5 * HOUR;
    then(
      at,
      postAct(stage, said, { topic, post: postId(i + 1), who: who + said.by, replyTo: said.to && postId(said.to) }),
    );
    for (let k = 0; k < (said.useful ?? 0); k++) {
      const wish = { post: postId(i + 1), topic };
      const found = (finder: string) => ({ ...wish, finder, self: finder });
      then(at + (k + 1) * 600_000, stage.within(who + 10 + k, topicScope(topic), new FindPostUseful(), found), true);
    }
  });
  for (let k = 0; k < (talk.followers ?? 0); k++) {
    const digest = k % 3 === 0 ? 'weekly' : 'daily';
    const follows = (follower: string) => ({ topic, follower, digest }) as const;
    then(opened + (k + 1) * HOUR, stage.within(who + k + 5, topicScope(topic), new FollowTopic(), follows), true);
  }
  acts.push(...moderationActs(stage, talk, { topic, postId, who, opened }));
  return acts.filter(({ at }) => at < now);
}

type Place = {
  readonly topic: string;
  readonly post: string;
  readonly who: number;
  readonly replyTo?: string | 0 | undefined;
};

function postAct(
  stage: Stage,
  { body, stance, pen, department }: Said,
  { topic, post, who, replyTo }: Place,
): Act['perform'] {
  const wish = { topic, post, body, ...(replyTo && { replyTo }) };
  if (department) return stage.official('officer', new ReplyOfficially(), { ...wish, role: 'officer', department });
  const shown = pen ? ({ display: 'pen', pen } as const) : {};
  const written = { ...wish, ...shown, pace: NO_PACE, ...(stance && { stance }) };
  return stage.writes(who, { scope: topicScope(topic), text: postScope(post) }, new WritePost(), written);
}

type Where = {
  readonly topic: string;
  readonly postId: (i: number) => string;
  readonly who: number;
  readonly opened: number;
};

/** What moderators did, and what waits for them. */
function moderationActs(stage: Stage, talk: Talk, { topic, postId, who, opened }: Where): Act[] {
  const acts: Act[] = [];
  const { hidden, flagged, locked } = talk;
  const at = (days: number) => opened + days * DAY;
  if (locked) acts.push({ at: at(2), perform: stage.official('moderator', new LockTopic(), { topic, text: locked }) });
  if (hidden) {
    const of = { post: postId(hidden.post), topic };
    const { ground, text, appeal, decision } = hidden;
    acts.push({ at: at(1), perform: stage.official('moderator', new HidePost(), { ...of, ground, text }) });
    const author = who + talk.posts[hidden.post - 1]!.by;
    const scopes = { scope: topicScope(topic), text: postScope(of.post) };
    if (appeal)
      acts.push({ at: at(2), perform: stage.writes(author, scopes, new AppealPostHiding(), { ...of, text: appeal }) });
    if (decision)
      acts.push({
        at: at(3),
        perform: stage.official('second-moderator', new DecidePostHidingAppeal(), { ...of, ...decision }),
      });
  }
  if (flagged) {
    const of = { post: postId(flagged), topic };
    // of late, so that the term for deciding is not over on the day that is told from
    const late = talk.day - 0.5;
    for (let k = 0; k < 3; k++) {
      const flags = (flagger: string) =>
        ({ ...of, flagger, flagsToday: 0, registered: true, ground: 'offensive' }) as const;
      acts.push({
        at: at(late) + k * HOUR,
        perform: stage.within(who + 20 + k, flagScope(topic), new FlagPost(), flags),
      });
    }
    acts.push({ at: at(late) + 3 * HOUR, perform: stage.nobody(POLICY, new HideFlaggedPost(), of) });
  }
  return acts;
}
