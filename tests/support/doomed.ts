import { BallotFiles } from '../../src/ballots/ballot-files.js';
import { DurableWriter } from '../../src/durable/writer.js';

/** Lets the houses of this process die at a write: from then on none reaches a file of theirs, and nobody hears of any. */
export class Doomed {
  private readonly write = DurableWriter.prototype.write;
  private readonly putOpened = BallotFiles.prototype.putOpened;
  private step = '';
  private left = 0;
  /** Whether it has come to that write. */
  dead = false;

  constructor() {
    const doomed = this;
    const { write, putOpened } = this;
    DurableWriter.prototype.write = async function (op) {
      doomed.mustLive(JSON.stringify(op));
      const answer = await write.call(this, op);
      doomed.mustLive();
      return answer as never;
    };
    BallotFiles.prototype.putOpened = function (round, lines, fits) {
      return putOpened.call(this, round, lines, (written) => {
        fits?.(written);
        doomed.mustLive('opened.jsonl');
      });
    };
  }

  /** The next house lives until its n-th write in which the step stands. Without a step it lives. */
  at(step = '', n = 1): void {
    Object.assign(this, { step, left: n, dead: false });
  }

  end(): void {
    DurableWriter.prototype.write = this.write;
    BallotFiles.prototype.putOpened = this.putOpened;
  }

  private mustLive(written = ''): void {
    if (this.step && written.includes(this.step) && --this.left === 0) this.dead = true;
    if (this.dead) throw new Error('killed');
  }
}
