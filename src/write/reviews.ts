import { randomUUID } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import { FlagSignatures, InvalidateSignatures, RestoreSignatures } from '../../commands/petitions/office-commands.js';
import { hourOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { Criterion, PetitionSigned, SignatoryDetails, SignatureEvent } from '../../events/petitions.js';
import { knownAs } from '../identity/known-as.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import type { Receipt } from './decide.handler.js';
import { type Acting, type Desk, petitionScope, type Sent } from './desk.js';
import { Refused } from './refused.js';

const SIGNATURE = ['PetitionSigned', 'SignatureWithdrawn', 'SignatureInvalidated', 'SignatureRestored'];
/** Signatures that one fact may name. */
const A_BATCH = 500;

export type ReviewWish = { readonly criterion: Criterion; readonly value: string; readonly reason: string };
type Matching = { readonly count: number; readonly byDistrict: Readonly<Record<string, number>> };

/** Every `PetitionSigned` of a petition, in order, up to a position; what became of it since is not looked at. */
export async function* signaturesOf(
  log: EventLog,
  petitionId: string,
  until = Infinity,
): AsyncIterable<Recorded<PetitionSigned>> {
  for await (const { events } of log.pages(0, ['PetitionSigned']))
    for (const e of events as unknown as readonly Recorded<PetitionSigned>[]) {
      if (e.position > until) return;
      if (e.data.petitionId === petitionId) yield e;
    }
}

/** Finds the signatures that a doubt is about, shows how many, and hands the decision in batch by batch. */
export class Reviews {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly residents: ResidentsRegister,
    private readonly desk: Desk,
  ) {}

  /** What would be touched. Nothing is recorded. */
  async dryRun(petitionId: string, wish: ReviewWish): Promise<Matching> {
    const byDistrict: Record<string, number> = {};
    let count = 0;
    for (const { data } of await this.matching(petitionId, wish)) {
      count++;
      byDistrict[data.district] = (byDistrict[data.district] ?? 0) + 1;
    }
    return { count, byDistrict };
  }

  /** Opens a review: the signatures go on counting. */
  async flag(petitionId: string, wish: ReviewWish, acting: Acting, sent: Sent): Promise<Receipt & { batch: string }> {
    const count = (await this.matching(petitionId, wish)).length;
    const batch = randomUUID();
    const command = Object.assign(new FlagSignatures(), wish);
    return { ...(await this.desk.send(command, { petitionId, batch, count }, acting, sent)), batch };
  }

  /** At most 500 signatures a batch; each batch can be undone by itself. */
  async invalidate(
    petitionId: string,
    wish: ReviewWish,
    acting: Acting,
  ): Promise<{ batches: readonly string[]; count: number }> {
    const found = (await this.matching(petitionId, wish)).map(({ id }) => id);
    if (found.length === 0) throw new Refused(refuse('review.nothing-matches', { criterion: wish.criterion }));
    const batches: string[] = [];
    for (let from = 0; from < found.length; from += A_BATCH) {
      const batch = randomUUID();
      const signatures = found.slice(from, from + A_BATCH);
      const command = Object.assign(new InvalidateSignatures(), wish);
      await this.desk.send(command, { petitionId, batch, signatures }, acting);
      batches.push(batch);
    }
    return { batches, count: found.length };
  }

  restore(petitionId: string, body: RestoreSignatures, acting: Acting, sent: Sent): Promise<Receipt> {
    return this.desk.send(body, { petitionId }, acting, sent);
  }

  private async matching(petitionId: string, wish: ReviewWish): Promise<readonly Recorded<PetitionSigned>[]> {
    const fits = await this.test(petitionId, wish);
    const found = new Map<string, Recorded<PetitionSigned>>();
    for await (const { events } of this.log.pages(0, SIGNATURE)) {
      for (const e of events as unknown as readonly Recorded<SignatureEvent>[]) {
        if (e.data.petitionId !== petitionId) continue;
        if (e.type === 'PetitionSigned') {
          if (fits(e)) found.set(e.id, e);
        } else if (e.type === 'SignatureRestored') {
          const again = (await this.log.read(e.stream)).find(({ id }) => id === e.data.signature);
          if (again && fits(again as never)) found.set(again.id, again as never);
        } else found.delete(e.data.signature); // withdrawn or invalidated: it does not count, so there is nothing to take off
      }
    }
    return [...found.values()];
  }

  /** `window`: an hour in Tbilisi, or two with `/` between; `sheet`: its id; `network`: /24 or /56; `person`: personal number. */
  private async test(
    petitionId: string,
    { criterion, value }: ReviewWish,
  ): Promise<(e: Recorded<PetitionSigned>) => boolean> {
    switch (criterion) {
      case 'sheet':
        return ({ data }) => data.sheet === value;
      case 'window': {
        const [from = '', to = from] = value.split('/');
        return ({ at }) => hourOf(at) >= from && hourOf(at) <= to;
      }
      case 'person': {
        const resident = await this.residents.byNumber(value);
        const known = resident && knownAs(this.vault, resident.person, petitionScope(petitionId));
        return ({ data }) => data.signer === known?.subject;
      }
      case 'network':
        return (e) => {
          const details = openSealed(e, this.vault);
          return typeof details === 'object' && (details as SignatoryDetails).network === value;
        };
    }
  }
}
