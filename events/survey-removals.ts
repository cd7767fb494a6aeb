import type { Fact } from './envelope.js';
import type { Counted } from './survey-counts.js';

/** Why interviews do not count: none was held, what was said is not what was recorded, or it was held against the rules. */
export const REMOVAL_GROUNDS = ['not-held', 'altered', 'against-rules'] as const;
export type RemovalGround = (typeof REMOVAL_GROUNDS)[number];

/** An official wishes that an interviewer's work should not count. Whose work, and what was found, is sealed. */
export type InterviewRemovalProposed = Fact<
  'InterviewRemovalProposed',
  { survey: string; batch: string; ground: RemovalGround },
  { interviewer: string; why: string }
>;
/** Another official has confirmed it: so many answers, named in the sealed part, are in no file and no table. */
export type InterviewsRemoved = Fact<
  'InterviewsRemoved',
  { survey: string; batch: string; ground: RemovalGround; count: number },
  InterviewsRemovedContent
>;
export type InterviewsRemovedContent = {
  interviewer: string;
  /** The last parts of their streams. */
  answers: readonly string[];
  /** How many of them each stratum had: its quota is open again by so many. */
  strata: readonly Counted[];
};
