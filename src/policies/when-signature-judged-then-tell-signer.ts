import type { Recorded } from '../../events/envelope.js';
import type { SignatureInvalidated, SignatureRestored } from '../../events/petitions.js';
import type { FactPolicy } from './policy.js';

type Judged = Recorded<SignatureInvalidated | SignatureRestored>;

/** Nobody's signature goes off the count without their hearing of it, nor comes back. */
export const whenSignatureJudgedThenTellSigner: FactPolicy = {
  name: 'when-signature-judged-then-tell-signer',
  begins: 'at-head',
  handles: ['SignatureInvalidated', 'SignatureRestored'] satisfies Judged['type'][],
  react(fact) {
    const { id, type, data } = fact as unknown as Judged;
    const { petitionId, signer } = data;
    return [{ job: { kind: 'tell-signer', id, payload: { petitionId, signer, news: type } } }];
  },
};
