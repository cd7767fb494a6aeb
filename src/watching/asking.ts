import { AsyncLocalStorage } from 'node:async_hooks';

/** The request that is being answered, for whoever works on it without knowing of HTTP. */
export type Asking = { readonly requestId: string; readonly traceId?: string };

export const asking = new AsyncLocalStorage<Asking>();
