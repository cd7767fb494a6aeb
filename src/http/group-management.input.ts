import { IsIn, IsOptional, Matches } from 'class-validator';
import { OGP_CODE } from '../../commands/ogp/group-commands.js';
import { COMMITMENT_ID } from '../../commands/ogp/meeting-parts.js';
import { GROUP_TASK_STATUSES, type GroupTaskStatus } from '../../read-models/group-task-documents.js';
import { PagingQuery } from './petitions.input.js';

export class GroupTasksQuery extends PagingQuery {
  @IsOptional() @IsIn(GROUP_TASK_STATUSES) status?: GroupTaskStatus;
  @IsOptional() @Matches(OGP_CODE) role?: string;
  @IsOptional() @Matches(COMMITMENT_ID) commitment?: string;
}
