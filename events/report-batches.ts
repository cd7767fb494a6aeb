import type { Fact } from './envelope.js';
import type { ReportGround } from './smart-map.js';

/** What may be done with many reports at once. */
export const BATCH_ACTIONS = ['acknowledge', 'assign', 'plan', 'start', 'resolve', 'refuse'] as const;
export type BatchAction = (typeof BATCH_ACTIONS)[number];

/** A report that a batch left as it was, and the refusal that says why. */
export type LeftOut = { readonly report: string; readonly because: string };
type Outcome = { readonly batch: string; readonly changed: number; readonly kept: readonly LeftOut[] };

/** `batch-<id>`: one decision about many reports. Each of them learns of it in its own stream. */
export type ReportBatchBegun = Fact<
  'ReportBatchBegun',
  {
    readonly batch: string;
    readonly action: BatchAction;
    readonly reports: readonly string[];
    readonly department?: string;
    readonly day?: string;
    readonly ground?: ReportGround;
  },
  /** What the official wrote of it, and what each of those who reported reads. */
  { readonly reason: string; readonly text: string }
>;
/** Every report has had its turn. */
export type ReportBatchDone = Fact<'ReportBatchDone', Outcome>;
export type ReportBatchUndone = Fact<'ReportBatchUndone', { readonly batch: string }, { readonly reason: string }>;
/** Every report has been put back, but those that somebody had touched since. */
export type ReportBatchPutBack = Fact<'ReportBatchPutBack', Outcome>;
export type ReportBatchEvent = ReportBatchBegun | ReportBatchDone | ReportBatchUndone | ReportBatchPutBack;
