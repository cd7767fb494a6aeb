/** So many points in so many seconds. */
export type Limit = { readonly name: string; readonly points: number; readonly seconds: number };
/** Counts what somebody takes of a limit. */
export type Limiter = {
  take(key: string, limit: Limit): Promise<{ readonly allowed: boolean; readonly resetSeconds: number }>;
};
