import { IsIn, IsOptional, Matches } from 'class-validator';
import { CODE } from '../../commands/ogp/in-languages.js';
import { AsOf } from './petitions.input.js';

const FORMATS = ['html', 'json', 'csv', 'pdf'] as const;

/** Which report, in which form: JSON unless another is asked for. */
export class ReportQuery extends AsOf {
  @Matches(CODE) plan = '';
  @IsOptional() @IsIn(FORMATS) format?: (typeof FORMATS)[number];
  @IsOptional() @IsIn(['ka', 'en']) lang?: 'ka' | 'en';
}
/** As of when a report is published: now, where nothing is said. A position, or an ISO instant. */
export class PublishReportBody {
  @IsOptional() @Matches(/^(\d{1,15}|\d{4}-\d\d-\d\d(T[\d:.]+Z)?)$/) asOf?: string;
}
