import { createHash, createHmac } from 'node:crypto';
import type { OpenRound } from '../../commands/budgeting/round-commands.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import type { Receipt } from './decide.handler.js';
import type { Desk, Sent } from './desk.js';

/** What officials do to run a budget round. */
export class RunningRounds {
  constructor(
    private readonly desk: Desk,
    private readonly vault: Pick<Vault, 'sealingKey'>,
  ) {}

  /** The seed of the lots comes from the round's own key, so that a repeat of the wish commits to the same. */
  async open(who: Caller, wish: OpenRound, sent: Sent): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key && `round ${sent.key}`);
    const { key, durable } = this.vault.sealingKey(`round-${id}`);
    await durable;
    const seed = createHmac('sha256', key).update('ghia/tie-seed/v1').digest('hex');
    const supplied = { roundId: id, seed, seedCommitment: seedCommitmentOf(seed) };
    return { id, receipt: await this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent) };
  }
}

/** SHA-256 of the seed's 32 bytes, hex. */
export const seedCommitmentOf = (seed: string): string =>
  createHash('sha256').update(Buffer.from(seed, 'hex')).digest('hex');
