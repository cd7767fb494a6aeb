import { uptime } from 'node:os';

/** Milliseconds that the machine's clock may be set while the house is open. What is recorded is dated by it for ever. */
export const LONGEST_JUMP = 5 * 60_000;
const LOOKED_AT_EVERY = 1_000;

/** The one place where the shell asks for the time, and whether it can be trusted. */
export class Clock {
  private readonly begun = apart();
  private last = '';
  private looked = { at: -Infinity, jump: 0 };

  /** ISO-8601 UTC with milliseconds. */
  now(): string {
    return new Date().toISOString();
  }

  /** Something was recorded at an instant before this house opened: now is not earlier. */
  notBefore(at: string): void {
    this.last = at;
  }

  /** Why nothing may be dated by it now; undefined while it can be. It mends itself when the clock is set right. */
  get trouble(): string | undefined {
    const behind = this.last === '' ? 0 : Date.parse(this.last) - Date.parse(this.now());
    if (behind > LONGEST_JUMP) return `the clock is ${seconds(behind)} behind what was recorded last`;
    const jump = this.jump();
    if (Math.abs(jump) > LONGEST_JUMP) return `the clock has jumped by ${seconds(jump)} since the start`;
    return undefined;
  }

  /** How much further the clock has gone than time. */
  private jump(): number {
    const at = performance.now();
    if (at - this.looked.at >= LOOKED_AT_EVERY) this.looked = { at, jump: apart() - this.begun };
    return this.looked.jump;
  }
}

/** The clock's time against the time since the machine was started, which nobody sets, and which runs on in its sleep. */
const apart = () => Date.now() - uptime() * 1_000;
const seconds = (milliseconds: number) => `${Math.round(milliseconds / 1_000)} s`;
