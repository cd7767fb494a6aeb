import type { CredentialIssued } from '../../events/ballots.js';
import type { Recorded } from '../../events/envelope.js';
import { CITY_ISSUER } from '../ballots/issuers.js';
import type { FactPolicy } from './policy.js';

/** Nobody's right to vote is used by another without their hearing of it. Of several issuers the city's own tells. */
export const whenCredentialIssuedThenTellWhoseItIs: FactPolicy = {
  name: 'when-credential-issued-then-tell-whose-it-is',
  begins: 'at-head',
  handles: ['CredentialIssued'] satisfies CredentialIssued['type'][],
  react(fact) {
    const { id, data } = fact as unknown as Recorded<CredentialIssued>;
    const { roundId, nullifier, issuer, channel = 'online' } = data;
    return issuer === CITY_ISSUER
      ? [{ job: { kind: 'tell-of-credential', id, payload: { roundId, nullifier, channel } } }]
      : [];
  },
};
