import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsISO8601,
  IsOptional,
  IsUUID,
  Matches,
  ValidateIf,
} from 'class-validator';
import { BATCH_ACTIONS, type BatchAction, type LeftOut } from '../../events/report-batches.js';
import { REPORT_GROUNDS, type ReportGround } from '../../events/smart-map.js';
import { Command } from '../command.js';
import { Part } from '../part.js';
import { Text } from '../text.js';
import { OfReport } from './commands.js';
import { OPEN_STATUSES, type OpenStatus } from './report-state.js';

/** Reports that one batch may name. */
export const MOST_AT_ONCE = 500;

const CODE = /^[a-z][a-z0-9-]{1,39}$/;
const when =
  (...actions: readonly BatchAction[]) =>
  ({ action }: { readonly action?: unknown }) =>
    actions.includes(action as BatchAction);

/** Which open reports are meant: the filter of the queue. */
export class QueueFilter {
  @IsOptional() @IsIn(['young', 'week', 'old']) band?: 'young' | 'week' | 'old';
  @IsOptional() @IsIn(['overdue', 'today', 'week', 'later']) due?: 'overdue' | 'today' | 'week' | 'later';
  @IsOptional() @Matches(CODE) department?: string;
  @IsOptional() @Matches(CODE) category?: string;
  @IsOptional() @Matches(/^[a-z]{1,40}$/) district?: string;
  @IsOptional() @IsIn(OPEN_STATUSES) status?: OpenStatus;
}

/** One step for many reports: those that are named, or all that a filter finds. */
export class BeginReportBatch extends Command {
  declare batch: string;
  /** Those that it changes, as the shell has found them. */
  declare reports: readonly string[];
  @IsIn(BATCH_ACTIONS) action!: BatchAction;
  @ValidateIf(when('assign')) @Matches(CODE) department?: string;
  @ValidateIf(when('plan')) @IsISO8601({ strict: true }) @Matches(/^\d{4}-\d\d-\d\d$/) day?: string;
  @ValidateIf(when('refuse')) @IsIn(REPORT_GROUNDS) ground?: ReportGround;
  /** What each of those who reported is told. */
  @ValidateIf(when('resolve', 'refuse')) @Text(10, 4_000) text?: string;
  @ValidateIf(({ dryRun }) => dryRun !== true) @Text(10, 500) reason!: string;
  @ValidateIf(({ filter }) => filter === undefined)
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_AT_ONCE)
  @IsUUID(undefined, { each: true })
  ids?: string[];
  @ValidateIf(({ ids }) => ids === undefined) @Part(QueueFilter) filter?: QueueFilter;
  /** Only say what would change. The shell answers such a wish itself. */
  @IsOptional() @IsBoolean() dryRun?: boolean;
}

export class UndoReportBatch extends Command {
  declare batch: string;
  @Text(10, 500) reason!: string;
}

abstract class Outcome extends Command {
  declare batch: string;
  declare changed: number;
  declare kept: readonly LeftOut[];
}
/** By the worker: every report has had its turn. */
export class EndReportBatch extends Outcome {}
/** By the worker: every report is as it was, but those touched since. */
export class EndReportBatchUndo extends Outcome {
  /** Tells the two commands of one shape apart. */
  declare readonly undo: true;
}

/** By the worker: a report of a batch that was undone. */
export class PutReportBack extends OfReport {
  declare batch: string;
}
