import type { Fact } from './envelope.js';

/**
 * What a report was when an official took a step with it, so that figures of the city's work are counted from the step
 * alone. A report is a case from when it was filed, or opened again, until it is closed.
 */
export type ReportCase = {
  readonly category: string;
  readonly district: string;
  readonly department: string;
  readonly opened: string;
  readonly promised: string;
  /** Nobody had answered since it was opened: with this step it is acknowledged. */
  readonly first: boolean;
};

/** Another system said so. `at`: since when, by its own word; an older word does not count after it. */
export type Update = { readonly via: 'open311'; readonly at: string };

/** What every step of an official says. `batch`: it was taken with many reports at once. */
export type Step<D extends object = object> = {
  readonly report: string;
  readonly case?: ReportCase;
  readonly batch?: string;
  readonly update?: Update;
} & D;

/** A step that is undone, and what the report is again. */
type Undone = {
  readonly report: string;
  readonly status: 'submitted' | 'acknowledged' | 'assigned' | 'planned' | 'in-progress' | 'reopened';
  /** It had fallen overdue before. */
  readonly overdue: boolean;
  readonly undone: { readonly type: string; readonly at: string; readonly case?: ReportCase };
};
/** A batch was undone, and nobody had touched the report since. */
export type ReportPutBack = Fact<
  'ReportPutBack',
  Undone & { readonly batch: string; readonly department: string; readonly day: string | null }
>;
/** It is not the same as the other after all; those who came along with it go back. */
export type ReportUnmerged = Fact<'ReportUnmerged', Undone & { readonly into: string }, { text: string }>;
/** Another system said anew how it stands: nothing else changed. */
export type ReportReaffirmed = Fact<
  'ReportReaffirmed',
  { readonly report: string; readonly status: string; readonly update?: Update },
  { text: string }
>;
