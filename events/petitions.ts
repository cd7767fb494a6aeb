import type { Fact } from './envelope.js';
import type { Rules, Track } from './regulations.js';

/** Why a petition may be refused. Hidden grounds keep the text sealed; the others leave it readable. */
export const REFUSAL_GROUNDS = {
  duplicate: { hidden: false },
  'not-our-competence': { hidden: false },
  'no-clear-demand': { hidden: false },
  'already-considered': { hidden: false },
  'honours-or-appointment': { hidden: false },
  'information-request': { hidden: false },
  libellous: { hidden: true },
  offensive: { hidden: true },
  advertisement: { hidden: true },
  'personal-data': { hidden: true },
} as const;
export type RefusalGround = keyof typeof REFUSAL_GROUNDS;

export type AnswerDecision = 'accepted' | 'partly-accepted' | 'declined' | 'explained';
export type Channel = 'portal' | 'paper' | 'hall';

/** What the author wrote. Sealed under the petition's own key: public business once open, hidden where law says so. */
export type PetitionText = { title: string; demand: string; details: string };
/** Rounded to three decimals, about 100 m. */
export type RoundedPlace = { lat: number; lon: number };

/** `petition-<id>`: one short stream a petition. `author` and `supporter` are pseudonyms scoped to this petition. */
export type PetitionDrafted = Fact<
  'PetitionDrafted',
  {
    petitionId: string;
    author: string;
    addressee: Track;
    language: 'ka' | 'en';
    districts: readonly string[];
    place?: RoundedPlace;
    /** The regulation it is filed under. */
    regulation: number;
    sponsors: Rules['sponsors'];
  },
  PetitionText
>;
/** The author's name goes with the author: sealed under the author's own scope. */
export type PetitionAuthorNamed = Fact<'PetitionAuthorNamed', { petitionId: string; author: string }, { name: string }>;
export type PetitionSupported = Fact<
  'PetitionSupported',
  { petitionId: string; supporter: string; supporters: number }
>;
export type PetitionSubmitted = Fact<
  'PetitionSubmitted',
  { petitionId: string; moderationDue: string; certificateDue?: string }
>;
/** Sakrebulo only: the staff's certificate of registration, within three working days. */
export type PetitionRegistered = Fact<'PetitionRegistered', { petitionId: string; certificate: string }>;
/** The opening event: every rule that will bind this petition is pinned here. */
export type PetitionAdmitted = Fact<
  'PetitionAdmitted',
  {
    petitionId: string;
    addressee: Track;
    regulation: number;
    rules: Rules;
    /** Signatures needed, computed once from the rules. */
    threshold: number;
    closesAt: string;
  }
>;
export type PetitionRefused = Fact<
  'PetitionRefused',
  {
    petitionId: string;
    ground: RefusalGround;
    hidden: boolean;
    appealUntil: string;
    /** Until when the author must have been told. Absent in facts of before this was kept. */
    noticeDue?: string;
  },
  { explanation: string }
>;
/** The author has been told of the refusal: a message was handed over, or an official told them in another way. */
export type RefusalNoticeGiven = Fact<'RefusalNoticeGiven', { petitionId: string; way: 'message' | 'office' }>;
export type PetitionAppealed = Fact<'PetitionAppealed', { petitionId: string; decisionDue: string }, { text: string }>;
export type PetitionAppealDecided = Fact<
  'PetitionAppealDecided',
  { petitionId: string; outcome: 'refusal-stands' | 'admitted' },
  { explanation: string }
>;
export type PetitionGoalReached = Fact<
  'PetitionGoalReached',
  { petitionId: string; threshold: number; answerDue: string; answerLimit: string }
>;
/** `lapsed`: never handed in, and its term in the retention schedule is over. */
export type CloseReason = 'window-over' | 'withdrawn-by-author' | 'lapsed';
export type PetitionClosed = Fact<'PetitionClosed', { petitionId: string; reason: CloseReason }>;
/** Version 1 is the answer; later versions revise it and replace nothing. */
export type PetitionAnswered = Fact<
  'PetitionAnswered',
  { petitionId: string; version: number; decision: AnswerDecision },
  { text: string }
>;
export type PetitionFollowedUp = Fact<
  'PetitionFollowedUp',
  { petitionId: string; state: 'in-progress' | 'done' | 'not-done' },
  { text: string }
