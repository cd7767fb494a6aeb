import { daysAfter } from '../../events/calendar.js';
import { type PetitionEvent, REFUSAL_GROUNDS } from '../../events/petitions.js';
import { type Decision, type Now, type Refusal, refuse } from '../decider.js';
import type { AppealRefusal } from './commands.js';
import { rulesOf } from './drafting.js';
import type {
  AdmitPetition,
  DecideAppeal,
  RecordRefusalNotice,
  RefusePetition,
  RegisterPetition,
} from './office-commands.js';
import type { Filed, Laws } from './petition-state.js';
import { signaturesNeeded } from './regulation.js';

type Decided = Decision<PetitionEvent>;
const appealed = ({ refusal }: Filed) => refusal?.appeal === 'waiting';
const sealedUnder = <P extends object>(petitionId: string, content: P) => ({
  subject: `petition-${petitionId}`,
  content,
});

/** The Sakrebulo's staff certify the registration, before or after a refusal that is under appeal. */
export function register({ petitionId, certificate }: RegisterPetition, petition: Filed): Decided {
  const { status, addressee, registered } = petition;
  if (addressee !== 'sakrebulo') return refuse('petition.no-certificate-needed');
  if (registered) return [];
  if (status !== 'submitted' && !appealed(petition)) return refuse('petition.not-submitted', { status });
  return [{ type: 'PetitionRegistered', data: { petitionId, certificate } }];
}

/** A moderator lets it open. Every rule that will bind it is pinned in the fact. */
export function admit({ petitionId }: AdmitPetition, petition: Filed, { at }: Now, laws: Laws): Decided {
  if (petition.status === 'admitted') return [];
  if (petition.status !== 'submitted') return refuse('petition.not-submitted', { status: petition.status });
  const opened = opening(petitionId, petition, at, laws);
  return 'refused' in opened ? opened : [opened];
}

function opening(petitionId: string, petition: Filed, at: string, laws: Laws): PetitionEvent | Refusal {
  const { addressee, regulation, registered } = petition;
  const rules = rulesOf(petition, laws);
  if (!rules) return refuse('petition.no-regulation', { regulation });
  if (addressee === 'sakrebulo' && !registered) return refuse('petition.not-registered');
  const threshold = signaturesNeeded(rules.threshold);
  const closesAt = daysAfter(at, rules.windowDays);
  return { type: 'PetitionAdmitted', data: { petitionId, addressee, regulation, rules, threshold, closesAt } };
}

/** A moderator refuses it on one of the grounds of the catalogue, with reasons. */
export function refusePetition(command: RefusePetition, petition: Filed, { at }: Now, laws: Laws): Decided {
  const { petitionId, ground, explanation } = command;
  if (petition.status !== 'submitted') return refuse('petition.not-submitted', { status: petition.status });
  const rules = rulesOf(petition, laws);
  if (!rules) return refuse('petition.no-regulation', { regulation: petition.regulation });
  const { hidden } = REFUSAL_GROUNDS[ground];
  const noticeDue = daysAfter(at, rules.refusalNoticeDays);
  const data = { petitionId, ground, hidden, appealUntil: daysAfter(at, rules.appealDays), noticeDue };
  return [{ type: 'PetitionRefused', data, private: sealedUnder(petitionId, { explanation }) }];
}

/** Once is enough, whoever told them. Who has appealed knows already. */
export function recordNotice({ petitionId, way }: RecordRefusalNotice, { refusal, status }: Filed): Decided {
  if (!refusal) return refuse('petition.not-refused', { status });
  if (refusal.told || refusal.appeal !== 'none') return [];
  return [{ type: 'RefusalNoticeGiven', data: { petitionId, way } }];
}

/** The author disagrees, once and in time. */
export function appeal(command: AppealRefusal, petition: Filed, { at, actor }: Now, laws: Laws): Decided {
  const { petitionId, text } = command;
  const { author, status, refusal } = petition;
  if (actor !== author) return refuse('petition.not-the-author');
  if (status !== 'refused' || !refusal) return refuse('petition.not-refused', { status });
  if (refusal.appeal !== 'none') return refuse('petition.already-appealed');
  if (at >= refusal.appealUntil) return refuse('petition.appeal-term-over', { appealUntil: refusal.appealUntil });
  const rules = rulesOf(petition, laws);
  if (!rules) return refuse('petition.no-regulation', { regulation: petition.regulation });
  const data = { petitionId, decisionDue: daysAfter(at, rules.moderationDays) };
  return [{ type: 'PetitionAppealed', data, private: { subject: author, content: { text } } }];
}

/** Someone other than the refuser decides; if the appeal succeeds the petition opens at once. */
export function decideAppeal(command: DecideAppeal, petition: Filed, { at, actor }: Now, laws: Laws): Decided {
  const { petitionId, outcome, explanation } = command;
  if (!appealed(petition)) return refuse('petition.not-appealed', { status: petition.status });
  if (petition.refusal?.by === actor) return refuse('petition.same-person');
  const decided: PetitionEvent = {
    type: 'PetitionAppealDecided',
    data: { petitionId, outcome },
    private: sealedUnder(petitionId, { explanation }),
  };
  if (outcome === 'refusal-stands') return [decided];
  const opened = opening(petitionId, petition, at, laws);
  return 'refused' in opened ? opened : [decided, opened];
}
