import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsInt,
  IsNumber,
  IsOptional,
  Matches,
  Max,
  Min,
} from 'class-validator';
import {
  DIMENSIONS,
  type Dimension,
  type Removal,
  SEXES,
  type Sex,
  type Stratum,
  SURVEY_KINDS,
  SURVEY_MODES,
  type SurveyKind,
  type SurveyMode,
  type WeightsFound,
} from '../../events/surveys.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part, Parts } from '../part.js';
import { Heading } from '../text.js';
import { MOST_QUESTIONS, SURVEY_CODE, SurveyChoiceInput, SurveyQuestionInput } from './question-input.js';

const DAY = /^\d{4}-\d\d-\d\d$/;

class Words {
  @Heading(3, 1_000) ka!: string;
  @Heading(3, 1_000) en!: string;
}
class FrameCellInput {
  @Matches(/^[a-z]{1,40}$/) district!: string;
  @IsIn(SEXES) sex!: Sex;
  @Matches(SURVEY_CODE) age!: string;
  @IsInt() @Min(0) @Max(10_000_000) count!: number;
}
class FrameInput {
  @Part(BothLanguages) source!: BothLanguages;
  /** The day for which the source counts (YYYY-MM-DD). */
  @Matches(DAY) day!: string;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(200) @Parts(FrameCellInput) cells!: FrameCellInput[];
}
class TrimInput {
  @IsNumber() @Min(0.1) @Max(1) low!: number;
  @IsNumber() @Min(1) @Max(10) high!: number;
}
class WeightsInput {
  @IsIn(['post-stratification', 'raking']) by!: 'post-stratification' | 'raking';
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(DIMENSIONS, { each: true }) margins!: Dimension[];
  @Part(TrimInput) trim!: TrimInput;
}
class CellQuestionsInput {
  @Matches(SURVEY_CODE) district!: string;
  @Matches(SURVEY_CODE) sex!: string;
  @Matches(SURVEY_CODE) age!: string;
}
class SampleInput {
  @Part(FrameInput) frame!: FrameInput;
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(DIMENSIONS, { each: true }) strata!: Dimension[];
  @IsInt() @Min(50) @Max(100_000) n!: number;
  @Part(WeightsInput) weights!: WeightsInput;
  @Part(CellQuestionsInput) cell!: CellQuestionsInput;
}
export class SurveyMethodInput {
  @Part(BothLanguages) population!: BothLanguages;
  @IsArray() @ArrayMinSize(1) @ArrayUnique() @IsIn(SURVEY_MODES, { each: true }) modes!: SurveyMode[];
  @IsInt() @Min(5) @Max(50) threshold!: number;
  @IsArray()
  @ArrayMaxSize(5)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(90, { each: true })
  reminders!: number[];
  @IsOptional() @Part(SampleInput) sample?: SampleInput;
}

export abstract class OfSurvey extends Command {
  declare survey: string;
}

/** A survey as it is first written: its questions and how it is to be done can still change. */
export class DraftSurvey extends OfSurvey {
  @IsIn(SURVEY_KINDS) kind!: SurveyKind;
  @Part(BothLanguages) title!: BothLanguages;
  @Part(Words) about!: Words;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_QUESTIONS)
  @Parts(SurveyQuestionInput)
  questions!: SurveyQuestionInput[];
  @Part(SurveyMethodInput) method!: SurveyMethodInput;
}
/** The next version of the questions, whole. */
export class AdoptQuestionnaire extends OfSurvey {
  @IsInt() @Min(1) @Max(1_000) version!: number;
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_QUESTIONS)
  @Parts(SurveyQuestionInput)
  questions!: SurveyQuestionInput[];
}
export class PlanSurveyMethod extends OfSurvey {
  @Part(SurveyMethodInput) method!: SurveyMethodInput;
}
export class OpenSurvey extends OfSurvey {
  /** The last day on which it can be answered, in Tbilisi (YYYY-MM-DD). */
  @Matches(DAY) lastDay!: string;
  /** How the sample is allocated, as the shell has reckoned it from the plan. */
  declare strata: readonly Stratum[];
}
/** By the house itself when the last day is over, or by an official before. */
export class CloseSurvey extends OfSurvey {}

class CountedInput {
  @Matches(/^[a-z0-9][a-z0-9.-]{0,99}$/) stratum!: string;
  @IsInt() @Min(1) @Max(100_000) count!: number;
}
export class AssignFieldwork extends OfSurvey {
  /** The interviewer's pseudonym as an official. */
  @Matches(/^[0-9a-f]{32}$/) interviewer!: string;
  @IsArray() @ArrayMaxSize(200) @Parts(CountedInput) quotas!: CountedInput[];
}
/** The codes under which open answers to a question are counted. */
export class AdoptCodebook extends OfSurvey {
  @Matches(SURVEY_CODE) question!: string;
  @IsInt() @Min(1) @Max(1_000) version!: number;
  @IsArray() @ArrayMinSize(1) @ArrayMaxSize(50) @Parts(SurveyChoiceInput) codes!: SurveyChoiceInput[];
}

/** The shell has published file and tables, and says of what. Nobody sends it over the wire. */
export class PublishSurveyResults extends OfSurvey {
  declare file: string;
  declare rows: number;
  declare answers: number;
  declare removed: readonly Removal[];
  declare rule: number;
  declare digest: string;
  declare n: number;
  declare weights: WeightsFound | undefined;
}
