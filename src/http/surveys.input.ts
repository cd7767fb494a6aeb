import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { Parts } from '../../commands/part.js';
import { INVITATION_CHANNELS, type InvitationChannel, SURVEY_KINDS, type SurveyKind } from '../../events/surveys.js';
import { SURVEY_STATUSES } from '../../read-models/survey-documents.js';
import { PagingQuery } from './petitions.input.js';

const STRATUM = /^[a-z0-9][a-z0-9.-]{0,99}$/;

export class SurveysQuery extends PagingQuery {
  @IsOptional() @IsIn(SURVEY_STATUSES) status?: (typeof SURVEY_STATUSES)[number];
  @IsOptional() @IsIn(SURVEY_KINDS) kind?: SurveyKind;
}
export class TextsQuery {
  @IsString() @Length(1, 40) question!: string;
}

/** With the code of an invitation and no credentials; or in an open poll with credentials and no code. */
export class SurveyAnswerBody {
  @IsInt() @Min(1) @Max(1_000) version!: number;
  @IsObject() answers!: Record<string, unknown>;
  @IsOptional() @IsObject() others?: Record<string, unknown>;
  @IsOptional() @IsString() @Length(12, 30) code?: string;
  @IsOptional() @IsUUID() client?: string;
}

class CountedPart {
  @Matches(STRATUM) stratum!: string;
  @IsInt() @Min(1) @Max(10_000) count!: number;
}
class InvitationPart {
  @Matches(STRATUM) stratum!: string;
  @IsOptional() @Matches(/^[^\s@]{1,64}@[^\s@]{1,190}$/) email?: string;
  @IsOptional() @Matches(/^\+?[\d\s()-]{9,20}$/) phone?: string;
}
export class InvitationsBody {
  @IsUUID() batch!: string;
  @IsIn(INVITATION_CHANNELS) channel!: InvitationChannel;
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @Parts(CountedPart) counts?: CountedPart[];
  @IsOptional() @IsArray() @ArrayMinSize(1) @ArrayMaxSize(2_000) @Parts(InvitationPart) to?: InvitationPart[];
}

class DraftPart {
  @IsUUID() draft!: string;
  @Matches(STRATUM) stratum!: string;
  @IsInt() @Min(1) @Max(1_000) version!: number;
  @IsObject() answers!: Record<string, unknown>;
  @IsOptional() @IsObject() others?: Record<string, unknown>;
}
export class FieldworkBody {
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(100) @Parts(DraftPart) drafts!: DraftPart[];
}
