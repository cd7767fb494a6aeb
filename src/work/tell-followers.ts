import { type Decision, Decisions } from '../../read-models/decisions.js';
import type { Account } from '../activitypub/account.js';
import { acceptOf, inContext } from '../activitypub/documents.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';

type Posted = { readonly event: string };
/** Whom it goes to, by the hash that the vault finds them by: no job names anybody. */
type Delivered = Posted & { readonly to: string };

/** One job for each inbox: all followers on a server that shares one hear of it at once, and no server waits for another. */
export const tellFollowers =
  ({ followers }: Pick<Account, 'followers'>, queue: Pick<Queue, 'add'>): Worker =>
  async (payload, { id }) => {
    const { event } = payload as Posted;
    for (const to of followers.onePerInbox())
      await queue.add({ kind: 'deliver-post', id: `${id}.${to}`, payload: { event, to } satisfies Delivered });
  };

/** Hands a post to one inbox, as it reads by then. An inbox that is gone takes its follower along. @param posted a decision as a post */
export const deliverPost =
  (account: Account, { store, of }: Reading, posted: (decision: Decision) => object): Worker =>
  async (payload) => {
    const { event, to } = payload as Delivered;
    const follower = account.followers.of(to);
    if (!follower) return;
    const { items } = await new Decisions({ event }).answer(store, of);
    const [decision] = items;
    if (!decision) throw new Error(`the read models do not know ${event} yet`); // they follow the log: tried again
    const there = await account.deliver(inContext(posted(decision)), follower.shared ?? follower.inbox);
    if (!there) await account.followers.remove(to);
  };

/** Tells a new follower that they follow. */
export const acceptFollower =
  (account: Account): Worker =>
  async (payload) => {
    const { to } = payload as Pick<Delivered, 'to'>;
    const follower = account.followers.of(to);
    if (!follower) return;
    const there = await account.deliver(inContext(acceptOf(account.origin, follower)), follower.inbox);
    if (!there) await account.followers.remove(to);
  };
