/** Which part of the house takes nothing now. */
export type Part =
  | 'log'
  | 'vault'
  | 'queue'
  | 'reads'
  | 'codes'
  | 'clock'
  | 'files'
  | 'photos'
  | 'content'
  | 'ballots'
  | 'issuer'
  | 'http';

/** Thrown when a part takes no writes: disk full, I/O error, too many waiting. Nothing of the write was acknowledged. */
export class Unavailable extends Error {
  readonly part: Part;

  constructor(
    message: string,
    /** `full`: no space, a later try may succeed. `broken`: no write is taken until a restart. `busy`: try again soon. */
    readonly reason: 'full' | 'broken' | 'busy',
    { part = 'log', ...options }: ErrorOptions & { readonly part?: Part } = {},
  ) {
    super(message, options);
    this.part = part;
  }
}
