import type { World } from './world.js';

/** Where something may go wrong, and how often of a thousand times that it could, in a story that has this fault. */
const RATES = {
  'append fails': 60,
  'acknowledgement lost': 60,
  'read fails': 15,
  'disk full': 60,
  'disk broken': 15,
  'disk broken behind the commit': 15,
  'crash behind the commit': 30,
  'page delivered twice': 250,
  'subscription dropped': 100,
  'save fails': 100,
  'save fails behind its commit': 100,
  'tile not written': 40,
  'queue away': 150,
  'queue answers late': 150,
} as const;
export type Fault = keyof typeof RATES;
export const FAULTS = Object.keys(RATES) as readonly Fault[];

/** Which of the faults this story has: about half of them, so that some stories meet one that others would hide. */
export class Faults {
  readonly struck = new Map<Fault, number>();
  private readonly chosen: ReadonlySet<Fault>;
  on = true;
  /** Ends the whole house, at the next turn. */
  crash: () => void = () => undefined;

  constructor(private readonly world: World) {
    this.chosen = new Set(FAULTS.filter(() => world.random() < 0.5));
  }

  strikes(fault: Fault): boolean {
    if (!this.on || !this.chosen.has(fault) || !this.world.happens(RATES[fault])) return false;
    this.struck.set(fault, (this.struck.get(fault) ?? 0) + 1);
    this.world.say(`FAULT ${fault}`);
    return true;
  }
}
