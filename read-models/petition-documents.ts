import type { SignatureFigure } from './figure-documents.js';
import type { Doc } from './store.js';

/** Where a text stands: the fact that carries it, and the commitment that proves it. The text itself is never here. */
export type TextRef = { event: string; commitment: string | null };

export type PetitionStatus =
  | 'draft'
  | 'gathering'
  | 'submitted'
  | 'refused'
  | 'appealed'
  | 'open'
  | 'goal-reached'
  | 'closed'
  | 'withdrawn'
  | 'answered';

/** Who may read it: everyone in lists, whoever has the link, or (hidden by law, taken back before it opened) nobody. */
export type Visibility = 'listed' | 'by-link' | 'sealed';

/** Counts in a row of hours or days since the epoch, the first at `from`. Hours and days are those of Tbilisi. */
export type Buckets = { from: number; counts: number[] };

/** What binds this petition, as pinned when it opened. */
export type PinnedRules = {
  minAge: number;
  who: 'registered-voter' | 'resident';
  assurance: 1 | 2 | 3;
  windowDays: number;
  answerDays: { aim: number; limit: number };
};

/** One petition as the public may know it: figures, dates and references, no words. */
export type PetitionPage = Doc & {
  status: PetitionStatus;
  visibility: Visibility;
  author: string;
  addressee: 'mayor' | 'sakrebulo';
  language: 'ka' | 'en';
  districts: string[];
  /** The same districts as a map, to search by. */
  inDistrict: Record<string, true>;
  place?: { lat: number; lon: number };
  regulation: number;
  sponsors: { min: number; max: number };
  supporters: number;
  text: TextRef;
  authorName?: TextRef;
  draftedAt: string;
  submittedAt?: string;
  moderationDue?: string;
  certificate?: { number: string; at: string };
  refusal?: TextRef & {
    ground: string;
    hidden: boolean;
    at: string;
    appealUntil: string;
    /** Until when the author is to be told of it, and when that was recorded. */
    noticeDue?: string;
    noticeGivenAt?: string;
  };
  appeal?: TextRef & { at: string; decision?: TextRef & { outcome: 'refusal-stands' | 'admitted'; at: string } };
  admittedAt?: string;
  rules?: PinnedRules;
  threshold?: number;
  closesAt?: string;
  goalReachedAt?: string;
  answerDue?: string;
  answerLimit?: string;
  overdueSince?: string;
  closedAt?: string;
  closeReason?: 'window-over' | 'withdrawn-by-author' | 'lapsed';
  answers: (TextRef & { version: number; decision: string; at: string })[];
  followUps: (TextRef & { state: string; at: string })[];
  signatures: number;
  /** Enough have signed, and it has not been recorded yet. */
  goalDue?: true;
  withdrawn: number;
  invalidated: number;
  byDistrict: Record<string, number>;
  /** How they came in: portal, paper, hall. Signings as they happened; what was undone later is not taken off. */
  byChannel: Record<string, number>;
  /** What counted at the close, or at the last change behind it; up to which fact, and when. */
  tally?: { value: SignatureFigure; counted: string; at: string };
  /** That tally is not the published figure yet. */
  figureDue?: true;
  /** The figure that was published last. */
  figure?: { event: string; signatures: number; size: number; at: string };
  /** Signings in the last 48 hours before the latest one. */
  lately: Buckets;
  /** log2 of the sum of 2^(day of signing): what is signed more and later is hotter, whenever it is asked. */
  heat: number;
  /** When it first appeared in lists; empty before that. */
  listedAt: string;
  /** The last fact that is in this document. */
  position: number;
};

/** How the count of one petition moved: net of withdrawals, invalidations and restorations, at the hour they came. */
export type PetitionCurveDoc = Doc & {
  /** The first 90 days, hour by hour. */
  hours: Buckets;
  /** What came after them, day by day. */
  days: Buckets;
  closed: boolean;
  position: number;
};

