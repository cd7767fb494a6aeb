import type { StandingView } from '../../../read-models/forum.js';
import type { Caller } from '../../identity/roles.js';
import type { ForumReader } from '../components/forum/view.js';
import { holds } from '../office-rooms.js';

/** Whether somebody may reply in the name of City Hall: an official who has shown a personal number. */
export const isOfficial = ({ roles, level }: Pick<Caller, 'roles' | 'level'>): boolean =>
  level >= 1 && holds(roles, ['officer', 'moderator']);

/** Who reads a topic: as whom they are known in it, and what they may do there in office. */
export function readerOf(
  who: Pick<Caller, 'roles' | 'department' | 'level'>,
  { as, useful, flagged, follows }: StandingView & { readonly as: string | null },
  departments: Iterable<string>,
): ForumReader {
  const bound = who.department === undefined ? [...departments] : [who.department];
  return {
    ...{ as, follows, useful: new Set(useful), flagged: new Set(flagged) },
    moderator: who.roles.includes('moderator'),
    speaksFor: isOfficial(who) ? bound : [],
  };
}
