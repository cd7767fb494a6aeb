import { refuse } from '../../commands/decider.js';
import { provesIdentity, type ResidentsRegister } from '../identity/residents.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Acting } from './desk.js';
import type { SigningFor } from './signing-for.js';

/** What stands in the document that somebody at a service hall shows, and how they wish to be shown. */
export type AssistedWish = {
  readonly personalNumber: string;
  readonly documentNumber: string;
  readonly birthDate: string;
  readonly display: 'none' | 'initials';
};

/** Signs for people who come to a service hall: they are there in person, and the register knows their document. */
export class Assisted {
  constructor(
    private readonly residents: ResidentsRegister,
    private readonly signing: SigningFor,
  ) {}

  /**
   * The signer's own pseudonym is the actor; the officer stands in the correlation, as the one through whom it came.
   * @throws Refused when the document is not theirs, in the same words as when nobody has that number
   */
  async sign(petitionId: string, wish: AssistedWish, officer: Acting): Promise<Receipt> {
    const { personalNumber, birthDate, documentNumber, display } = wish;
    const resident = await this.residents.byNumber(personalNumber);
    if (!resident || !provesIdentity(resident, birthDate, documentNumber))
      throw new Refused(refuse('identity.not-proved'));
    const cause = { correlationId: officer.actor, causationId: null };
    return this.signing.sign(resident, petitionId, { channel: 'hall', display, cause });
  }
}
