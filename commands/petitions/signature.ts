import type { PetitionSigned, SignatureEvent } from '../../events/petitions.js';
import { districtOrOther } from '../city.js';
import { type Decider, type Decision, type Now, refuse, type Seen } from '../decider.js';
import { ineligible } from '../eligibility.js';
import { HideInitials, SignPetition, WithdrawSignature } from './commands.js';
import { InvalidateSignature, RestoreSignature } from './office-commands.js';
import { petition } from './petition.js';
import { isOpen, type Petition } from './petition-state.js';

/** The facts of one person's signature, in order. Few, because it is one person's. */
export type Signature = readonly Seen<SignatureEvent>[];

type Named = {
  /** The event id of its `PetitionSigned`. */
  readonly signature: string;
  readonly district: string;
  /** Whether its signer consents to showing initials. */
  readonly initials: boolean;
};
/** How a signature stands: the one that counts now, or why none does. */
export type Standing =
  | { readonly is: 'absent' }
  | { readonly is: 'withdrawn' }
  | ({ readonly is: 'signed' } & Named)
  | ({ readonly is: 'invalidated'; readonly batch: string } & Named);

/**
 * Signing and withdrawing behind the closing fact do not count, as in every fold: a log that cannot guard two streams may
 * hold such facts. Invalidations and restorations count whenever they come.
 */
export function standing(facts: Signature, petition: Petition): Standing {
  const closing = petition.status === 'closed' ? (petition.closed?.position ?? Infinity) : Infinity;
  let now: Standing = { is: 'absent' };
  for (const { type, id, position, data } of facts) {
    const { district } = data;
    if (type === 'PetitionSigned' && position < closing)
      now = { is: 'signed', signature: id, district, initials: data.initials === true };
    if (type === 'SignatureWithdrawn' && position < closing) now = { is: 'withdrawn' };
    if (type === 'SignatureInvalidated' && now.is === 'signed') now = { ...now, is: 'invalidated', batch: data.batch };
    if (type === 'SignatureRestored' && now.is === 'invalidated')
      now = { is: 'signed', signature: now.signature, district, initials: now.initials };
    if (type === 'InitialsHidden' && isNamed(now)) now = { ...now, initials: false };
  }
  return now;
}

const isNamed = (stands: Standing) => stands.is === 'signed' || stands.is === 'invalidated';

type SignatureCommand = SignPetition | WithdrawSignature | HideInitials | InvalidateSignature | RestoreSignature;
type Decided = Decision<SignatureEvent>;

/** One stream per person per petition: the stream's name is the uniqueness rule. */
export const signature: Decider<Signature, SignatureCommand, SignatureEvent, { petition: Petition }> = {
  category: 'signature',
  usuallyNew: true,
  handles: [SignPetition, WithdrawSignature, HideInitials, InvalidateSignature, RestoreSignature],
  id: ({ petitionId, signer }) => `${petitionId}_${signer}`,
  given: { petition: { fold: petition, id: ({ petitionId }) => petitionId } },
  initial: [],
  evolve: (state, event) => (known(event) ? [...state, event] : state),

  decide(command, state, now, { petition }) {
    if (petition.status === 'unknown') return refuse('petition.not-found', { petition: command.petitionId });
    const stands = standing(state, petition);
    if (command instanceof SignPetition) return sign(command, stands, petition, now);
    if (command instanceof InvalidateSignature) return invalidate(command, stands, state);
    if (command instanceof RestoreSignature) return restore(command, stands);
    if (command instanceof HideInitials) return hideInitials(command, stands);
    return withdraw(command, stands, petition, now);
  },
};

const FACTS: readonly string[] = [
  'PetitionSigned',
  'SignatureWithdrawn',
  'SignatureInvalidated',
  'SignatureRestored',
  'InitialsHidden',
] satisfies SignatureEvent['type'][];
const known = ({ type }: Seen<SignatureEvent>) => FACTS.includes(type);

function sign(command: SignPetition, stands: Standing, petition: Petition, { at }: Now): Decided {
  if (stands.is === 'signed') return [];
  if (stands.is === 'invalidated') return refuse('signature.invalidated', { batch: stands.batch });
  if (!isOpen(petition, at)) return refuse('petition.not-open', { status: petition.status });
  const { channel, level, resident } = command;
  const { assurance, eligibility } = petition.opening.rules;
  if (channel === 'portal' && level < assurance)
    return refuse('identity.assurance-too-low', { needed: assurance, level });
  const why = ineligible(eligibility, resident, at);
  if (why) return refuse('signature.not-eligible', why);
  return [signed(command)];
}

function signed({ petitionId, signer, channel, sheet, network, display, resident }: SignPetition): PetitionSigned {
  const { name, personalNumber, district } = resident;
  return {
    type: 'PetitionSigned',
    data: {
      petitionId,
      signer,
      district: districtOrOther(district),
      channel,
      ...(sheet !== undefined && { sheet }),
      ...(display === 'initials' && { initials: true }),
    },
    private: {
      subject: signer,
      content: { name, personalNumber, display, ...(network !== undefined && { network }) },
    },
  };
}

function withdraw(command: WithdrawSignature, stands: Standing, petition: Petition, { at }: Now): Decided {
  const { petitionId, signer } = command;
  if (stands.is === 'withdrawn') return [];
  if (stands.is === 'absent') return refuse('signature.not-signed');
  if (stands.is === 'invalidated') return refuse('signature.invalidated', { batch: stands.batch });
  if (!isOpen(petition, at)) return refuse('petition.not-open', { status: petition.status });
  const { district, signature } = stands;
  return [{ type: 'SignatureWithdrawn', data: { petitionId, signer, district, signature } }];
}

/** A consent can be taken back at any time, whatever has become of the petition. */
function hideInitials({ petitionId, signer }: HideInitials, stands: Standing): Decided {
  if (!isNamed(stands)) return refuse('signature.not-signed');
  if (!stands.initials) return [];
  const { district, signature } = stands;
  return [{ type: 'InitialsHidden', data: { petitionId, signer, district, signature } }];
}

/**
 * A batch names the signature it saw: one that was withdrawn, or signed anew since, is none of its business. It takes a
 * signature off once, so that what it is told again does not undo its own restoration.
 */
function invalidate(command: InvalidateSignature, stands: Standing, past: Signature): Decided {
  const { petitionId, signer, signature, batch } = command;
  if (stands.is === 'absent') return refuse('signature.not-signed');
  if (past.some(({ type, data }) => type === 'SignatureInvalidated' && data.batch === batch)) return [];
  if (stands.is !== 'signed' || stands.signature !== signature) return [];
  const { district } = stands;
  return [{ type: 'SignatureInvalidated', data: { petitionId, signer, district, signature, batch } }];
}

/** Undoes what this batch did, and nothing that another batch did. */
function restore({ petitionId, signer, signature, batch }: RestoreSignature, stands: Standing): Decided {
  if (stands.is === 'absent') return refuse('signature.not-signed');
  if (stands.is !== 'invalidated' || stands.signature !== signature || stands.batch !== batch) return [];
  const { district } = stands;
  return [{ type: 'SignatureRestored', data: { petitionId, signer, district, signature, batch } }];
}
