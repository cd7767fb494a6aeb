import type { Report, ReportEvidence } from '../../../read-models/ogp-report-documents.js';
import { reportFile } from '../../../src/ogp/report.js';
import type { Made } from '../../../src/ogp/reports.js';
import type { PublishedReport } from '../../../src/portal/pages/ogp-report.js';
import { clocks, commitment, documents, plan, UUID } from './made-up-ogp.js';

const EVENT = 'e'.repeat(32);
const text = { event: EVENT, commitment: null };
const evidence: readonly ReportEvidence[] = documents.map(
  ({ id, kind, title, day, source, standing, withdrawn, missed }) => ({
    ...{ id, kind, title, day, source, standing },
    ...(withdrawn && { withdrawn: withdrawn.reason }),
    ...(missed && { missed: missed.why }),
  }),
);
const counted = { received: 3, answered: 1, waiting: 2, overdue: 1 };
const task = {
  ...{ id: 'task-1', commitment: null, meeting: '2026-1', due: '2026-06-01', overdue: true },
  text: { ka: 'გამოგონილი დავალება', en: 'A made-up task' },
  owner: { organisation: 'services', name: { ka: 'სერვისების სააგენტო', en: 'Services Agency' } },
};
const { id, member, level, number, scales, status, version, content, scoreboard } = plan;

/** A report with everything that may stand in one. Nobody in it exists. */
const report: Report = {
  ...{ kind: 'ogp-monitoring-report', rule: 1, lead: ['services'], untranslated: { ka: 0, en: 2 }, scoreboard },
  plan: { id, member, level, number, scales, status, version, content, submitted: { day: '2026-01-20' } },
  terms: clocks,
  repositoryUpdated: '2026-05-20',
  commitments: [
    {
      ...{ id: commitment.id, status: 'drafted', version: 2, content: commitment.content, starred: true },
      milestones: commitment.milestones.map(
        ({ code, version: n, content: goal, state, overdue, progress, dropped }) => ({
          ...{ code, version: n, content: goal, state, overdue, evidence: code === 'm1' ? evidence : [] },
          ...(progress && {
            progress: { report: 1, completion: progress.completion, by: 'legal', day: progress.day, text },
          }),
          ...(dropped && { dropped: dropped.reason }),
        }),
      ),
      evidence,
      self: commitment.self.map(({ at: _, ...one }) => ({ ...one, text })) as Report['commitments'][number]['self'],
      independent: commitment.independent.map(({ at: _, ...one }) => ({ ...one, text })),
      use: [
        { query: 'petitions-answered-in-time', rule: 1, from: '2026-01', value: { count: 41, of: 44 } },
        { query: 'services-online', rule: 0, from: '2026-01', value: null },
      ],
      contributions: counted,
      tasks: [{ ...task, id: 'task-2', commitment: commitment.id, overdue: false }],
    },
  ],
  documents: evidence,
  contributions: counted,
  tasks: [task],
  asOf: {
    at: '2026-06-10T08:00:00.000Z',
    day: '2026-06-10',
    leaves: 12_231,
    checkpoint: { size: 12_240, root: 'A'.repeat(43) },
  },
  since: {
    ...{ event: EVENT, at: '2026-05-01T08:00:00.000Z', digest: 'd'.repeat(64) },
    changes: [
      { what: 'self', commitment: commitment.id, from: null, to: 'substantial' },
      { what: 'milestone', commitment: commitment.id, item: 'm1', from: 'limited', to: 'complete' },
      { what: 'milestone-overdue', commitment: commitment.id, item: 'm2', from: 0, to: 1 },
      { what: 'contributions', commitment: null, from: 1, to: 3 },
      { what: 'task-new', commitment: null, item: 'task-1', from: null, to: '2026-06-01' },
      { what: 'term', commitment: null, item: 'repository', from: 'due', to: 'overdue' },
    ],
  },
};
export const made: Made = {
  ...{ report, file: reportFile(report), position: 12_231, counted: EVENT },
  words: { [EVENT]: { ka: 'წესი დამტკიცდა და გამოქვეყნდა.', en: 'The rules were adopted and published.' } },
};
export const published: readonly PublishedReport[] = [
  {
    ...{ event: UUID.replaceAll('-', ''), figure: 'ogp-report', of: id, rule: 1, size: 12_000, counted: EVENT },
    ...{ digest: 'c'.repeat(64), at: '2026-05-01T09:00:00.000Z' },
    value: {
      ...{
        plan: id,
        at: '2026-05-01T08:00:00.000Z',
        checkpoint: { size: 12_001, root: 'B'.repeat(43) },
        commitments: 1,
      },
      ...{
        complete: { independent: 0, self: 0 },
        report: { digest: 'd'.repeat(64), bytes: 9_000, mediaType: 'application/json' },
      },
    },
  },
];
