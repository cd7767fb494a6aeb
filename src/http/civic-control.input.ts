import { IsIn, IsOptional, Matches } from 'class-validator';
import { AccreditMonitor } from '../../commands/services/civic-commands.js';
import type { StandardsBy } from '../../read-models/service-standards.js';
import { AsOf, PagingQuery } from './petitions.input.js';

export class VisitsQuery extends PagingQuery {
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) service?: string;
  @IsOptional() @Matches(/^[0-9a-f]{32}$/) monitor?: string;
}
export class StandardsQuery extends AsOf {
  @IsOptional() @IsIn(['service', 'department']) by?: StandardsBy;
}
/** @property personalNumber by which the register knows the monitor; never kept */
export class AccreditBody extends AccreditMonitor {
  @Matches(/^\d{11}$/) personalNumber!: string;
}
