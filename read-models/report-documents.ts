import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

export type ReportStatus =
  | 'submitted'
  | 'acknowledged'
  | 'assigned'
  | 'planned'
  | 'in-progress'
  | 'reopened'
  | 'resolved'
  | 'confirmed-fixed'
  | 'refused'
  | 'not-ours'
  | 'duplicate';
export const REPORT_STATUSES: readonly ReportStatus[] = [
  'submitted',
  'acknowledged',
  'assigned',
  'planned',
  'in-progress',
  'reopened',
  'resolved',
  'confirmed-fixed',
  'refused',
  'not-ours',
  'duplicate',
];

/** One thing that happened to a report, with the words that went with it. */
export type ReportUpdate = {
  readonly type: string;
  readonly at: string;
  readonly event: string;
  readonly commitment: string | null;
  /** What the fact says that is worth a line. */
  readonly details: Readonly<Record<string, string>>;
};

/** One report as the public may know it: no words, the place to about 100 m. */
export type ReportDoc = Doc & {
  status: ReportStatus;
  /** Somebody is still to do something about it. */
  open: boolean;
  visibility: 'listed' | 'hidden';
  readonly category: string;
  readonly version: number;
  readonly district: string;
  readonly place: { readonly lat: number; readonly lon: number } | null;
  /** The squares that the place lies in, of a hundredth and of a five-hundredth of a degree; empty without a place. */
  readonly cell: string;
  readonly spot: string;
  department: string;
  readonly channel: string;
  readonly language: 'ka' | 'en';
  readonly reporter: string;
  readonly filedAt: string;
  changedAt: string;
  promised: string;
  overdueSince?: string;
  resolvedAt?: string;
  /** When those who reported it are to be asked whether it is fixed. */
  askDue?: string;
  /** The day for which the work is planned. */
  day?: string;
  mergedInto?: string;
  supporters: number;
  readonly photos: number;
  readonly text: TextRef;
  name?: TextRef;
  updates: ReportUpdate[];
  position: number;
};

/** Somebody who found the same, by a pseudonym of that report alone. */
export type Backer = Doc & { readonly report: string; readonly supporter: string; readonly position: number };

type Both = { readonly ka: string; readonly en: string };
/** What can be reported: the newest version. */
export type CategoryDoc = Doc & {
  readonly version: number;
  readonly title: Both;
  readonly description: Both;
  readonly group: string;
  readonly department: string;
  readonly termDays: number;
  readonly radius: number;
  readonly emergency: boolean;
  readonly questions: readonly object[];
  readonly routes: readonly { readonly district: string; readonly department: string }[];
  retired: boolean;
  position: number;
};
export type DepartmentDoc = Doc & { readonly name: Both; readonly position: number };
