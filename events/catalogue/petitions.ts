import type {
  FollowEvent,
  PetitionEvent,
  ReviewEvent,
  SheetEvent,
  SignatureEvent,
  UnsealingEvent,
} from '../petitions.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type PetitionsFact = PetitionEvent | SignatureEvent | ReviewEvent | SheetEvent | UnsealingEvent | FollowEvent;

const of = inRoom('petitions');

export const petitions: Catalogue<PetitionsFact> = {
  PetitionDrafted: of('petition', true),
  PetitionAuthorNamed: of('petition', true),
  PetitionSupported: of('petition'),
  PetitionSubmitted: of('petition'),
  PetitionRegistered: of('petition'),
  PetitionAdmitted: of('petition'),
  PetitionRefused: of('petition', true),
  RefusalNoticeGiven: of('petition'),
  PetitionAppealed: of('petition', true),
  PetitionAppealDecided: of('petition', true),
  PetitionGoalReached: of('petition'),
  PetitionClosed: of('petition'),
  PetitionAnswered: of('petition', true),
  PetitionFollowedUp: of('petition', true),
  AnswerFellOverdue: of('petition'),
  PetitionSigned: of('signature', true),
  SignatureWithdrawn: of('signature'),
  SignatureInvalidated: of('signature'),
  SignatureRestored: of('signature'),
  InitialsHidden: of('signature'),
  SignaturesFlagged: of('review', true),
  SignaturesInvalidated: of('review', true),
  SignaturesRestored: of('review'),
  ReviewDismissed: of('review'),
  PaperSheetReceived: of('sheet'),
  PaperSheetEntered: of('sheet'),
  SignatoryListRequested: of('unsealing'),
  SignatoryListApproved: of('unsealing'),
  SignatoryListUnsealed: of('unsealing'),
  PetitionFollowed: of('follow'),
  PetitionUnfollowed: of('follow'),
};
