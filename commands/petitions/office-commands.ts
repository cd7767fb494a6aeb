import { IsBoolean, IsIn, IsOptional, Matches, ValidateIf } from 'class-validator';
import { type AnswerDecision, type Criterion, REFUSAL_GROUNDS, type RefusalGround } from '../../events/petitions.js';
import { Command } from '../command.js';
import { Heading, Line, Text } from '../text.js';

const GROUNDS = Object.keys(REFUSAL_GROUNDS);
const DECISIONS: readonly AnswerDecision[] = ['accepted', 'partly-accepted', 'declined', 'explained'];
const CRITERIA: readonly Criterion[] = ['network', 'window', 'sheet', 'person'];

/** What officials, and policies in their stead, may wish of a petition. */
export abstract class OfPetition extends Command {
  declare petitionId: string;
  /** Who the official would be in this petition as a citizen: nobody decides on their own petition. */
  declare self?: string | undefined;
}

/** Sakrebulo only: the staff certify that the petition is registered. */
export class RegisterPetition extends OfPetition {
  @Line(3, 60) certificate!: string;
}

export class AdmitPetition extends OfPetition {}

export class RefusePetition extends OfPetition {
  @IsIn(GROUNDS) ground!: RefusalGround;
  @Text(10, 4_000) explanation!: string;
}

/** The author has been told: by the house, which sent a message, or by an official in another way. */
export class RecordRefusalNotice extends OfPetition {
  declare way: 'message' | 'office';
}

export class DecideAppeal extends OfPetition {
  @IsIn(['refusal-stands', 'admitted']) outcome!: 'refusal-stands' | 'admitted';
  @Text(10, 4_000) explanation!: string;
}

/** By the policy that keeps its own count. */
export class RecordPetitionGoal extends OfPetition {
  declare signatures: number;
}

/** The latest version of an answer. Its text is sealed in the log, so the shell opens it for whoever decides. */
export type LatestAnswer = { readonly version: number; readonly decision: AnswerDecision; readonly text: string };

export class AnswerPetition extends OfPetition {
  @IsIn(DECISIONS) decision!: AnswerDecision;
  @Text(10, 10_000) text!: string;
  declare latest?: LatestAnswer | undefined;
}

export class FollowUpPetition extends OfPetition {
  @IsIn(['in-progress', 'done', 'not-done']) state!: 'in-progress' | 'done' | 'not-done';
  @Text(10, 10_000) text!: string;
}

export class RecordAnswerOverdue extends OfPetition {}

/** One signature of a batch, named by the event id of its `PetitionSigned`; sent by a policy. */
export class InvalidateSignature extends OfPetition {
  declare signer: string;
  declare signature: string;
  declare batch: string;
}

export class RestoreSignature extends OfPetition {
  declare signer: string;
  declare signature: string;
  declare batch: string;
}

/** Opens a review. The signatures count until the batch is invalidated. */
export class FlagSignatures extends OfPetition {
  declare batch: string;
  declare count: number;
  @IsIn(CRITERIA) criterion!: Criterion;
  @Line(1, 200) value!: string;
  @Line(10, 500) reason!: string;
}

const isNew = ({ review }: { readonly review?: string }) => review === undefined;

export class InvalidateSignatures extends OfPetition {
  declare batch: string;
  /** Event ids of the `PetitionSigned` that match, at most 500. */
  declare signatures: readonly string[];
  /** A review that is open: it is about what the doubt was about. */
  @IsOptional() @Matches(/^[\w-]{1,64}$/) review?: string;
  @ValidateIf(isNew) @IsIn(CRITERIA) criterion!: Criterion;
  @ValidateIf(isNew) @Line(1, 200) value!: string;
  @Line(10, 500) reason!: string;
  /** Only count what would match. The shell answers such a wish itself. */
  @IsOptional() @IsBoolean() dryRun?: boolean;
}

/** Ends a review without changing anything. */
export class DismissReview extends OfPetition {
  @Matches(/^[\w-]{1,64}$/) batch!: string;
  @Line(10, 500) reason!: string;
}

export class RestoreSignatures extends OfPetition {
  @Matches(/^[\w-]{1,64}$/) batch!: string;
  @Line(10, 500) reason!: string;
}

/** A paper sheet has been handed over; its rows are read later. */
export class ReceivePaperSheet extends OfPetition {
  @Matches(/^[\w-]{1,64}$/) sheet!: string;
  /** SHA-256 of the scan, hex. */
  @Matches(/^[0-9a-f]{64}$/) scan!: string;
}

/** What came of a paper sheet, after each row was checked against the register and signed for. */
export class EnterPaperSheet extends OfPetition {
  declare accepted: number;
  declare notEligible: number;
  declare alreadySigned: number;
  /** A keyed digest of its rows. */
  declare fingerprint?: string | undefined;
  @Matches(/^[\w-]{1,64}$/) sheet!: string;
  /** SHA-256 of the scan, hex. */
  @Matches(/^[0-9a-f]{64}$/) scan!: string;
}

export class RequestSignatoryList extends OfPetition {
  declare request: string;
  @Heading(10, 500) purpose!: string;
}

export class ApproveSignatoryList extends OfPetition {
  declare request: string;
}

export class UnsealSignatoryList extends OfPetition {
  declare request: string;
  declare signatures: number;
}
