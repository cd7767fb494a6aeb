import type { Command } from '../../commands/command.js';
import type { Act, Official } from './stage.js';

/** What goes into acts: an hour so many days before the anchor, and who does what then. */
export type Doing = {
  readonly now: number;
  readonly day: (before: number) => string;
  readonly office: (before: number, wish: Command, said: object, as?: Official) => Act;
  readonly policy: (before: number, wishes: readonly object[], name: string) => Act[];
};
