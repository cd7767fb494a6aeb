import { IsIn, IsOptional } from 'class-validator';
import { PagingQuery } from './petitions.input.js';

export class RequestsQuery extends PagingQuery {
  @IsOptional() @IsIn(['waiting', 'answered']) state?: 'waiting' | 'answered';
}
