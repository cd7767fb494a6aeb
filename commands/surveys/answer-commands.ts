import { IsArray, IsIn, IsInt, IsObject, IsOptional, IsString, IsUUID, Length, Max, Min } from 'class-validator';
import { type Counted } from '../../events/survey-counts.js';
import { INVITATION_CHANNELS, type InvitationChannel, type SurveyMode } from '../../events/surveys.js';
import { OfSurvey } from './commands.js';

/** What somebody answers: `answers` by the code of the question, `others` the words beside the choice `other`. */
export class AnswerSurvey extends OfSurvey {
  @IsInt() @Min(1) @Max(1_000) version!: number;
  @IsObject() answers!: Record<string, unknown>;
  @IsOptional() @IsObject() others?: Record<string, unknown>;
  /** Who has no code answers as somebody: `answer` is then a pseudonym of this survey alone; else it is random. */
  declare answer: string;
  declare mode: SurveyMode;
  /** Empty in an open poll. */
  declare stratum: string;
  /** Who held the interview, as an official; of interviews only. */
  declare interviewer?: string;
  /** Whose key seals it. */
  declare subject: string;
}

/** Handed out by the shell, which alone knows the codes. */
export class IssueInvitations extends OfSurvey {
  @IsUUID() batch!: string;
  @IsIn(INVITATION_CHANNELS) channel!: InvitationChannel;
  @IsArray() counts!: readonly Counted[];
}
export class RemindInvited extends OfSurvey {
  declare wave: number;
  declare count: number;
}

/** Which codes of the codebook the open answers were given. */
export class CodeTexts extends OfSurvey {
  @IsString() @Length(1, 40) question!: string;
  @IsInt() @Min(1) @Max(1_000) version!: number;
  /** Codes by the number of the answer. */
  @IsObject() codes!: Record<string, unknown>;
}
