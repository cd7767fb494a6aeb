import type { PetitionEvent } from '../../events/petitions.js';
import type { Decider, Decision, Now } from '../decider.js';
import { refuse } from '../decider.js';
import { answer, followUp, reachGoal, recordOverdue } from './answering.js';
import {
  AppealRefusal,
  ClosePetition,
  DraftPetition,
  LapsePetition,
  SubmitPetition,
  SupportPetition,
} from './commands.js';
import { close, draft, lapse, submit, support } from './drafting.js';
import { admit, appeal, decideAppeal, recordNotice, refusePetition, register } from './moderation.js';
import {
  AdmitPetition,
  AnswerPetition,
  DecideAppeal,
  FollowUpPetition,
  OfPetition,
  RecordAnswerOverdue,
  RecordPetitionGoal,
  RecordRefusalNotice,
  RefusePetition,
  RegisterPetition,
} from './office-commands.js';
import { evolve, type Filed, type Laws, type Petition } from './petition-state.js';
import { regulation } from './regulation.js';

type PetitionCommand = { readonly petitionId: string };
type Rule = (command: never, petition: Filed, now: Now, laws: Laws) => Decision<PetitionEvent>;

/** What is done about each wish for a petition that exists. */
const RULES: ReadonlyMap<unknown, Rule> = new Map<unknown, Rule>([
  [SupportPetition, support],
  [SubmitPetition, submit],
  [RegisterPetition, register],
  [AdmitPetition, admit],
  [RefusePetition, refusePetition],
  [RecordRefusalNotice, recordNotice],
  [AppealRefusal, appeal],
  [DecideAppeal, decideAppeal],
  [RecordPetitionGoal, reachGoal],
  [ClosePetition, close],
  [LapsePetition, lapse],
  [AnswerPetition, answer],
  [FollowUpPetition, followUp],
  [RecordAnswerOverdue, recordOverdue],
]);

/** A petition from its draft to what became of the answer. */
export const petition: Decider<Petition, PetitionCommand, PetitionEvent, Laws> = {
  category: 'petition',
  handles: [DraftPetition, ...RULES.keys()] as (new () => PetitionCommand)[],
  id: ({ petitionId }) => petitionId,
  given: { mayor: { fold: regulation, id: () => 'mayor' }, sakrebulo: { fold: regulation, id: () => 'sakrebulo' } },
  initial: { status: 'unknown' },
  evolve,

  decide(command, state, now, laws) {
    if (command instanceof DraftPetition) return draft(command, state, now, laws);
    if (state.status === 'unknown') return refuse('petition.not-found', { petition: command.petitionId });
    if (command instanceof OfPetition && command.self === state.author) return refuse('petition.own');
    const rule = RULES.get(command.constructor);
    if (!rule) throw new Error(`no rule for ${command.constructor.name}`);
    return rule(command as never, state, now, laws);
  },

  madeTrue(command, { type, data }) {
    if (command instanceof AnswerPetition) return type === 'PetitionAnswered';
    if (command instanceof SupportPetition) return type === 'PetitionSupported' && data.supporter === command.supporter;
    return true;
  },
};
