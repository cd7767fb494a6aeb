import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };
/** How a proposal stands. Whether it has won, the result of its round says. */
export const PROPOSAL_STATUSES = ['submitted', 'passed-formal', 'feasible', 'rejected', 'withdrawn', 'merged'] as const;
export type ProposalStatus = (typeof PROPOSAL_STATUSES)[number];
/** What officials are to do with it next. */
export const PROPOSAL_TASKS = ['formal', 'substantive', 'appeal'] as const;
export type ProposalTask = (typeof PROPOSAL_TASKS)[number];

/** One thing that happened to a proposal. */
export type ProposalUpdate = {
  readonly type: string;
  readonly at: string;
  readonly event: string;
  /** Null where the fact has no words. */
  readonly commitment: string | null;
  readonly details: Readonly<Record<string, string>>;
};

/** One proposal as the public may know it: no words, the place to about 100 m. Money in tetri. */
export type ProposalDoc = Doc & {
  readonly round: string;
  /** `city`, or a district. */
  readonly pot: string;
  readonly theme: string | null;
  readonly language: 'ka' | 'en';
  readonly author: string;
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** What its author thinks that it costs. */
  readonly estimate: number | null;
  status: ProposalStatus;
  visibility: 'listed' | 'hidden';
  readonly submittedAt: string;
  changedAt: string;
  readonly text: TextRef;
  name?: TextRef;
  /** What it costs, and by what name it stands on the ballot, once it is found feasible. */
  cost: number | null;
  title: Both | null;
  rejection: {
    readonly stage: 'formal' | 'substantive';
    readonly ground: string;
    readonly appealUntil: string;
    appeal: 'none' | 'waiting' | 'dismissed';
    /** By when an appeal that waits is to be decided. */
    decisionDue?: string;
  } | null;
  mergedInto: string | null;
  /** Those that were merged into it. */
  joined: string[];
  /** How far it is built, once it has won; `next`: by when the next step is promised (YYYY-MM-DD). */
  built: { readonly milestone: string; readonly at: string; readonly next: string | null } | null;
  /** What officials are to do next, and since when; empty where nothing waits. */
  waits: ProposalTask | '';
  waitsSince: string;
  updates: ProposalUpdate[];
  position: number;
};

/** A complaint about a published result. */
export type ComplaintDoc = Doc & {
  readonly round: string;
  /** The version of the result that it is about. */
  readonly version: number;
  readonly complainant: string;
  readonly at: string;
  readonly text: TextRef;
  waiting: boolean;
  decided: { readonly outcome: 'upheld' | 'dismissed'; readonly at: string; readonly text: TextRef } | null;
  position: number;
};
