import type { PetitionEvent, SignatureEvent } from '../../events/petitions.js';
import type { PetitionTotalsDoc } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

const HOUSE = 'house';
const empty = (): PetitionTotalsDoc => ({
  _id: HOUSE,
  signatures: 0,
  answers: 0,
  answeredInTime: 0,
  overdue: 0,
  open: {},
  owed: {},
  position: 0,
});

/** One document for the whole house. It knows which petitions are open, because only their signatures count. */
export const totals: Projection<PetitionTotalsDoc, PetitionEvent | SignatureEvent> = {
  name: 'totals',
  version: 1,
  handles: [
    'PetitionAdmitted',
    'PetitionClosed',
    'PetitionGoalReached',
    'PetitionAnswered',
    'AnswerFellOverdue',
    'PetitionSigned',
    'SignatureWithdrawn',
    'SignatureInvalidated',
    'SignatureRestored',
  ],
  indexes: [],
  keys: () => [HOUSE],

  fold(doc, e) {
    const house = doc ?? empty();
    const { petitionId } = e.data;
    switch (e.type) {
      case 'PetitionSigned':
        if (house.open[petitionId]) house.signatures++;
        break;
      case 'SignatureWithdrawn':
        if (house.open[petitionId]) house.signatures--;
        break;
      case 'SignatureInvalidated':
        house.signatures--;
        break;
      case 'SignatureRestored':
        house.signatures++;
        break;
      case 'PetitionAdmitted':
        house.open[petitionId] = true;
        break;
      case 'PetitionClosed':
        delete house.open[petitionId];
        break;
      case 'PetitionGoalReached':
        house.owed[petitionId] = e.data.answerLimit;
        break;
      case 'PetitionAnswered': {
        if (e.data.version > 1) break;
        const limit = house.owed[petitionId];
        delete house.owed[petitionId];
        house.answers++;
        if (limit === undefined || e.at < limit) house.answeredInTime++;
        break;
      }
      case 'AnswerFellOverdue':
        house.overdue++;
        break;
      default:
        return house;
    }
    house.position = e.position;
    return house;
  },
};
