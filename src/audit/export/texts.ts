import type { Recorded } from '../../../events/envelope.js';
import type { PetitionPage, TextRef } from '../../../read-models/petition-documents.js';
import type { Collections } from '../../../read-models/query.js';
import type { ReadStore } from '../../../read-models/store.js';
import type { Vault } from '../../identity/vault.js';
import { openProof } from '../../log/codec.js';
import type { EventLog } from '../../log/event-log.js';

/** Words that anyone may read, with the salt that proves them: SHA-256("ghia/private/v1\0" ‖ salt ‖ canonical content). */
export type PublicText = {
  readonly petition: string;
  readonly event: string;
  readonly type: string;
  readonly commitment: string;
  /** base64url of 32 bytes. */
  readonly salt: string;
  readonly content: object;
};

/**
 * The public words of one petition: what it asks for, why it was refused, what City Hall answered. Not who wrote it: a name
 * goes with its owner, and what has been exported cannot be called back. Nothing of what is hidden or erased.
 */
export async function publicTexts(
  page: PetitionPage,
  log: EventLog,
  vault: Pick<Vault, 'openingKey'>,
): Promise<readonly PublicText[]> {
  if (page.visibility !== 'listed') return [];
  const { _id: petition, text, refusal, appeal, answers, followUps } = page;
  const open = refusal?.hidden ? [] : [refusal, appeal?.decision];
  const wanted = new Set(
    [text, ...open, ...answers, ...followUps].flatMap((ref: TextRef | undefined) => ref?.event ?? []),
  );
  const facts = (await log.read(`petition-${petition}`)).filter(({ id }) => wanted.has(id));
  return facts.flatMap((fact) => proved(petition, fact, vault));
}

function proved(petition: string, fact: Recorded, vault: Pick<Vault, 'openingKey'>): readonly PublicText[] {
  const found = openProof(fact, vault);
  if (!found || found === 'erased') return [];
  const { id: event, type, sealed } = fact;
  return [{ petition, event, type, commitment: sealed!.commitment, ...found }];
}

/** The same for whoever asks about one petition. */
export class PublicTexts {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Pick<Vault, 'openingKey'>,
    private readonly store: ReadStore,
    private readonly of: Collections,
  ) {}

  /** Undefined where there is no such petition, or it is not for everybody to read. */
  async about(petition: string): Promise<readonly PublicText[] | undefined> {
    const page = await this.store.get<PetitionPage>(this.of('pages'), petition);
    return page?.visibility === 'listed' ? publicTexts(page, this.log, this.vault) : undefined;
  }
}
