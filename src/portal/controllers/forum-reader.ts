import type { StandingView } from '../../../read-models/forum.js';
import type { Caller } from '../../identity/roles.js';
import type { ForumReader } from '../components/forum/view.js';
import { holds } from '../office-rooms.js';

/** Who reads a topic: as whom they are known in it, and what they may do there in office. */
export function readerOf(
  { roles, department }: Pick<Caller, 'roles' | 'department'>,
  { as, useful, flagged, follows }: StandingView & { readonly as: string | null },
  departments: Iterable<string>,
): ForumReader {
  const official = holds(roles, ['officer', 'moderator']);
  const bound = department === undefined ? [...departments] : [department];
  return {
    ...{ as, follows, useful: new Set(useful), flagged: new Set(flagged) },
    moderator: roles.includes('moderator'),
    speaksFor: official ? bound : [],
  };
}