/** One public fact on a petition's way, or several of a kind from the same day. */
export type TimelineEntry = {
  type: string;
  at: string;
  event: string;
  /** What the fact says that is worth a line: state, ground, version, count. */
  details: Record<string, string | number | boolean>;
};
export type PetitionTimelineDoc = Doc & { entries: TimelineEntry[]; position: number };

export const TASK_KINDS = ['moderation', 'certificate', 'notice', 'appeal', 'answer'] as const;
export type TaskKind = (typeof TASK_KINDS)[number];
/** Something that waits for an official. */
export type Task = Doc & {
  petitionId: string;
  kind: TaskKind;
  /** The role that does it; `nobody` while it sleeps. */
  waitsFor: string;
  since: string;
  due: string;
  /** The legal limit, where `due` is only the aim. */
  limit?: string;
  /** The one official who may not: who refused does not decide the appeal. */
  notBy?: string;
  position: number;
};

export type DeadlineKind =
  | 'moderation'
  | 'certificate'
  | 'refusal-notice'
  | 'appeal'
  | 'appeal-decision'
  | 'window'
  | 'answer-aim'
  | 'answer-limit';
/** An instant at which something follows from what was recorded. Gone when it was met. */
export type Deadline = Doc & { petitionId: string; kind: DeadlineKind; due: string; position: number };

/** The whole house in figures. Petitions by status are counted where their pages are. */
export type PetitionTotalsDoc = Doc & {
  signatures: number;
  /** Petitions answered, each once; revised answers do not count again. */
  answers: number;
  answeredInTime: number;
  /** Answers that fell overdue, whether or not they came later. */
  overdue: number;
  /** Petitions whose signatures count now. As many as are open at one time, no more. */
  open: Record<string, true>;
  /** By petition, the legal limit of an answer that is still owed. */
  owed: Record<string, string>;
  position: number;
};

/** A review of signatures: doubt, decision, and whether it was undone. */
export type ReviewDoc = Doc & {
  petitionId: string;
  batch: string;
  state: 'flagged' | 'dismissed' | 'invalidated' | 'restored';
  criterion: string;
  reason: string;
  restoreReason?: string;
  dismissReason?: string;
  count: number;
  /** Event ids, at most 500. */
  signatures: string[];
  /** How many of them are invalidated right now. */
  standing: number;
  flaggedAt?: string;
  dismissedAt?: string;
  invalidatedAt?: string;
  restoredAt?: string;
  value: TextRef;
  position: number;
};

/** A paper sheet: received with its scan, and entered when each of its rows was checked and signed for. */
export type SheetDoc = Doc & {
  petitionId: string;
  /** The number that stands on it. */
  sheet: string;
  state: 'received' | 'entered';
  /** SHA-256 of the scan, hex. */
  scan: string;
  receivedBy?: string;
  receivedAt?: string;
  enteredBy?: string;
  enteredAt?: string;
  /** The fact that closed it. */
  event?: string;
  /** `notEligible`: with those whom the register does not know. */
  totals?: { rows: number; accepted: number; notEligible: number; alreadySigned: number };
  position: number;
};

/** A request to open the statutory list of signatories. */
export type UnsealingDoc = Doc & {
  petitionId: string;
  request: string;
  state: 'requested' | 'approved' | 'opened';
  purpose: string;
  requestedBy: string;
  requestedAt: string;
  approvedBy?: string;
  approvedAt?: string;
  openedAt?: string;
  openedBy?: string;
  signatures?: number;
  position: number;
};

export type Follower = Doc & { petitionId: string; follower: string; position: number };

/** A regulation as adopted: one document a version. */
export type RegulationDoc = Doc & {
  track: 'mayor' | 'sakrebulo';
  version: number;
  title: { ka: string; en: string };
  legalReference: { ka: string; en: string };
  inForceFrom: string;
  /** The rules as the fact pinned them (see `events/regulations.ts`). */
  rules: object;
  /** Signatures that its threshold asks for. */
  threshold: number;
  adoptedAt: string;
  event: string;
  position: number;
};
