import type { RoundClosed } from '../../events/budgeting.js';
import { dayOf } from '../../events/calendar.js';
import type {
  AnswerFellOverdue,
  PetitionAdmitted,
  PetitionAnswered,
  PetitionGoalReached,
} from '../../events/petitions.js';
import type { UseDoc, UseMonth } from '../../read-models/ogp-use-documents.js';
import type { Projection } from '../projection.js';

type Used = PetitionAdmitted | PetitionGoalReached | PetitionAnswered | AnswerFellOverdue | RoundClosed;

const HOUSE = 'house';
const empty = (): UseDoc => ({ _id: HOUSE, months: {}, owed: {}, position: 0 });

/**
 * How much of what was promised is used, month by month, where no other read model says so. What is owed an answer counts in
 * the month in which its goal was reached, whenever the answer comes.
 */
export const useFigures: Projection<UseDoc, Used> = {
  name: 'use-figures',
  version: 1,
  handles: ['PetitionAdmitted', 'PetitionGoalReached', 'PetitionAnswered', 'AnswerFellOverdue', 'RoundClosed'],
  indexes: [],
  keys: () => [HOUSE],

  fold(doc, e) {
    const house = doc ?? empty();
    const month = dayOf(e.at).slice(0, 7);
    switch (e.type) {
      case 'PetitionAdmitted':
        add(house, month, 'admitted');
        break;
      case 'PetitionGoalReached':
        house.owed[e.data.petitionId] = { limit: e.data.answerLimit, month, late: false };
        break;
      case 'AnswerFellOverdue': {
        const owed = house.owed[e.data.petitionId];
        if (!owed || owed.late) break;
        owed.late = true;
        add(house, owed.month, 'late');
        break;
      }
      case 'PetitionAnswered': {
        if (e.data.version > 1) break;
        const owed = house.owed[e.data.petitionId];
        delete house.owed[e.data.petitionId];
        if (!owed || e.at < owed.limit) add(house, owed?.month ?? month, 'inTime');
        else if (!owed.late) add(house, owed.month, 'late');
        break;
      }
      case 'RoundClosed':
        add(house, month, 'ballots', e.data.ballots);
        break;
      default:
        return house;
    }
    house.position = e.position;
    return house;
  },
};

function add(house: UseDoc, month: string, name: keyof UseMonth, by = 1): void {
  const known = house.months[month] ?? { admitted: 0, inTime: 0, late: 0, ballots: 0 };
  known[name] += by;
  house.months[month] = known;
}
