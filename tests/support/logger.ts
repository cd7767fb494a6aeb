import { ConsoleLogger, Logger, type LoggerService } from '@nestjs/common';

/** Nest's logger, which all files of a worker share, says what it is told to `to`, until this file is done. */
export function logsGoTo(to: LoggerService | false): void {
  Logger.overrideLogger(to);
  afterAll(() => Logger.overrideLogger(new ConsoleLogger()));
}
