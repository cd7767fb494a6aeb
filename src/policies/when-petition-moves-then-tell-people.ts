import type { Recorded } from '../../events/envelope.js';
import { NEWS } from '../work/news.js';
import type { FactPolicy } from './policy.js';

/** One job a fact; whom to tell is looked up when it is worked, so that nobody is told who has left meanwhile. */
export const whenPetitionMovesThenTellPeople: FactPolicy = {
  name: 'when-petition-moves-then-tell-people',
  begins: 'at-head',
  handles: NEWS,
  react({ id, type, data }: Recorded) {
    const { petitionId } = data as { petitionId: string };
    return [{ job: { kind: 'tell-people', id, payload: { petitionId, news: type } } }];
  },
};
