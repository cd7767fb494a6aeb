import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

export type BatchState = 'running' | 'done' | 'undoing' | 'undone';
type LeftOut = { readonly report: string; readonly because: string };

/** A change of many reports at once, and how far it has come. It names at most 500 reports. */
export type BatchDoc = Doc & {
  state: BatchState;
  readonly action: string;
  readonly department?: string;
  readonly day?: string;
  readonly ground?: string;
  readonly by: string;
  readonly begunAt: string;
  /** How many it is about. */
  readonly count: number;
  /** How many have been changed, and put back, so far. */
  changed: number;
  putBack: number;
  /** Those it left as they were, and why. */
  kept: readonly LeftOut[];
  /** Those that were not put back, and why. */
  keptAfter: readonly LeftOut[];
  undoneAt?: string;
  readonly words: TextRef;
  undoWords?: TextRef;
  position: number;
};
