import type { RoundEvent } from '../../events/budgeting.js';
import type { RoundDoc } from '../../read-models/round-documents.js';
import type { Projection } from '../projection.js';

/** Budget rounds, from the rule book to the certified result. */
export const rounds: Projection<RoundDoc, RoundEvent> = {
  name: 'rounds',
  version: 2,
  handles: [
    'RoundOpened',
    'VotingOpened',
    'RoundClosed',
    'TieSeedRevealed',
    'BallotsOpened',
    'TallyPublished',
    'RoundCertified',
  ],
  indexes: [['year'], ['openedAt'], ['votingUntil']],
  keys: (e) => [e.data.roundId],

  fold(doc, e, key) {
    if (e.type === 'RoundOpened') {
      const { year, title, rules, seedCommitment } = e.data;
      const none = { seed: null, voting: null, closed: null, opened: null, tallies: [], certifiedAt: null };
      return { _id: key, year, title, rules, seedCommitment, openedAt: e.at, ...none, position: e.position };
    }
    if (!doc) return undefined;
    doc.position = e.position;
    switch (e.type) {
      case 'VotingOpened': {
        const { roundId: _, ...pinned } = e.data;
        const votingUntil = doc.rules.phases.voting.until;
        return Object.assign(doc, { voting: { openedAt: e.at, ...pinned }, votingUntil });
      }
      case 'RoundClosed': {
        const { roundId: _, ...counts } = e.data;
        return Object.assign(doc, { closed: { at: e.at, ...counts } });
      }
      case 'TieSeedRevealed':
        delete doc.votingUntil;
        return Object.assign(doc, { seed: e.data.seed });
      case 'BallotsOpened': {
        const { roundId: _, ...opened } = e.data;
        return Object.assign(doc, { opened: { at: e.at, ...opened } });
      }
      case 'TallyPublished': {
        const { roundId: _, ...tally } = e.data;
        doc.tallies.push({ ...tally, publishedAt: e.at });
        return doc;
      }
      case 'RoundCertified':
        return Object.assign(doc, { certifiedAt: e.at });
      default:
        return doc;
    }
  },
};
