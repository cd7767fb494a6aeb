import type { LockTopic, ReplyOfficially, UnlockTopic } from '../../commands/forum/commands.js';
import { type OfPost, RestorePost } from '../../commands/forum/post-commands.js';
import { PostForModerators } from '../../read-models/forum-queue.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { Questions } from '../read/questions.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';
import type { Discussing } from './discussing.js';

/** What officials do in the forum, under their pseudonym in office. */
export class Moderating {
  constructor(
    private readonly desk: Desk,
    private readonly discussing: Discussing,
    private readonly questions: Questions,
  ) {}

  /** City Hall replies, in the name of the official's department. */
  async reply(
    who: Caller,
    topic: string,
    wish: ReplyOfficially,
    sent: Sent,
  ): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key && `official ${topic} ${sent.key}`);
    const role = who.roles.includes('officer') ? 'officer' : 'moderator';
    const supplied = { topic, post: id, role, of: who.department } as const;
    return { id, receipt: await this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent) };
  }

  topic(who: Caller, topic: string, wish: LockTopic | UnlockTopic, sent: Sent): Promise<Receipt> {
    const supplied = { topic, self: this.discussing.selfIn(who, topic) };
    return this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent);
  }

  async post(who: Caller, post: string, wish: OfPost, sent: Sent): Promise<Receipt> {
    const topic = await this.discussing.topicOf(post);
    if (wish instanceof RestorePost) {
      const shown = await this.questions.ask(new PostForModerators(post));
      wish.flagged = (shown?.flagged ?? 0) > 0;
    }
    const supplied = { post, topic, self: this.discussing.selfIn(who, topic) };
    return this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent);
  }
}
