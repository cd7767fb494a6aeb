import { SignPetition } from '../../commands/petitions/commands.js';
import type { Resident } from '../identity/residents.js';
import { petitionScope } from '../identity/scopes.js';
import type { By } from './attributed.js';
import type { Receipt } from './decide.handler.js';
import { asResident, type Desk } from './desk.js';

export type Signing = {
  readonly channel: 'paper' | 'hall';
  readonly sheet?: string;
  readonly display: 'none' | 'initials';
  /** The same key for the same person and petition signs once, even if it was withdrawn since. */
  readonly key?: string | undefined;
  readonly cause?: By['cause'];
};

/** Signs for people who stand before an official, or have signed on paper: each under their own pseudonym, by their own right. */
export class SigningFor {
  constructor(private readonly desk: Desk) {}

  /** @throws Refused as for anybody who signs */
  sign(resident: Resident, petitionId: string, { channel, sheet, display, key, cause }: Signing): Promise<Receipt> {
    const acting = { ...this.desk.asPerson(resident.person, petitionScope(petitionId)), ...(cause && { cause }) };
    const supplied = {
      petitionId,
      signer: acting.actor,
      resident: asResident(resident),
      level: 1 as const, // an official has seen the document or the paper
      channel,
      ...(sheet !== undefined && { sheet }),
    };
    return this.desk.send(Object.assign(new SignPetition(), { display }), supplied, acting, { key });
  }
}
