import type { LoggerService } from '@nestjs/common';
import { type Logger, pino, stdTimeFunctions } from 'pino';
import type { LogLevel } from './setting.js';

/** Fields that nobody should ever put into a line; should somebody do so, they do not come out. */
const NEVER = [
  ...['person', 'personalNumber', 'name', 'contact', 'email', 'phone', 'code', 'token', 'authorization', 'cookie'],
  ...['body', 'url', 'ip', 'text', 'title', 'secret'],
];

/** The log of the process: one line of JSON a happening on standard output, in UTC. */
export const openJournal = (level: LogLevel): Logger =>
  pino(
    {
      level,
      base: null,
      timestamp: stdTimeFunctions.isoTime,
      messageKey: 'message',
      formatters: { level: (label) => ({ level: label }) },
      redact: { paths: NEVER.flatMap((field) => [field, `*.${field}`]), censor: '[redacted]' },
    },
    { write: (line) => void process.stdout.write(line) },
  );

/** Nest and whoever speaks through its `Logger`, in the same lines. What only starting up says is `debug`. */
export class NestJournal implements LoggerService {
  constructor(private readonly journal: Logger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.journal.debug({ context: more.at(-1) }, String(message));
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.journal.warn({ context: more.at(-1) }, String(message));
  }

  error(message: unknown, ...more: unknown[]): void {
    const [stack, context] = more.length > 1 ? more : [undefined, more[0]];
    this.journal.error({ context, ...(stack !== undefined && { stack }) }, String(message));
  }

  debug(message: unknown, ...more: unknown[]): void {
    this.journal.debug({ context: more.at(-1) }, String(message));
  }

  verbose(): void {}
}
