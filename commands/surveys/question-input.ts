import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import { CONDITION_TESTS, SURVEY_QUESTION_KINDS, type SurveyQuestionKind } from '../../events/surveys.js';
import { BothLanguages } from '../both-languages.js';
import { Part, Parts } from '../part.js';
import { Heading } from '../text.js';

export const SURVEY_CODE = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** What stands beside a choice: a number or a word is enough. */
export class Label {
  @Heading(1, 300) ka!: string;
  @Heading(1, 300) en!: string;
}
export class SurveyChoiceInput {
  @Matches(SURVEY_CODE) code!: string;
  @Part(Label) label!: Label;
}
class ConditionInput {
  @Matches(SURVEY_CODE) question!: string;
  @IsIn(CONDITION_TESTS) is!: (typeof CONDITION_TESTS)[number];
  @IsOptional() @Matches(SURVEY_CODE) value?: string;
}
class WhenInput {
  /** Whether all of the conditions must hold, or one of them. */
  @IsBoolean() all!: boolean;
  @IsArray() @ArrayMaxSize(10) @Parts(ConditionInput) conditions!: ConditionInput[];
}
class ScaleInput {
  @IsInt() @Min(0) @Max(1) from!: number;
  @IsInt() @Min(2) @Max(10) to!: number;
  @Part(Label) low!: Label;
  @Part(Label) high!: Label;
}

export const MOST_QUESTIONS = 60;
export const MOST_CHOICES = 30;
export class SurveyQuestionInput {
  @Matches(SURVEY_CODE) code!: string;
  @IsIn(SURVEY_QUESTION_KINDS) kind!: SurveyQuestionKind;
  @Part(BothLanguages) label!: BothLanguages;
  @IsOptional() @Part(BothLanguages) hint?: BothLanguages;
  @IsBoolean() required!: boolean;
  @IsOptional() @Part(BothLanguages) block?: BothLanguages;
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_CHOICES) @Parts(SurveyChoiceInput) choices?: SurveyChoiceInput[];
  @IsOptional() @IsArray() @ArrayMaxSize(MOST_CHOICES) @Parts(SurveyChoiceInput) rows?: SurveyChoiceInput[];
  @IsOptional() @IsBoolean() other?: boolean;
  @IsOptional() @IsInt() @Min(1) @Max(MOST_CHOICES) most?: number;
  @IsOptional() @IsBoolean() sensitive?: boolean;
  @IsOptional() @IsBoolean() identifying?: boolean;
  @IsOptional() @Part(ScaleInput) scale?: ScaleInput;
  @IsOptional() @Part(WhenInput) when?: WhenInput;
}
