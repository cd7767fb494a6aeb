import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateIf,
} from 'class-validator';
import {
  type Answers,
  HIDING_GROUNDS,
  HIDING_OUTCOMES,
  type HidingGround,
  type HidingOutcome,
  MOST_PHOTOS,
  PHOTO_NAME,
  QUESTION_KINDS,
  REPORT_GROUNDS,
  type ReportChannel,
  type ReportGround,
} from '../../events/smart-map.js';
import { BothLanguages } from '../both-languages.js';
import { Command } from '../command.js';
import { Part, Parts } from '../part.js';
import { Line, Text } from '../text.js';

const CODE = /^[a-z][a-z0-9-]{1,39}$/;
const DAY = /^\d{4}-\d\d-\d\d$/;

export class NameDepartment extends Command {
  @Matches(CODE) department!: string;
  @Part(BothLanguages) name!: BothLanguages;
}

/** By the house's administrators: nothing goes to it any more. */
export class RetireDepartment extends Command {
  @Matches(CODE) department!: string;
  /** A category that still leads to it, as the shell has found. */
  declare leading?: string | undefined;
}

class Choice {
  @Matches(CODE) code!: string;
  @Part(BothLanguages) label!: BothLanguages;
  @IsOptional() @Part(BothLanguages) stops?: BothLanguages;
}
class QuestionInput {
  @Matches(CODE) code!: string;
  @Part(BothLanguages) label!: BothLanguages;
  @IsIn(QUESTION_KINDS) kind!: (typeof QUESTION_KINDS)[number];
  @IsBoolean() required!: boolean;
  @IsOptional() @IsArray() @ArrayMaxSize(30) @Parts(Choice) choices?: Choice[];
}
class Route {
  @Matches(/^[a-z]{1,40}$/) district!: string;
  @Matches(CODE) department!: string;
}

/** Districts in which a category may lead elsewhere. */
export const MOST_ROUTES = 10;
/** A category is adopted whole: changing a word means adopting the next version. */
export class AdoptCategory extends Command {
  @Matches(CODE) category!: string;
  @IsInt() @Min(1) @Max(10_000) version!: number;
  @Part(BothLanguages) title!: BothLanguages;
  @Part(BothLanguages) description!: BothLanguages;
  @Matches(CODE) group!: string;
  @Matches(CODE) department!: string;
  @IsArray() @ArrayMaxSize(MOST_ROUTES) @Parts(Route) routes!: Route[];
  @IsInt() @Min(1) @Max(365) termDays!: number;
  @IsInt() @Min(0) @Max(5_000) radius!: number;
  @IsBoolean() emergency!: boolean;
  @IsArray() @ArrayMaxSize(20) @Parts(QuestionInput) questions!: QuestionInput[];
}
export class RetireCategory extends Command {
  @Matches(CODE) category!: string;
}

class ExactPlace {
  @IsNumber() @Min(-90) @Max(90) lat!: number;
  @IsNumber() @Min(-180) @Max(180) lon!: number;
}

/** What citizens, officials and policies wish of a report. `self`: who an official would be in it as a citizen. */
export abstract class OfReport extends Command {
  declare report: string;
  declare self?: string | undefined;
  /** It is done with many reports at once. */
  declare batch?: string | undefined;
}

/** A place, or a district with an address. @property answers to the category's questions, by their codes */
export class FileReport extends Command {
  declare report: string;
  declare reporter: string;
  /** The reporter's name, from the residents register. */
  declare name: string;
  declare channel: ReportChannel;
  /** The district that the place lies in, by the map; undefined outside the city. */
  declare within?: string | undefined;
  @Matches(CODE) category!: string;
  @Text(10, 4_000) description!: string;
  @ValidateIf(({ place, district }) => place !== undefined || district === undefined)
  @Part(ExactPlace)
  place?: ExactPlace;
  @ValidateIf(({ place, district }) => place === undefined || district !== undefined)
  @Matches(/^[a-z]{1,40}$/)
  district?: string;
  @ValidateIf(({ place, address }) => place === undefined || address !== undefined) @Line(3, 200) address?: string;
  @IsOptional() @IsObject() answers?: Answers;
  @IsOptional() @IsIn(['none', 'name']) display?: 'none' | 'name';
  /** As they were called when they were uploaded. */
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(MOST_PHOTOS)
  @ArrayUnique()
  @Matches(PHOTO_NAME, { each: true })
  photos?: string[];
  @IsIn(['ka', 'en']) language!: 'ka' | 'en';
}

export class SupportReport extends Command {
  declare report: string;
  declare supporter: string;
}
export class LeaveReport extends Command {
  declare report: string;
  declare supporter: string;
}

export class AcknowledgeReport extends OfReport {}
export class AssignReport extends OfReport {
  @Matches(CODE) department!: string;
}
export class PlanReport extends OfReport {
  @IsISO8601({ strict: true }) @Matches(DAY) day!: string;
}
export class StartReport extends OfReport {}
export class ResolveReport extends OfReport {
  @Text(10, 4_000) text!: string;
}
export class RefuseReport extends OfReport {
  @IsIn(REPORT_GROUNDS) ground!: ReportGround;
  @Text(10, 4_000) text!: string;
}
/** @property whose who answers for it instead, and how to reach them */
export class PassReportOn extends OfReport {
  @Text(3, 1_000) whose!: string;
}
export class MergeReport extends OfReport {
  @IsUUID() into!: string;
}
/** @property standing how the caller stands to it: what they may wish rests on it */
export class ConfirmReportFixed extends OfReport {
  declare standing: 'reporter' | 'supporter' | 'stranger';
}
export class ReopenReport extends OfReport {
  declare standing: 'reporter' | 'supporter' | 'official' | 'stranger';
  /** Its category, whose term runs anew. */
  declare category: string;
  @Text(10, 4_000) text!: string;
}
export class HideReport extends OfReport {
  @IsIn(HIDING_GROUNDS) ground!: HidingGround;
  @Text(10, 4_000) text!: string;
}
export class ShowReport extends OfReport {
  @Text(10, 4_000) text!: string;
}
/** @property standing how the caller stands to it: only who reported it appeals */
export class AppealReportHiding extends OfReport {
  declare standing: 'reporter' | 'supporter' | 'stranger';
  @Text(10, 4_000) text!: string;
}
export class DecideReportHidingAppeal extends OfReport {
  @IsIn(HIDING_OUTCOMES) outcome!: HidingOutcome;
  @Text(10, 4_000) text!: string;
}
export class NoteOnReport extends OfReport {
  @Text(1, 4_000) text!: string;
}
/** By policies. */
export class RecordReportOverdue extends OfReport {}
export class AskWhetherFixed extends OfReport {}
