import { randomUUID } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import { FlagSignatures, InvalidateSignatures, RestoreSignatures } from '../../commands/petitions/office-commands.js';
import { minuteOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type {
  Criterion,
  PetitionSigned,
  ReviewEvent,
  SignatoryDetails,
  SignatureEvent,
  SignaturesFlagged,
  SignaturesInvalidated,
} from '../../events/petitions.js';
import { knownAs } from '../identity/known-as.js';
import type { ResidentsRegister } from '../identity/residents.js';
import { petitionScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { digest } from './attributed.js';
import type { Receipt } from './decide.handler.js';
import { type Acting, type Desk, type Sent } from './desk.js';
import { Turns } from './turns.js';

const LOOKED_AT = ['PetitionSigned', 'SignatureWithdrawn', 'SignaturesInvalidated', 'SignaturesRestored'];
/** Signatures that one fact may name. */
const A_BATCH = 500;

export type Invalidated = {
  readonly batches: readonly string[];
  readonly count: number;
  /** Of the last batch. */
  readonly receipt: Receipt;
};
type Chunk = { readonly batch: string; readonly signatures: readonly string[] };

export type ReviewWish = { readonly criterion: Criterion; readonly value: string; readonly reason: string };
/** A wish of its own, or one that decides a review that is open. */
export type InvalidateWish =
  | (ReviewWish & { readonly review?: undefined })
  | { readonly review: string; readonly reason: string };
/** How many a wish would touch. So few that they could be people one knows are not told: a question must be no way to find out who signed. */
export type Matching =
  | { readonly count: number; readonly byDistrict: Readonly<Record<string, number>> }
  | { readonly count: null; readonly fewerThan: number };
const FEWEST_TOLD = 5;

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

/** A batch's id: the same official with the same key finds the batch again. */
const batchOf = ({ actor }: Acting, key: string | undefined, which: string): string =>
  key === undefined ? randomUUID() : digest('batch', actor, key, which);

/** Finds the signatures that a doubt is about, shows how many, and hands the decision in batch by batch. */
export class Reviews {
  /** Two decisions about one petition must not name the same signatures. */
  private readonly turns = new Turns();

  constructor(
    private readonly log: EventLog,
    private readonly vault: Vault,
    private readonly residents: ResidentsRegister,
    private readonly desk: Desk,
  ) {}

  /** What would be touched. Nothing is recorded. */
  async dryRun(petitionId: string, asked: InvalidateWish): Promise<Matching> {
    const found = await this.matching(petitionId, await this.wishOf(petitionId, asked));
    if (found.length < FEWEST_TOLD) return { count: null, fewerThan: FEWEST_TOLD };
    const byDistrict: Record<string, number> = {};
    for (const { data } of found) byDistrict[data.district] = (byDistrict[data.district] ?? 0) + 1;
    return { count: found.length, byDistrict };
  }

  /** Opens a review: the signatures go on counting. */
  async flag(petitionId: string, wish: ReviewWish, acting: Acting, sent: Sent): Promise<Receipt & { batch: string }> {
    const count = (await this.matching(petitionId, wish)).length;
    const batch = batchOf(acting, sent.key, 'flag');
    const command = Object.assign(new FlagSignatures(), wish);
    return { ...(await this.desk.send(command, { petitionId, batch, count }, acting, sent)), batch };
  }

  /** At most 500 signatures a batch; each batch can be undone by itself. The same key again answers with the same batches. */
  invalidate(petitionId: string, asked: InvalidateWish, acting: Acting, { key }: Sent = {}): Promise<Invalidated> {
    return this.turns.take(petitionId, async () => {
      const { review } = asked;
      const wish = await this.wishOf(petitionId, asked);
      const nth = (n: number) => (n === 0 && review !== undefined ? review : batchOf(acting, key, String(n)));
      const done = key === undefined ? [] : await this.batchesOf(petitionId, nth);
      const found = done.length > 0 ? [] : (await this.matching(petitionId, wish)).map(({ id }) => id);
      if (found.length + done.length === 0)
        throw new Refused(refuse('review.nothing-matches', { criterion: wish.criterion }));
      const chunks = Array.from({ length: Math.ceil(found.length / A_BATCH) }, (_, n) => ({
        batch: nth(n),
        signatures: found.slice(n * A_BATCH, (n + 1) * A_BATCH),
      }));
      const batches = done.length > 0 ? done : chunks;
      let receipt: Receipt | undefined;
      for (const one of batches) {
        const command = Object.assign(new InvalidateSignatures(), wish);
        receipt = await this.desk.send(command, { petitionId, ...one }, acting, { key, body: wish });
      }
      return {
        receipt: receipt!,
        batches: batches.map(({ batch }) => batch),
        count: batches.reduce((n, one) => n + one.signatures.length, 0),
      };
    });
  }

  /** What is wished. Of an open review: what the doubt was about; its value is sealed, and opened for this alone. */
  private async wishOf(petitionId: string, asked: InvalidateWish): Promise<ReviewWish> {
    if (asked.review === undefined) {
      const { criterion, value, reason } = asked;
      return { criterion, value, reason };
    }
    const { review: batch, reason } = asked;
    const facts = (await this.log.read(`review-${petitionId}_${batch}`)) as unknown as readonly Recorded<ReviewEvent>[];
    const flagged = facts.find(({ type }) => type === 'SignaturesFlagged') as Recorded<SignaturesFlagged> | undefined;
    const opened = flagged && openSealed(flagged, this.vault);
    if (!flagged || typeof opened !== 'object') throw new Refused(refuse('review.not-found', { batch }));
    return { criterion: flagged.data.criterion, value: (opened as { value: string }).value, reason };
  }

  /** What an earlier wish under this key has invalidated. */
  private async batchesOf(petitionId: string, nth: (n: number) => string): Promise<readonly Chunk[]> {
    const done: Chunk[] = [];
    for (let n = 0; ; n++) {
      const batch = nth(n);
      const facts = (await this.log.read(
        `review-${petitionId}_${batch}`,
      )) as unknown as readonly Recorded<ReviewEvent>[];
      const decided = facts.find(({ type }) => type === 'SignaturesInvalidated') as
        | Recorded<SignaturesInvalidated>
        | undefined;
      if (!decided) return done;
      done.push({ batch, signatures: decided.data.signatures });
    }
  }

  restore(petitionId: string, body: RestoreSignatures, acting: Acting, sent: Sent): Promise<Receipt> {
    return this.desk.send(body, { petitionId }, acting, sent);
  }

  /** The signatures that fit and still count: neither withdrawn nor in a batch that stands. */
  private async matching(petitionId: string, wish: ReviewWish): Promise<readonly Recorded<PetitionSigned>[]> {
    const fits = await this.test(petitionId, wish);
    const fitting = new Map<string, Recorded<PetitionSigned>>();
    const withdrawn = new Set<string>();
    const batches = new Map<string, readonly string[]>();
    for await (const { events } of this.log.pages(0, LOOKED_AT))
      for (const e of events as unknown as readonly Recorded<SignatureEvent | ReviewEvent>[]) {
        if (e.data.petitionId !== petitionId) continue;
        if (e.type === 'PetitionSigned' && fits(e)) fitting.set(e.id, e);
        if (e.type === 'SignatureWithdrawn') withdrawn.add(e.data.signature);
        if (e.type === 'SignaturesInvalidated') batches.set(e.data.batch, e.data.signatures);
        if (e.type === 'SignaturesRestored') batches.delete(e.data.batch);
      }
    const off = new Set([...batches.values()].flat());
    return [...fitting.values()].filter(({ id }) => !withdrawn.has(id) && !off.has(id));
  }

  /** `window`: a minute or an hour in Tbilisi, or the first and the last of several with `/` between; `sheet`: its id; `network`: /24 or /56; `person`: personal number. */
  private async test(
    petitionId: string,
    { criterion, value }: ReviewWish,
  ): Promise<(e: Recorded<PetitionSigned>) => boolean> {
    switch (criterion) {
      case 'sheet':
        return ({ data }) => data.sheet === value;
      case 'window': {
        const [from = '', to = from] = value.split('/');
        return ({ at }) => minuteOf(at) >= from && minuteOf(at).slice(0, to.length) <= to;
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
