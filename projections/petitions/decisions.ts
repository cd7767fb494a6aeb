import type { Recorded } from '../../events/envelope.js';
import type { SignaturesPublished } from '../../events/figures.js';
import type { PetitionEvent } from '../../events/petitions.js';
import type { RegulationAdopted } from '../../events/regulations.js';
import type { DecisionDoc } from '../../read-models/decision-documents.js';
import type { Projection } from '../projection.js';

type DecisionEvent = PetitionEvent | RegulationAdopted | SignaturesPublished;

/** Which facts are decisions, and what each says in a line. */
const DETAILS: { readonly [T in DecisionEvent['type']]?: readonly string[] } = {
  PetitionAdmitted: ['closesAt'],
  PetitionRefused: ['ground'],
  PetitionAppealDecided: ['outcome'],
  PetitionAnswered: ['decision', 'version'],
  PetitionFollowedUp: ['state'],
  AnswerFellOverdue: ['due'],
  RegulationAdopted: ['track', 'version', 'inForceFrom'],
  FigurePublished: [],
};

/** What City Hall decided and owed, one document a fact: what feeds are made of. */
export const decisions: Projection<DecisionDoc, DecisionEvent> = {
  name: 'decisions',
  version: 1,
  handles: Object.keys(DETAILS) as DecisionEvent['type'][],
  indexes: [['position']],
  keys: (e) => (isOther(e) ? [] : [e.id]),

  fold(doc, e) {
    const named = DETAILS[e.type];
    if (doc || !named) return doc;
    const { id, type, at, position, sealed } = e;
    const petitionId = petitionOf(e);
    return {
      _id: id,
      type,
      ...(petitionId !== undefined && { petitionId }),
      ...(sealed && { words: { event: id, commitment: sealed.commitment } }),
      details: detailsOf(e, named),
      at,
      position,
    };
  },
};

/** Figures are not of petitions alone. */
const isOther = (e: Recorded<DecisionEvent>): boolean =>
  e.type === 'FigurePublished' && e.data.figure !== 'petition-signatures';

function petitionOf(e: Recorded<DecisionEvent>): string | undefined {
  if (e.type === 'RegulationAdopted') return undefined;
  return e.type === 'FigurePublished' ? e.data.of : e.data.petitionId;
}

function detailsOf(e: Recorded<DecisionEvent>, named: readonly string[]): DecisionDoc['details'] {
  if (e.type === 'FigurePublished') return { signatures: e.data.value.signatures };
  const data = e.data as unknown as DecisionDoc['details'];
  return Object.fromEntries(named.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])));
}
