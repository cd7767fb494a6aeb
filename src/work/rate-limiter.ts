/** So many points in so many seconds. `strict`: when the counter cannot be reached, nobody passes. */
export type Limit = {
  readonly name: string;
  readonly points: number;
  readonly seconds: number;
  readonly strict?: boolean;
};
export type Taken = { readonly allowed: boolean; readonly remaining: number; readonly resetSeconds: number };

/**
 * Counts what one key takes within a window that begins with its first taking and ends whole; what is refused counts
 * too, but lengthens nothing. Over the seam of two windows a key may take twice its points.
 */
export abstract class RateLimiter {
  /** Never throws and never takes long. */
  abstract take(key: string, limit: Limit): Promise<Taken>;
  abstract close(): Promise<void>;
}

export const taken = ({ points }: Limit, count: number, millisecondsLeft: number): Taken => ({
  allowed: count <= points,
  remaining: Math.max(0, points - count),
  resetSeconds: Math.max(1, Math.ceil(millisecondsLeft / 1000)),
});
