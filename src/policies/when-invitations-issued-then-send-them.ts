import type { InvitationsIssued } from '../../events/surveys.js';
import type { FactPolicy } from './policy.js';

/** Codes that go by message are sent because the log says they were issued, whoever has died in between. */
export const whenInvitationsIssuedThenSendThem: FactPolicy = {
  name: 'when-invitations-issued-then-send-them',
  begins: 'at-zero',
  handles: ['InvitationsIssued'],
  react: ({ id, data }) => {
    const { survey, batch, channel } = data as InvitationsIssued['data'];
    return channel === 'paper' ? [] : [{ job: { kind: 'send-invitations', id, payload: { survey, batch } } }];
  },
};
