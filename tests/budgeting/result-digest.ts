import { createHash } from 'node:crypto';
import type { TallyFigure } from '../../events/budgeting.js';
import { canonicalText } from '../../src/ballots/format.js';

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
/** SHA-256 of a result as canonical JSON, hex. */
export const digestOf = (value: TallyFigure): string => sha256(canonicalText(value));
