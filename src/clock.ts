/** The one place where the shell asks for the time. */
export class Clock {
  /** ISO-8601 UTC with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }
}
