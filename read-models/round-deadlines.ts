import type { Doc } from './store.js';

/** The end of a phase in which people can do something; `remindAt`: when those who asked for it are reminded. */
export type RoundDeadline = Doc & {
  readonly round: string;
  readonly phase: 'proposals' | 'voting';
  readonly remindAt: string;
  readonly until: string;
  readonly position: number;
};
