import { AsyncLocalStorage } from 'node:async_hooks';
import type { Place } from './tracing.js';

/** What is being worked on, for whoever works on it without knowing of HTTP or of queues. */
export type Asking = {
  readonly requestId?: string;
  /** The span that is open. */
  readonly span?: Place;
};

export const asking = new AsyncLocalStorage<Asking>();
