import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

/** One public decision, by the fact that made it. */
export type DecisionDoc = Doc & {
  readonly type: string;
  /** The petition it is about; absent where it is about the rules for all of them. */
  readonly petitionId?: string;
  /** The words that go with it. */
  readonly words?: TextRef;
  /** What the fact says that is worth a line: ground, outcome, decision, state, title. */
  readonly details: Readonly<Record<string, string | number>>;
  readonly at: string;
  readonly position: number;
};
