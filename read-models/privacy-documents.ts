import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };

/** One version of the retention schedule. */
export type ScheduleDoc = Doc & {
  readonly version: number;
  readonly legalReference: Both;
  readonly inForceFrom: string;
  readonly terms: {
    readonly signatoryMonths: number;
    readonly draftDays: number;
    readonly gatheringDays: number;
    readonly codeHours: number;
    readonly reportMonths?: number;
  };
  readonly event: string;
  readonly position: number;
};

/** A petition under a legal hold; gone when it is lifted. */
export type HoldDoc = Doc & {
  readonly reason: string;
  readonly since: string;
  readonly event: string;
  readonly position: number;
};

/** What a person asked of those who hold their data. */
export type DataRequestDoc = Doc & {
  readonly asker: string;
  readonly kind: string;
  readonly text: TextRef;
  readonly made: string;
  readonly due: string;
  state: 'waiting' | 'answered';
  answer?: TextRef & { readonly outcome: string; readonly at: string };
  position: number;
};

/** A breach of personal data as the public may know it. */
export type BreachDoc = Doc & {
  readonly discoveredAt: string;
  readonly data: readonly string[];
  readonly people: number | null;
  readonly risk: 'low' | 'high';
  readonly notifyBy: string;
  readonly description: TextRef;
  authorityTold?: string;
  peopleTold?: string;
  closed?: { readonly at: string; readonly measures: string };
  position: number;
};

/** The newest version of an entry in the register of processing. */
export type ProcessingDoc = Doc & {
  readonly version: number;
  readonly title: Both;
  readonly purpose: Both;
  readonly legalBasis: Both;
  readonly data: Both;
  readonly recipients: Both;
  readonly retention: Both;
  readonly event: string;
  readonly position: number;
};

/** That an official opened what is sealed about people: a list of signatories, a scan of a paper sheet. */
export type OpeningDoc = Doc & {
  readonly petitionId: string;
  readonly what: 'list' | 'scan';
  /** Why, in the words it was asked for with; a scan is opened to enter its rows, and to check them. */
  readonly purpose?: string;
  /** How many people are in it; of a scan, as many rows as were entered, null before. */
  people: number | null;
  /** The official's pseudonym. */
  readonly by: string;
  readonly at: string;
  readonly position: number;
};

/** The secret that names the people of one petition, and when nobody needs it any more. Gone when it was destroyed. */
export type SecretDoc = Doc & {
  /** The end of the answer and appeal terms; absent while one of them may still run. */
  due?: string;
  /** The secret is gone; since when the terms are over, from where the time runs for which data of signatories is kept. */
  over?: string;
  /** Calendar days in which a decision about this petition can be appealed. */
  appealDays: number;
  goal: boolean;
  closed: boolean;
  answered: boolean;
  position: number;
};
