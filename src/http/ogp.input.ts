import { BadRequestException, Param, type PipeTransform } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsOptional, Matches } from 'class-validator';
import { AssessIndependently, AssessOneself } from '../../commands/ogp/assessment-commands.js';
import { ReportMilestoneProgress } from '../../commands/ogp/commitment-commands.js';
import { MakeContribution, RecordContribution } from '../../commands/ogp/contribution-commands.js';
import { CODE } from '../../commands/ogp/in-languages.js';
import { Part } from '../../commands/part.js';
import { AsOf, PagingQuery } from './petitions.input.js';

class CodePipe implements PipeTransform<string, string> {
  constructor(private readonly shape: RegExp) {}

  transform(value: string): string {
    if (!this.shape.test(value)) throw new BadRequestException('not a code of a plan, a commitment or a milestone');
    return value;
  }
}
/** What a plan or a commitment is known by, in the path. */
export const PlanCode = () => Param('plan', new CodePipe(CODE));
export const CommitmentCode = () => Param('commitment', new CodePipe(CODE));
export const MilestoneCode = () => Param('milestone', new CodePipe(/^[a-z0-9]{1,10}$/));
export const VersionNumber = () => Param('version', new CodePipe(/^[1-9]\d{0,4}$/));

export class HistoryQuery extends PagingQuery {
  @IsOptional() @IsIn(['progress', 'self', 'independent']) kind?: 'progress' | 'self' | 'independent';
}
export class EvidenceQuery extends PagingQuery {
  @IsOptional() @Matches(CODE) plan?: string;
  @IsOptional() @Matches(CODE) commitment?: string;
}
export class ContributionsQuery extends EvidenceQuery {
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  answered?: boolean;
}
export class ClocksQuery extends AsOf {
  @IsOptional() @Matches(CODE) plan?: string;
}
const MONTH = /^20\d\d-(0[1-9]|1[0-2])$/;
export class MonthsQuery extends AsOf {
  @IsOptional() @Matches(MONTH) from?: string;
  @IsOptional() @Matches(MONTH) to?: string;
}

/** To which plan, or to which of its commitments. */
export class ContributionBody extends MakeContribution {
  @Matches(CODE) override plan = '';
  @IsOptional() @Matches(CODE) override commitment: string | undefined = undefined;
}
export class ReceivedContributionBody extends RecordContribution {
  @Matches(CODE) override plan = '';
  @IsOptional() @Matches(CODE) override commitment: string | undefined = undefined;
}

export class ProgressBody extends ReportMilestoneProgress {
  @Matches(/^[a-z0-9]{1,10}$/) override milestone = '';
}
/** One of the two: how whoever carries it out sees it, or how somebody outside does. */
export class AssessBody {
  @IsOptional() @Part(AssessOneself) self?: AssessOneself;
  @IsOptional() @Part(AssessIndependently) independent?: AssessIndependently;
}
