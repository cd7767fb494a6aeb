import type { Recorded } from '../../events/envelope.js';
import { GROUP_NEWS, type ToldOfGroup } from '../work/group-news.js';
import type { FactPolicy } from './policy.js';

/** One job a fact; whom to tell is looked up when it is worked. What is entered from an old paper is no news. */
export const whenGroupMovesThenTellItsMembers: FactPolicy = {
  name: 'when-group-moves-then-tell-its-members',
  begins: 'at-head',
  handles: GROUP_NEWS,
  react({ id, type, data }: Recorded) {
    const { meeting, task, source } = data as { meeting?: string; task?: string; source?: object };
    if (source !== undefined) return [];
    const about = task === undefined ? { meeting } : { task };
    const payload = { news: type as ToldOfGroup['news'], ...about } as ToldOfGroup;
    return [{ job: { kind: 'tell-group', id, payload } }];
  },
};
