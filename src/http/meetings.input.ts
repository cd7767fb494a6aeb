import { IsIn, IsOptional, Matches } from 'class-validator';
import { MEETING_STATUSES } from '../../read-models/meeting-documents.js';
import { PagingQuery } from './petitions.input.js';

export class MeetingsQuery extends PagingQuery {
  @IsOptional() @IsIn(MEETING_STATUSES) status?: (typeof MEETING_STATUSES)[number];
}
export class InLanguageQuery {
  @IsOptional() @IsIn(['ka', 'en']) lang?: 'ka' | 'en';
  @IsOptional() @Matches(/^\d{1,15}$/) after?: string;
}
/** The newest version unless one is named. */
export class MinutesQuery extends InLanguageQuery {
  @IsOptional() @Matches(/^\d{1,4}$/) version?: string;
}
