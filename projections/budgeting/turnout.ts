import type { CredentialIssued } from '../../events/ballots.js';
import type { RoundClosed, VotingOpened } from '../../events/budgeting.js';
import type { TurnoutDoc } from '../../read-models/turnout.js';
import type { Projection } from '../projection.js';

type TurnoutEvent = VotingOpened | CredentialIssued | RoundClosed;

/** So many were given the right to vote in each round, day by day, and how. Nothing of what they chose. */
export const turnout: Projection<TurnoutDoc, TurnoutEvent> = {
  name: 'turnout',
  version: 2,
  handles: ['VotingOpened', 'CredentialIssued', 'RoundClosed'],
  indexes: [],
  keys: ({ data }) => [data.roundId],

  fold(doc, e, round) {
    const seen = doc ?? { _id: round, issued: {}, byDay: {}, byChannel: {}, position: 0 };
    switch (e.type) {
      case 'VotingOpened':
        seen.eligible = e.data.eligible;
        for (const { name } of e.data.issuers) seen.issued[name] = seen.issued[name] ?? 0;
        break;
      case 'CredentialIssued': {
        const { issuer, channel = 'online' } = e.data;
        seen.issued[issuer] = (seen.issued[issuer] ?? 0) + 1;
        if (issuer !== Object.keys(seen.issued)[0]) break;
        const day = e.at.slice(0, 10);
        seen.byDay[day] = (seen.byDay[day] ?? 0) + 1;
        seen.byChannel[channel] = (seen.byChannel[channel] ?? 0) + 1;
        break;
      }
      case 'RoundClosed':
        seen.closed = { ballots: e.data.ballots, voters: e.data.voters };
        break;
      default:
        return doc;
    }
    seen.position = e.position;
    return seen;
  },
};
