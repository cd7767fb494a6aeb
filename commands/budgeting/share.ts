import { Whole } from './whole.js';

/** What part of a year's money went to a theme, in hundredths of a per cent. */
export class Share {
  @Whole(2000, 2100) year!: number;
  @Whole(0, 10_000) share!: number;
}
