import { refuse } from '../../commands/decider.js';
import { NOTICE_TOPICS, type NoticeTopic, type Notifications } from '../identity/notifications.js';
import type { Contact, ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { Refused } from '../refused.js';
import type { Mine, MyPetition } from './mine.js';

/** How somebody stands to a petition. Authors and followers hear of it unless they say no, signers when they say yes. */
export type Standing = 'author' | 'follower' | 'signer';
export type MyNotice = Pick<MyPetition, 'petition' | 'title' | 'status'> & {
  readonly as: readonly Standing[];
  readonly on: boolean;
};
export type MyNotices = {
  /** How messages reach the caller; null when the register holds no way to them. */
  readonly channel: { readonly kind: 'email' | 'sms'; readonly to: string } | null;
  /** False: no message about anything. */
  readonly all: boolean;
  readonly topics: readonly { readonly topic: NoticeTopic; readonly on: boolean }[];
  readonly items: readonly MyNotice[];
};

/** Which messages the caller gets, and the switches for them. */
export class MyNotifications {
  constructor(
    private readonly mine: Mine,
    private readonly notifications: Notifications,
    private readonly residents: ResidentsRegister,
  ) {}

  async of(caller: Caller): Promise<MyNotices> {
    const person = caller.person!;
    const { all, topics: heard, petitions: chosen } = this.notifications.of(person);
    const [petitions, resident] = await Promise.all([this.mine.petitions(caller), this.residents.byId(person)]);
    const items = petitions.flatMap(({ petition, title, status, author, follows, signed }): MyNotice[] => {
      const said = chosen.get(petition);
      const as: Standing[] = [];
      if (author) as.push('author');
      if (follows) as.push('follower');
      if (signed) as.push('signer');
      if (as.length === 0 && said !== true) return []; // nothing holds them there any more
      return [{ petition, title, status, as, on: said ?? (author || follows) }];
    });
    const topics = NOTICE_TOPICS.map((topic) => ({ topic, on: heard.includes(topic) }));
    return { channel: channelOf(resident?.contact), all, topics, items };
  }

  async chooseTopic({ person }: Caller, on: boolean, topic: NoticeTopic): Promise<void> {
    await this.notifications.chooseTopic(person!, on, topic);
  }

  /** One petition, or without one everything. @throws Refused when the caller has nothing to do with it */
  async choose(caller: Caller, on: boolean, petition?: string): Promise<void> {
    const person = caller.person!;
    if (petition !== undefined) {
      const { items } = await this.of(caller);
      if (!items.some((item) => item.petition === petition))
        throw new Refused(refuse('petition.not-found', { petition }));
    }
    await this.notifications.choose(person, on, petition);
  }

  /** Following and no longer following are said louder than any switch. */
  async settled({ person }: Caller, petition: string): Promise<void> {
    if (person !== undefined) await this.notifications.leave(person, petition);
  }
}

/** Enough of it to be recognised by its owner. A mailbox goes before a telephone, as it does when something is sent. */
function channelOf(contact: Contact | undefined): MyNotices['channel'] {
  if (contact?.email) {
    const [name = '', domain = ''] = contact.email.split('@');
    return { kind: 'email', to: `${name.slice(0, 1)}…@${domain}` };
  }
  return contact?.phone ? { kind: 'sms', to: `…${contact.phone.slice(-4)}` } : null;
}
