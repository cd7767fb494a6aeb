import type { InLanguages } from './ogp-documents.js';
import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

export type LiveValueDoc = { readonly count: number; readonly of?: number };
export type EvidenceSourceDoc =
  | {
      readonly kind: 'file';
      readonly sha256: string;
      readonly size: number;
      readonly type: string;
      readonly name: string;
    }
  | { readonly kind: 'link'; readonly link: string }
  | {
      readonly kind: 'live';
      readonly query: string;
      readonly rule: number;
      readonly from?: string;
      readonly to?: string;
      readonly value: LiveValueDoc;
      readonly digest: string;
      readonly position: number;
    };
/** A document of the repository. */
export type EvidenceDoc = Doc & {
  readonly plan: string;
  /** Null for documents of the plan itself; so are milestones. */
  readonly commitment: string | null;
  readonly milestone: string | null;
  readonly kind: string;
  readonly title: InLanguages;
  readonly day: string;
  readonly at: string;
  readonly source: EvidenceSourceDoc;
  /** The file's SHA-256; null for what is no file. */
  readonly sha256: string | null;
  standing: boolean;
  withdrawn?: { readonly at: string; readonly reason: InLanguages };
  /** The file was looked for in vain. */
  missed?: { readonly at: string; readonly why: 'gone' | 'altered' };
  position: number;
};

export type ContributionAnswerDoc = {
  readonly version: number;
  readonly decision: string;
  readonly by: string;
  readonly at: string;
  readonly text: TextRef;
};
/** What somebody said to a plan or a commitment, without their words. */
export type ContributionDoc = Doc & {
  readonly plan: string;
  readonly commitment: string | null;
  readonly kind: string;
  readonly channel: string;
  readonly language: 'ka' | 'en';
  readonly author: string | null;
  readonly organisation: boolean;
  readonly named: boolean;
  readonly at: string;
  readonly due: string;
  readonly text: TextRef;
  visibility: 'shown' | 'hidden';
  hidden?: TextRef & { readonly ground: string; readonly at: string };
  answered: boolean;
  answers: ContributionAnswerDoc[];
  position: number;
};
