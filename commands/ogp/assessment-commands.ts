import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import type { InLanguages } from '../../events/ogp.js';
import {
  AMBITIONS,
  ASSESSORS,
  type AssessorKind,
  type Completion,
  EARLY_RESULTS,
  type Findings,
  FOUND_COMPLETIONS,
  OGP_VALUES,
  OPENINGS,
  POTENTIAL_IMPACTS,
  POTENTIALS,
  PROGRESS,
  type Progress,
  SELF_COMPLETIONS,
  SELF_STAGES,
  type SelfStage,
  SPECIFICITIES,
  STAGES,
  type Stage,
} from '../../events/ogp-vocabulary.js';
import { Part, Parts } from '../part.js';
import { OfCommitment } from './commitment-commands.js';
import { CODE, DAY, LineIn, TextIn } from './in-languages.js';
import { FromDocumentInput } from './plan-commands.js';

class MilestoneCompletionInput {
  @Matches(/^[a-z0-9]{1,10}$/) milestone!: string;
  @IsIn(PROGRESS) completion!: Progress;
}
/** How whoever carries it out sees it. */
export class AssessOneself extends OfCommitment {
  @IsIn(SELF_STAGES) stage!: SelfStage;
  /** Where it is said, it must be the next one. */
  @IsOptional() @IsInt() @Min(1) @Max(1_000) version?: number;
  @IsIn(SELF_COMPLETIONS) completion!: Completion;
  @IsArray() @ArrayMaxSize(40) @Parts(MilestoneCompletionInput) milestones!: MilestoneCompletionInput[];
  /** The institution that says so, by its code in the plan. */
  @Matches(CODE) by!: string;
  @Matches(DAY) day!: string;
  @TextIn text!: InLanguages;
  @IsOptional() @Part(FromDocumentInput) source?: FromDocumentInput;
  /** The commitment's milestones, as the shell has found them. */
  declare known: readonly string[];
}

export class FindingsInput {
  @IsOptional() @IsBoolean() verifiable?: boolean;
  @IsOptional() @IsIn(FOUND_COMPLETIONS) completion?: Completion;
  @IsOptional() @IsIn(SPECIFICITIES) specificity?: NonNullable<Findings['specificity']>;
  @IsOptional() @IsArray() @ArrayUnique() @IsIn(OGP_VALUES, { each: true }) relevance?: NonNullable<
    Findings['relevance']
  >;
  @IsOptional() @IsIn(POTENTIAL_IMPACTS) impact?: NonNullable<Findings['impact']>;
  @IsOptional() @IsIn(AMBITIONS) ambition?: NonNullable<Findings['ambition']>;
  @IsOptional() @IsIn(OPENINGS) opening?: NonNullable<Findings['opening']>;
  @IsOptional() @IsBoolean() lens?: boolean;
  @IsOptional() @IsIn(POTENTIALS) potential?: NonNullable<Findings['potential']>;
  @IsOptional() @IsIn(EARLY_RESULTS) results?: NonNullable<Findings['results']>;
}
class AssessorInput {
  @IsIn(ASSESSORS) kind!: AssessorKind;
  @LineIn name!: InLanguages;
}
/** How somebody outside sees it. */
export class AssessIndependently extends OfCommitment {
  @IsIn(STAGES) stage!: Stage;
  @IsOptional() @IsInt() @Min(1) @Max(1_000) version?: number;
  @Part(AssessorInput) assessor!: AssessorInput;
  @Part(FindingsInput) findings!: FindingsInput;
  @Matches(DAY) day!: string;
  @TextIn text!: InLanguages;
  /** The public document that it is entered from, by whoever is no assessor. */
  @IsOptional() @Part(FromDocumentInput) source?: FromDocumentInput;
  declare byAssessor: boolean;
}
