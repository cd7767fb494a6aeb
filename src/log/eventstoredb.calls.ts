import { ErrorType, isCommandError } from '@eventstore/db-client';
import { Unavailable } from '../durable/unavailable.js';

/** The server did not answer in time, or stopped in the middle. The client's own calls on streams wait for ever. */
export class NoAnswer extends Error {}

/** What a second try cannot change. Anything else that goes wrong with a call leaves its outcome open. */
const DEFINITE: ReadonlySet<string> = new Set([
  ErrorType.WRONG_EXPECTED_VERSION,
  ErrorType.STREAM_NOT_FOUND,
  ErrorType.STREAM_DELETED,
  ErrorType.MAXIMUM_APPEND_SIZE_EXCEEDED,
  ErrorType.ACCESS_DENIED,
  ErrorType.INVALID_ARGUMENT,
]);

const typeOf = (error: unknown): string | undefined =>
  isCommandError(error as Error) ? (error as { type: string }).type : undefined;
export const isError = (error: unknown, type: ErrorType): boolean => typeOf(error) === type;

/** True for the failures of a server or of the way to it: a later try may go well. */
export function isPassing(error: unknown): boolean {
  if (error instanceof NoAnswer || error instanceof Unavailable) return true;
  const type = typeOf(error);
  if (type) return !DEFINITE.has(type);
  return typeof (error as { code?: unknown }).code === 'number' || /discover/i.test((error as Error).message);
}

/** Waits no longer than so many milliseconds, or until the signal aborts. `give` lets go of what is no longer awaited. */
export async function within<T>(
  milliseconds: number,
  promise: Promise<T>,
  { give, signal }: { give?: () => unknown; signal?: AbortSignal | undefined } = {},
): Promise<T> {
  promise.catch(() => undefined); // nobody may be listening any more when it fails
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const over = new Promise<never>((_, fail) => {
    const end = (why: string) => {
      fail(new NoAnswer(why));
      give?.();
    };
    timer = setTimeout(() => end(`no answer within ${milliseconds} ms`), milliseconds);
    stop = () => end('stopped');
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
  });
  try {
    return await Promise.race([promise, over]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', stop!);
  }
}

export function pause(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve();
    const wake = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', wake);
      resolve();
    };
    const timer = setTimeout(wake, milliseconds);
    signal?.addEventListener('abort', wake);
  });
}

/** How the calls of late went: what `health` answers. */
export class Pulse {
  private why: string | undefined;

  get trouble(): string | undefined {
    return this.why;
  }

  well(): void {
    this.why = undefined;
  }

  /** Remembers what went wrong, and says it in the words of the port. */
  failed(error: unknown): unknown {
    if (!isPassing(error) && !isError(error, ErrorType.ACCESS_DENIED)) return error;
    const message = `EventStoreDB: ${(error as Error).message}`;
    this.why = error instanceof Unavailable ? error.message : message;
    return error instanceof Unavailable ? error : new Unavailable(message, 'busy', { cause: error });
  }
}
