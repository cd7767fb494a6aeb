import type { GroupView, MeetingView, StandingOutcome } from '../../../../read-models/meetings.js';
import type { FormError, Framed } from '../../frame.js';

/** What the desk says was done. */
export const DESK_NOTICES = [
  'convened',
  'sent',
  'attended',
  'opened',
  'cancelled',
  'noted',
  'recorded',
  'withdrawn',
  'closed',
  'drafted',
  'signed',
  'reopened',
] as const;
export type DeskNotice = (typeof DESK_NOTICES)[number];

/** One session before those who record it. */
export type SessionDeskView = Framed & {
  readonly session: MeetingView;
  readonly organisations: GroupView['organisations'];
  /** What came of earlier sessions and is not taken up yet. */
  readonly earlier: readonly StandingOutcome[];
  /** In which capacities the reader signs here. */
  readonly signs: readonly ('chair' | 'secretary')[];
  readonly errors: readonly FormError[];
  readonly notice?: DeskNotice | undefined;
  /** The form that came back, and what it had in it. */
  readonly deed?: string;
  readonly kept?: Readonly<Record<string, string | undefined>>;
};
