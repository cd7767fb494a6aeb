import { refusals } from '../commands/refusals.js';
import type { House } from './house.js';
import type { OgpReports } from './ogp/reports.js';
import { Place } from './place.js';
import { REPORT_FORMATS, type ReportFormat, ReportForms } from './portal/report-forms.js';
import { Refused } from './refused.js';

type Args = Readonly<Record<string, string>>;
/** The bytes of a report in base64, as they go through the instance's socket. */
export type ReportTold = { readonly base64: string; readonly digest: string; readonly position: number };

/** The monitoring report for the command line: the very bytes that the API gives. @throws Error, Refused */
export async function reportOgp(house: House, reports: OgpReports, args: Args): Promise<ReportTold> {
  const { plan = '', 'as-of': asOf, format = 'json', lang = 'ka' } = args;
  if (!REPORT_FORMATS.includes(format as ReportFormat))
    throw new Error(`--format is one of ${REPORT_FORMATS.join(', ')}`);
  if (lang !== 'ka' && lang !== 'en') throw new Error('--lang is ka or en');
  try {
    const made = await reports.of(plan, asOf);
    const said = await new ReportForms(new Place(house.config)).of(made, format as ReportFormat, lang);
    const { digest } = made.file.content;
    return { base64: Buffer.from(said).toString('base64'), digest, position: made.position };
  } catch (error) {
    if (error instanceof Refused) throw new Error(refusals[error.refusal.refused].detail, { cause: error });
    throw error;
  }
}
