import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import type { InLanguages } from '../../events/ogp.js';
import {
  OGP_VALUES,
  type OgpValue,
  POLICY_AREAS,
  type PolicyArea,
  PROGRESS,
  type Progress,
} from '../../events/ogp-vocabulary.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { CODE, DAY, LineIn, TextIn } from './in-languages.js';

const OGP_ID = /^[A-Z]{2,4}\d{4}$/;

export class CommitmentContentInput {
  @IsInt() @Min(1) @Max(99) number!: number;
  /** OGP's own number, once it is given: `TBI0002`. */
  @IsOptional() @Matches(OGP_ID) ogpId?: string;
  @LineIn title!: InLanguages;
  @TextIn problem!: InLanguages;
  @TextIn promise!: InLanguages;
  @IsOptional() @TextIn contribution?: InLanguages;
  @IsOptional() @TextIn relevance?: InLanguages;
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(OGP_VALUES, { each: true }) values!: OgpValue[];
  @IsArray() @ArrayMaxSize(12) @ArrayUnique() @IsIn(POLICY_AREAS, { each: true }) areas!: PolicyArea[];
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(12) @ArrayUnique() @Matches(CODE, { each: true }) lead!: string[];
  @IsArray() @ArrayMaxSize(40) @ArrayUnique() @Matches(CODE, { each: true }) support!: string[];
  @Matches(DAY) from!: string;
  @Matches(DAY) to!: string;
  @IsOptional() @LineIn funding?: InLanguages;
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(17)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(17, { each: true })
  goals?: number[];
  @IsOptional() @Matches(CODE) carriedOver?: string;
  @IsArray() @ArrayMaxSize(8) @ArrayUnique() @Matches(CODE, { each: true }) figures!: string[];
}

/** Every command about a commitment: the shell knows of which plan it is. */
export abstract class OfCommitment extends Command {
  declare commitment: string;
  declare plan: string;
}
export class DraftCommitment extends OfCommitment {
  @Matches(CODE) code!: string;
  @Part(CommitmentContentInput) content!: CommitmentContentInput;
}
export class ReviseCommitment extends OfCommitment {
  @IsInt() @Min(2) @Max(10_000) version!: number;
  @Part(CommitmentContentInput) content!: CommitmentContentInput;
  @LineIn reason!: InLanguages;
}
export class WithdrawCommitment extends OfCommitment {
  @LineIn reason!: InLanguages;
}

export class MilestoneContentInput {
  @LineIn title!: InLanguages;
  @TextIn deliverable!: InLanguages;
  @Matches(DAY) from!: string;
  @Matches(DAY) to!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(12) @ArrayUnique() @Matches(CODE, { each: true }) lead!: string[];
}
export abstract class OfMilestone extends OfCommitment {
  declare milestone: string;
}
export class SetMilestone extends OfMilestone {
  @Matches(/^[a-z0-9]{1,10}$/) code!: string;
  @Part(MilestoneContentInput) content!: MilestoneContentInput;
}
export class ReviseMilestone extends OfMilestone {
  @IsInt() @Min(2) @Max(10_000) version!: number;
  @Part(MilestoneContentInput) content!: MilestoneContentInput;
  @LineIn reason!: InLanguages;
}
export class DropMilestone extends OfMilestone {
  @LineIn reason!: InLanguages;
}
export class ReportMilestoneProgress extends OfMilestone {
  /** Counts from 1: where it is said, it must be the next one after the last. */
  @IsOptional() @IsInt() @Min(1) @Max(1_000) report?: number;
  @IsIn(PROGRESS) completion!: Progress;
  /** The institution that says so, by its code in the plan. */
  @Matches(CODE) by!: string;
  /** Of which day it is told, in Tbilisi. */
  @Matches(DAY) day!: string;
  @TextIn text!: InLanguages;
}
