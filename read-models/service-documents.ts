import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };

/** One version of a service, whole. */
export type ServiceVersion = {
  readonly service: string;
  readonly version: number;
  readonly title: Both;
  readonly about: Both;
  readonly lifeEvents: readonly string[];
  readonly mayApply: Both;
  readonly minAge: number;
  readonly documents: readonly Both[];
  /** Tetri. */
  readonly fee: number;
  readonly term: { readonly length: number; readonly unit: 'working-days' | 'calendar-days' | 'months' };
  readonly supplyDays: number;
  readonly legalBasis: Both | null;
  readonly department: string | null;
  readonly sensitive: boolean;
  /** False where one applies at a service hall alone; absent where the portal takes applications. */
  readonly online?: false;
  readonly steps: readonly { readonly code: string; readonly title: Both }[];
  readonly grounds: readonly { readonly code: string; readonly label: Both }[];
  /** Questions, as `events/services` describes them. */
  readonly form: readonly object[];
};

/** A service: its newest version, and when each came. */
export type ServiceDoc = Doc & {
  now: ServiceVersion;
  retired: boolean;
  /** The month (YYYY-MM) in which its first version came. */
  since: string;
  versions: { readonly version: number; readonly at: string }[];
  changedAt: string;
  position: number;
};

/** `<code>.<version>`: what a case that began with it goes by. */
export type ServiceVersionDoc = Doc & {
  readonly whole: ServiceVersion;
  readonly at: string;
  readonly position: number;
};
