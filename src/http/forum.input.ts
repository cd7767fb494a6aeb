import { IsIn, IsOptional, IsString, Length, Matches } from 'class-validator';
import { TOPIC_SORTS, type TopicSort } from '../../read-models/forum.js';
import type { Waiting } from '../../read-models/forum-documents.js';
import { WAITING } from '../../read-models/forum-queue.js';
import { AsOf, PagingQuery } from './petitions.input.js';

export class TopicsQuery extends PagingQuery {
  @IsOptional() @Matches(/^[a-z][a-z0-9-]{1,39}$/) category?: string;
  /** The id of what topics are about. */
  @IsOptional() @Matches(/^[A-Za-z0-9][\w.-]{0,63}$/) about?: string;
  @IsOptional() @IsString() @Length(0, 200) q?: string;
  @IsOptional() @IsIn(TOPIC_SORTS) sort?: TopicSort;
}

export class SimilarTopicsQuery extends AsOf {
  @IsString() @Length(3, 500) text!: string;
}

export class PostsQuery extends PagingQuery {}

export class ForumQueueQuery extends PagingQuery {
  @IsOptional() @IsIn(WAITING) kind?: Waiting;
}

export class MineQuery {
  /** Ids of posts, with commas between. */
  @IsOptional() @Matches(/^[0-9a-f-]{36}(,[0-9a-f-]{36}){0,299}$/) posts?: string;
}
