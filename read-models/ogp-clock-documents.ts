import type { InLanguages } from './ogp-documents.js';
import type { Doc } from './store.js';

export type ClockTermDoc = {
  readonly kind: 'repository' | 'forum' | 'inception' | 'self-assessment' | 'end-assessment';
  readonly commitment: string | null;
  readonly from: string;
  readonly due: string;
  readonly met: string | null;
};
/** When each commitment ends (null once it is withdrawn), and the days on which it was first assessed. */
export type ClockCommitmentDoc = { to: string; standing: boolean; inception?: string; self?: string; end?: string };

/** The terms of one plan, and the days that they are worked out from. */
export type ClocksDoc = Doc & {
  readonly title: InLanguages;
  /** Entered from its papers: then the repository's days are those of the documents. */
  readonly entered: boolean;
  readonly months: Readonly<
    Record<
      'repositoryMonths' | 'forumMonths' | 'inceptionMonths' | 'selfAssessmentMonths' | 'endAssessmentMonths',
      number
    >
  >;
  to: string;
  submitted: string | null;
  repository: string[];
  meetings: string[];
  commitments: Record<string, ClockCommitmentDoc>;
  terms: readonly ClockTermDoc[];
  position: number;
};
