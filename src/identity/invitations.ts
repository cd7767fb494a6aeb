import { timingSafeEqual } from 'node:crypto';
import type { ResidentsRegister } from './residents.js';

const CHARACTERS = 24;

/**
 * The secret part of a link to a petition that no official has read yet. Its id stands in the public log; whoever was
 * sent the link by the author holds more than the id. It follows from the petition, so it is kept nowhere.
 */
export class Invitations {
  constructor(private readonly register: Pick<ResidentsRegister, 'fingerprint'>) {}

  to(petitionId: string): string {
    return this.register.fingerprint(`invitation\0${petitionId}`).slice(0, CHARACTERS);
  }

  fits(petitionId: string, given: unknown): boolean {
    const expected = Buffer.from(this.to(petitionId));
    const said = Buffer.from(typeof given === 'string' ? given : '');
    return said.length === expected.length && timingSafeEqual(said, expected);
  }
}
