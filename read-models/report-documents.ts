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
  /** The square that the place lies in, of a five-hundredth of a degree; empty without a place. */
  readonly spot: string;
  department: string;
  readonly channel: string;
  readonly language: 'ka' | 'en';
  readonly reporter: string;
  readonly filedAt: string;
  /** When it was filed, or last opened again. */
  openedAt: string;
  changedAt: string;
  promised: string;
  overdueSince?: string;
  resolvedAt?: string;
  /** When those who reported it are to be asked whether it is fixed. */
  askDue?: string;
  /** The day for which the work is planned. */
  day?: string;
  mergedInto?: string;
  /** Since when an appeal against its being hidden waits for a decision. */
  appealedAt?: string;
  supporters: number;
  /** By the number under which it was filed; the text that holds the name of its file. */
  photos: readonly { readonly photo: number; readonly text: TextRef }[];
  readonly text: TextRef;
  name?: TextRef;
  updates: ReportUpdate[];
  position: number;
};

/** One change of how a report stands, by its event. */
export type ReportChangeDoc = Doc & {
  readonly report: string;
  /** How it stands since. */
  readonly status: ReportStatus;
  readonly at: string;
  readonly position: number;
};

/** Somebody who found the same, by a pseudonym of that report alone. */
export type Backer = Doc & {
  readonly report: string;
  readonly supporter: string;
  /** The report that they came along with when it was joined. */
  readonly via?: string;
  readonly position: number;
};

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
export type DepartmentDoc = Doc & { readonly name: Both; retired: boolean; position: number };
/** What officials begin an answer with: the newest version. */
export type TemplateDoc = Doc & {
  readonly version: number;
  readonly title: Both;
  readonly text: Both;
  readonly category: string | null;
  readonly status: 'resolved' | 'refused' | 'not-ours';
  retired: boolean;
  position: number;
};
/** One change of a category, a department or a template: the whole of the new version; null when it was retired. */
export type RuleChange = Doc & {
  /** Its stream, such as `category-holes`. */
  readonly about: string;
  readonly type: string;
  readonly at: string;
  readonly whole: object | null;
  readonly position: number;
};
/** When the secret behind a report's pseudonyms is not needed any more (`due`); once it is gone, since when (`over`). */
export type ReportSecretDoc = Doc & {
  closedAt?: string;
  hiddenAt?: string;
  appealed?: boolean;
  /** It was joined with another: what is due for that one is due for it. */
  joined?: boolean;
  due?: string;
  over?: string;
  position: number;
};
