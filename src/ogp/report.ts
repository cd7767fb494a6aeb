import type { ReportPublished } from '../../events/figures.js';
import type { ReportAnswer } from '../../read-models/ogp-report.js';
import { changesSince } from '../../read-models/ogp-report-changes.js';
import type { Report, ReportAsOf } from '../../read-models/ogp-report-documents.js';
import { type Named, namedJson } from '../content/named.js';

const JSON_TYPE = 'application/json';

/** What was published of a plan last, and how the log of the house goes with it. */
export type Beside = Pick<ReportAsOf, 'leaves' | 'checkpoint'> & {
  /** The report that the answer names as the one before, opened. */
  readonly before: Report | undefined;
};

/** The whole report: what the read models say, what it rests on, and what is different since the last one. */
export function reportFrom(answer: ReportAnswer, { leaves, checkpoint, before }: Beside): Report {
  const { body, at, day } = answer;
  const since = answer.before &&
    before && {
      ...{ event: answer.before._id, at: before.asOf.at, digest: answer.before.value.report.digest },
      changes: changesSince(before, body),
    };
  return { ...body, asOf: { at, day, leaves, checkpoint }, since: since ?? null };
}

/** Its bytes, canonical JSON (RFC 8785), and their SHA-256: the same report has the same. @throws Refused `content.too-large` */
export const reportFile = (report: Report): Named => namedJson(report, JSON_TYPE);

/** What its official figure says of a report. */
export function figureOf(report: Report, file: Named): ReportPublished['data']['value'] | undefined {
  const { plan, asOf, scoreboard } = report;
  if (!asOf.checkpoint) return undefined;
  return {
    ...{ plan: plan.id, at: asOf.at, checkpoint: asOf.checkpoint, commitments: scoreboard.commitments },
    complete: { independent: scoreboard.independent.complete, self: scoreboard.self.complete },
    report: file.content,
  };
}
