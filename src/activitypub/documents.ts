export const ACTIVITY = 'application/activity+json; charset=utf-8';
export const STREAMS = 'https://www.w3.org/ns/activitystreams';
export const PUBLIC = `${STREAMS}#Public`;
/** The name of the account: `@ghia@host`. */
export const HANDLE = 'ghia';

/** What is posted: answers and decisions, and results that were published. */
export const POSTED = [
  'PetitionAdmitted',
  'PetitionRefused',
  'PetitionAppealDecided',
  'PetitionAnswered',
  'PetitionFollowedUp',
  'RegulationAdopted',
  'FigurePublished',
] as const;

/** The account's own addresses. */
export const addresses = (origin: string) => ({
  actor: `${origin}/ap/actor`,
  key: `${origin}/ap/actor#main-key`,
  inbox: `${origin}/ap/inbox`,
  outbox: `${origin}/ap/outbox`,
  followers: `${origin}/ap/followers`,
  note: (event: string) => `${origin}/ap/notes/${event}`,
});

/** RFC 7033. */
export const webFinger = (origin: string) => ({
  subject: `acct:${HANDLE}@${new URL(origin).host}`,
  aliases: [addresses(origin).actor],
  links: [
    { rel: 'self', type: 'application/activity+json', href: addresses(origin).actor },
    { rel: 'http://webfinger.net/rel/profile-page', type: 'text/html', href: `${origin}/ka` },
  ],
});

/** The answer to somebody who wishes to follow. */
export function acceptOf(origin: string, follower: { readonly actor: string; readonly follow: string }): object {
  const { actor } = addresses(origin);
  const object = { id: follower.follow, type: 'Follow', actor: follower.actor, object: actor };
  return { id: `${actor}#accept-${encodeURIComponent(follower.follow)}`, type: 'Accept', actor, object };
}

export const inContext = (thing: object): object => ({ '@context': STREAMS, ...thing });

/** A collection of which only the count is told. */
export const counted = (id: string, totalItems: number): object =>
  inContext({ id, type: 'OrderedCollection', totalItems });

export const outboxOf = (origin: string, totalItems: number): object => {
  const { outbox } = addresses(origin);
  return inContext({ id: outbox, type: 'OrderedCollection', totalItems, first: `${outbox}?page=first` });
};