>;
export type AnswerFellOverdue = Fact<'AnswerFellOverdue', { petitionId: string; due: string }>;
export type PetitionEvent =
  | PetitionDrafted
  | PetitionAuthorNamed
  | PetitionSupported
  | PetitionSubmitted
  | PetitionRegistered
  | PetitionAdmitted
  | PetitionRefused
  | RefusalNoticeGiven
  | PetitionAppealed
  | PetitionAppealDecided
  | PetitionGoalReached
  | PetitionClosed
  | PetitionAnswered
  | PetitionFollowedUp
  | AnswerFellOverdue;

/** What a signature says of the person. Sealed under the key of this person × this petition. */
export type SignatoryDetails = {
  name: string;
  personalNumber: string;
  /** A consent of its own, apart from signing. */
  display: 'none' | 'initials';
  /** The network the request came from, /24 or /56, for reviews only. */
  network?: string;
};
type SignatureData = { petitionId: string; signer: string; district: string };

/** `signature-<petition>_<signer>`: the stream name is the uniqueness rule. */
export type PetitionSigned = Fact<
  'PetitionSigned',
  SignatureData & {
    channel: Channel;
    sheet?: string;
    /** Present when the signer consented to showing initials; the initials themselves are sealed. */
    initials?: true;
  },
  SignatoryDetails
>;
/** Names the `PetitionSigned` it undoes by event id, since one person may sign again after withdrawing. */
type Undone = SignatureData & { signature: string };
export type SignatureWithdrawn = Fact<'SignatureWithdrawn', Undone>;
export type SignatureInvalidated = Fact<'SignatureInvalidated', Undone & { batch: string }>;
export type SignatureRestored = Fact<'SignatureRestored', Undone & { batch: string }>;
/** The signer takes back the consent to showing initials. The signature counts as before. */
export type InitialsHidden = Fact<'InitialsHidden', Undone>;
export type SignatureEvent =
  | PetitionSigned
  | SignatureWithdrawn
  | SignatureInvalidated
  | SignatureRestored
  | InitialsHidden;

/** What a review looks for. The value is sealed; that there was such a review is not. */
export type Criterion = 'network' | 'window' | 'sheet' | 'person';
type BatchData = { petitionId: string; batch: string; criterion: Criterion; count: number; reason: string };

/** `review-<petition>_<batch>`: flagged signatures count until the batch is invalidated; every batch can be undone. */
export type SignaturesFlagged = Fact<'SignaturesFlagged', BatchData, { value: string }>;
/** At most 500 signatures a fact, named by the event ids of their `PetitionSigned`. */
export type SignaturesInvalidated = Fact<
  'SignaturesInvalidated',
  BatchData & { signatures: readonly string[] },
  { value: string }
>;
export type SignaturesRestored = Fact<'SignaturesRestored', { petitionId: string; batch: string; reason: string }>;
/** The doubt was none: the signatures go on counting. */
export type ReviewDismissed = Fact<'ReviewDismissed', { petitionId: string; batch: string; reason: string }>;
export type ReviewEvent = SignaturesFlagged | SignaturesInvalidated | SignaturesRestored | ReviewDismissed;

/** `sheet-<petition>_<sheet>`: a paper sheet that an officer holds in hand, its scan named by SHA-256. Its rows come later. */
export type PaperSheetReceived = Fact<'PaperSheetReceived', { petitionId: string; sheet: string; scan: string }>;
/** The same sheet, with what came of its rows. */
export type PaperSheetEntered = Fact<
  'PaperSheetEntered',
  {
    petitionId: string;
    sheet: string;
    scan: string;
    rows: number;
    accepted: number;
    notEligible: number;
    alreadySigned: number;
    /** Tells the same rows from others, to whoever holds the petition's secret: 32 hex digits. */
    fingerprint?: string;
  }
>;
export type SheetEvent = PaperSheetReceived | PaperSheetEntered;

/** `unsealing-<petition>_<request>`: the statutory list of signatories, opened only by two people, one after the other. */
export type SignatoryListRequested = Fact<
  'SignatoryListRequested',
  { petitionId: string; request: string; purpose: string }
>;
export type SignatoryListApproved = Fact<'SignatoryListApproved', { petitionId: string; request: string }>;
export type SignatoryListUnsealed = Fact<
  'SignatoryListUnsealed',
  { petitionId: string; request: string; signatures: number }
>;
export type UnsealingEvent = SignatoryListRequested | SignatoryListApproved | SignatoryListUnsealed;

/** `follow-<petition>_<follower>`: who wants news. The follower is a pseudonym scoped to this petition. */
export type PetitionFollowed = Fact<'PetitionFollowed', { petitionId: string; follower: string }>;
export type PetitionUnfollowed = Fact<'PetitionUnfollowed', { petitionId: string; follower: string }>;
export type FollowEvent = PetitionFollowed | PetitionUnfollowed;
