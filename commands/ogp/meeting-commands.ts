import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { Content } from '../../events/content.js';
import { OUTCOME_KINDS, type OutcomeKind, SIGNATORIES, type Signatory } from '../../events/ogp-group.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { DAY, LINK, OGP_CODE } from './group-commands.js';
import {
  Agenda,
  type AgendaItemInput,
  type AttendeeInput,
  Attendees,
  COMMITMENT_ID,
  EarlierOutcomeInput,
  EnteredFromInput,
  HOUR,
  MOST_ITEMS,
  OfficeholderInput,
  OutcomeOwnerInput,
  QuorumInput,
} from './meeting-parts.js';
import { LineWording, TextWording } from './wording.js';

export abstract class OfMeeting extends Command {
  /** `<year>-<number>`. */
  declare meeting: string;
}

/** A session is called; with its end it is one that was held, and with a source one that is entered from its paper. */
export class ConveneMeeting extends OfMeeting {
  @IsInt() @Min(1) @Max(9_999) number!: number;
  @Matches(DAY) date!: string;
  /** HH:MM in Tbilisi. */
  @Matches(HOUR) start!: string;
  @IsOptional() @Matches(HOUR) end?: string;
  @Part(LineWording) place!: LineWording;
  /** The body whose session it is, as its minutes are headed. */
  @Part(LineWording) body!: LineWording;
  @Part(OfficeholderInput) chair!: OfficeholderInput;
  @Part(OfficeholderInput) secretary!: OfficeholderInput;
  @IsOptional() @Attendees() attendees?: AttendeeInput[];
  @Agenda() agenda!: AgendaItemInput[];
  @Part(QuorumInput) quorum!: QuorumInput;
  @IsOptional() @Part(EnteredFromInput) source?: EnteredFromInput;
  /** The plan whose forum sits: its clock is kept by sessions. */
  @IsOptional() @Matches(OGP_CODE) plan?: string;
}
/** Day, hour, place and agenda, whole. */
export class ReviseMeeting extends OfMeeting {
  @Matches(DAY) date!: string;
  @Matches(HOUR) start!: string;
  @Part(LineWording) place!: LineWording;
  @Agenda() agenda!: AgendaItemInput[];
  @IsOptional() @Part(OfficeholderInput) chair?: OfficeholderInput;
  @IsOptional() @Part(OfficeholderInput) secretary?: OfficeholderInput;
  @Part(LineWording) reason!: LineWording;
}
export class CancelMeeting extends OfMeeting {
  @Part(LineWording) reason!: LineWording;
}
/** A document goes to the members before the session. */
export class SendMeetingDocument extends OfMeeting {
  declare document: string;
  @Part(LineWording) title!: LineWording;
  @Matches(LINK) link!: string;
  @IsOptional() @Matches(/^[0-9a-f]{64}$/) digest?: string;
  @IsOptional() @IsInt() @Min(1) @Max(MOST_ITEMS) item?: number;
}
/** Who is there, whole. */
export class RecordAttendance extends OfMeeting {
  @Attendees() attendees!: AttendeeInput[];
}
export class OpenMeeting extends OfMeeting {
  @Matches(HOUR) start!: string;
}
/** A paragraph on how the session goes. */
export class NoteCourse extends OfMeeting {
  declare note: string;
  @IsInt() @Min(0) @Max(MOST_ITEMS) item!: number;
  @Part(TextWording) text!: TextWording;
}
/** What came of an item. An undertaking and a follow-up name who sees to it, and until when. */
export class RecordOutcome extends OfMeeting {
  declare outcome: string;
  @IsInt() @Min(0) @Max(MOST_ITEMS) item!: number;
  @IsIn(OUTCOME_KINDS) kind!: OutcomeKind;
  @Part(TextWording) text!: TextWording;
  @IsOptional() @Part(OutcomeOwnerInput) responsible?: OutcomeOwnerInput; // `owner` is the name of whoever sends a wish
  @IsOptional() @Matches(DAY) due?: string;
  @IsOptional() @Matches(COMMITMENT_ID) commitment?: string;
  @IsOptional() @Part(EarlierOutcomeInput) takesUp?: EarlierOutcomeInput;
}
export class WithdrawOutcome extends OfMeeting {
  declare outcome: string;
  @Part(LineWording) reason!: LineWording;
}
export class CloseMeeting extends OfMeeting {
  @Matches(HOUR) end!: string;
}
/** The shell has put the minutes together from the facts, and names them. */
export class DraftMinutes extends OfMeeting {
  declare minutes: Content;
  /** From how many facts of the session they were made. */
  declare facts: number;
}
/** By chair or secretary: both are needed. */
export class ApproveMinutes extends OfMeeting {
  @IsIn(SIGNATORIES) as!: Signatory;
  /** The version that was read, so that nobody signs what has changed since. */
  @IsInt() @Min(1) @Max(1_000) version!: number;
}
export class ReopenMinutes extends OfMeeting {
  @Part(LineWording) reason!: LineWording;
}
