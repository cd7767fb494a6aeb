import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };

/** A rating of a service: that there is one, and in which month (YYYY-MM) it came; what it says is sealed. */
export type RatingDoc = Doc & { readonly service: string; readonly month: string; readonly position: number };

export type FeedbackAnswerDoc = { readonly version: number; readonly at: string; readonly text: TextRef };
/** Ratings that were told of together. */
export type ScoreDoc = {
  readonly number: number;
  readonly until: string;
  readonly ratings: number;
  readonly erased: number;
  readonly mean: number;
  /** Of the last rating that it holds. */
  readonly position: number;
  readonly at: string;
  readonly event: string;
  readonly answers: FeedbackAnswerDoc[];
};
/** A service: its published scores, and the ratings that wait to be told of, by the month in which they came. */
export type ServiceScoresDoc = Doc & {
  scores: ScoreDoc[];
  /** The last rating that a published score holds. */
  told: number;
  waiting: Record<string, number>;
  position: number;
};

/** A civic monitor, by their pseudonym as an official. */
export type MonitorDoc = Doc & {
  organisation: Both;
  expires: string;
  readonly since: string;
  name: TextRef;
  revoked: { readonly at: string; readonly reason: Both } | null;
  position: number;
};

export type VisitFileDoc = { readonly sha256: string; readonly size: number; readonly type: string };
export type VisitVersionDoc = {
  readonly version: number;
  readonly at: string;
  readonly day: string;
  readonly channel: string;
  readonly district: string | null;
  readonly checks: Readonly<Record<string, string>>;
  readonly files: readonly VisitFileDoc[];
  readonly text: TextRef;
};
export type VisitAnswerDoc = {
  readonly version: number;
  readonly department: string | null;
  readonly at: string;
  readonly text: TextRef;
};
/** A visit of a service by a civic monitor; the last version is what they say now. */
export type VisitDoc = Doc & {
  readonly service: string;
  readonly monitor: string;
  readonly organisation: Both;
  readonly language: 'ka' | 'en';
  versions: VisitVersionDoc[];
  answers: VisitAnswerDoc[];
  answered: boolean;
  withdrawn: ({ readonly at: string } & { readonly text: TextRef }) | null;
  hidden: ({ readonly at: string; readonly ground: string } & { readonly text: TextRef }) | null;
  /** Whether it counts: it is not withdrawn. Where its words are hidden, its findings count as before. */
  standing: boolean;
  readonly at: string;
  changedAt: string;
  position: number;
};
