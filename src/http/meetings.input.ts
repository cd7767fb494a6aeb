import { IsIn, IsOptional } from 'class-validator';
import { MEETING_STATUSES } from '../../read-models/meeting-documents.js';
import { PagingQuery } from './petitions.input.js';

export class MeetingsQuery extends PagingQuery {
  @IsOptional() @IsIn(MEETING_STATUSES) status?: (typeof MEETING_STATUSES)[number];
}
