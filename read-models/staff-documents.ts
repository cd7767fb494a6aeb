import type { TextRef } from './petition-documents.js';
import type { Doc } from './store.js';

/** What was proposed or granted, on which terms. */
export type Terms = { role: string; department?: string; district?: string; expires?: string };

/** What one official may do, and by which decisions. */
export type StaffDoc = Doc & {
  roles: (Terms & { since: string; by: string; event: string })[];
  proposed: (Terms & { at: string; by: string; event: string })[];
  /** The name they were granted a role under. */
  name?: TextRef;
  /** Tokens issued to them, and the last one's end. */
  tokens: number;
  tokenExpires?: string;
  position: number;
};
