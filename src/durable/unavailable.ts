/** Thrown when a file takes no writes: disk full, I/O error, too many waiting. Nothing of the write was acknowledged. */
export class Unavailable extends Error {
  constructor(
    message: string,
    /** `full`: no space, a later try may succeed. `broken`: no write is taken until a restart. `busy`: try again soon. */
    readonly reason: 'full' | 'broken' | 'busy',
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
