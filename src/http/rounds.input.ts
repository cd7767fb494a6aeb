import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Length,
  Matches,
  Max,
  Min,
} from 'class-validator';
import { base64urlOf } from '../../commands/budgeting/base64url.js';
import { Part } from '../../commands/part.js';
import { PROPOSAL_THEMES } from '../../events/proposals.js';
import { PROPOSAL_STATUSES, PROPOSAL_TASKS, type ProposalTask } from '../../read-models/proposal-documents.js';
import type { ProposalsWanted } from '../../read-models/proposals.js';
import { MOST_RUNS } from '../ballots/count-progress.js';
import { AsOf, PagingQuery } from './petitions.input.js';

/** Of a person or a body: letters, numbers, and what stands between them. */
const NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .,’()„“–-]{1,119}$/u;
const POT = /^[a-z-]{1,40}$/;

export class RoundsQuery extends PagingQuery {
  @IsOptional() @Type(() => Number) @IsInt() @Min(2010) @Max(2100) year?: number;
}

export class ProposalsQuery extends PagingQuery {
  @IsOptional() @Matches(POT) pot?: string;
  @IsOptional() @IsIn(PROPOSAL_THEMES) theme?: string;
  @IsOptional() @IsIn(['open', 'won', ...PROPOSAL_STATUSES]) state?: NonNullable<ProposalsWanted['state']>;
  @IsOptional() @IsString() @Length(0, 200) q?: string;
}

export class SimilarProposalsQuery extends AsOf {
  @IsString() @Length(3, 500) text!: string;
}

export class ProposalQueueQuery extends PagingQuery {
  @IsOptional() @IsUUID() round?: string;
  @IsOptional() @Matches(POT) pot?: string;
  @IsOptional() @IsIn(PROPOSAL_TASKS) stage?: ProposalTask;
}

class TrusteesInput {
  /** Who holds a share, in the order of the shares. */
  @IsArray() @ArrayMinSize(2) @ArrayMaxSize(9) @ArrayUnique() @Matches(NAME, { each: true }) names!: string[];
  /** So many of them open the ballots together. */
  @IsInt() @Min(2) @Max(9) threshold!: number;
  /** SHA-256 (hex) of each share. */
  @IsOptional() @IsArray() @ArrayMaxSize(9) @Matches(/^[0-9a-f]{64}$/, { each: true }) shares?: string[];
}

export class CountRoundBody {
  /** Of add-1, at the most. */
  @IsInt() @Min(MOST_RUNS) @Max(10_000_000) runs!: number;
}

/** What the trustees have made: the key that ballots are sealed to. Everything else the house knows. */
export class OpenVotingBody {
  @Matches(base64urlOf(65), { message: '$property is a P-256 point of 65 bytes in base64url' }) roundKey!: string;
  @Part(TrusteesInput) trustees!: TrusteesInput;
}
