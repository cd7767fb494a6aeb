import type { LoggerService } from '@nestjs/common';
import type { Spool } from './spool.js';

const LOOK_EVERY = 1_000;

/** Of several processes the first to come holds the ballot box; when it ends, another takes it up within a second. */
export class BoxHolding {
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> | undefined;
  private begun = false;

  /** @param begin goes on with what lies in the box */
  constructor(
    private readonly spool: Pick<Spool, 'claim'>,
    private readonly begin: () => Promise<void>,
    private readonly logger: Pick<LoggerService, 'error'>,
  ) {}

  start(): void {
    const look = () => {
      this.looking ??= this.look()
        .catch((error: Error) => this.logger.error(error.message)) // tried again a moment later
        .finally(() => {
          this.looking = undefined;
        });
    };
    look();
    this.timer = setInterval(look, LOOK_EVERY).unref();
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    if (this.begun || !(await this.spool.claim())) return;
    await this.begin();
    this.begun = true;
    clearInterval(this.timer);
  }
}
