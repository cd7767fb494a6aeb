import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsEmail,
  IsIn,
  IsInt,
  IsOptional,
  IsUrl,
  Matches,
  Max,
  Min,
} from 'class-validator';
import type { InLanguages } from '../../events/ogp.js';
import {
  INSTITUTION_KINDS,
  type InstitutionKind,
  PLAN_LEVELS,
  type PlanLevel,
  SCALES,
  type Scales,
} from '../../events/ogp-vocabulary.js';
import { Command } from '../command.js';
import { Part, Parts } from '../part.js';
import { CODE, DAY, LineIn, TextIn } from './in-languages.js';

export class InstitutionInput {
  @Matches(CODE) code!: string;
  @LineIn name!: InLanguages;
  @IsIn(INSTITUTION_KINDS) kind!: InstitutionKind;
}
export class PlanTermsInput {
  @IsInt() @Min(1) @Max(24) repositoryMonths!: number;
  @IsInt() @Min(1) @Max(24) forumMonths!: number;
  @IsInt() @Min(1) @Max(24) inceptionMonths!: number;
  @IsInt() @Min(1) @Max(24) selfAssessmentMonths!: number;
  @IsInt() @Min(1) @Max(24) endAssessmentMonths!: number;
  @IsInt() @Min(1) @Max(365) responseDays!: number;
}
class ContactInput {
  @LineIn unit!: InLanguages;
  @IsOptional() @IsEmail() email?: string;
}
export class FromDocumentInput {
  @LineIn title!: InLanguages;
  @IsOptional() @IsUrl({ protocols: ['https', 'http'], require_protocol: true }) link?: string;
}
export class PlanContentInput {
  @LineIn title!: InLanguages;
  @TextIn summary!: InLanguages;
  @Matches(DAY) from!: string;
  @Matches(DAY) to!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(60) @Parts(InstitutionInput) institutions!: InstitutionInput[];
  @IsOptional() @LineIn forum?: InLanguages;
  @IsOptional() @LineIn legalBasis?: InLanguages;
  @IsOptional() @Part(ContactInput) contact?: ContactInput;
}

export abstract class OfPlan extends Command {
  declare plan: string;
}

export class DraftPlan extends OfPlan {
  /** What the plan is known by, such as `tbilisi-2017`. */
  @Matches(CODE) code!: string;
  @LineIn member!: InLanguages;
  @IsIn(PLAN_LEVELS) level!: PlanLevel;
  @IsInt() @Min(1) @Max(99) number!: number;
  /** The scales of the IRM that it is assessed by; those of today where nothing is said. */
  @IsOptional() @IsIn(SCALES) scales?: Scales;
  /** OGP's own terms for its level where nothing is said. */
  @IsOptional() @Part(PlanTermsInput) terms?: PlanTermsInput;
  @Part(PlanContentInput) content!: PlanContentInput;
  @IsOptional() @Part(FromDocumentInput) source?: FromDocumentInput;
}
/** The next version, whole, and why. */
export class RevisePlan extends OfPlan {
  @IsInt() @Min(2) @Max(10_000) version!: number;
  @Part(PlanContentInput) content!: PlanContentInput;
  @LineIn reason!: InLanguages;
}
export class AdoptPlan extends OfPlan {
  /** The day of the act, in Tbilisi (YYYY-MM-DD). */
  @Matches(DAY) day!: string;
  @LineIn act!: InLanguages;
  /** A commitment that is there in one language only, as the shell has found it. */
  declare untranslated: { readonly where: string; readonly language: 'ka' | 'en' } | undefined;
}
export class SubmitPlan extends OfPlan {
  @Matches(DAY) day!: string;
}
