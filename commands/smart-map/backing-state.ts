import type { BackingEvent } from '../../events/smart-map.js';
import type { Fold } from '../decider.js';

/** Whether somebody has found the same as a report says. `came` with one that was joined with it, `went` when it was parted again. */
export type Backing = 'never' | 'backs' | 'came' | 'left' | 'went';

export const backs = (state: Backing): boolean => state === 'backs' || state === 'came';

export const backingState: Fold<Backing, BackingEvent> = {
  category: 'backing',
  initial: 'never',
  evolve(state, { type, data }) {
    if (type === 'ReportSupported') return data.via === undefined ? 'backs' : 'came';
    if (type === 'ReportLeft') return data.via === undefined ? 'left' : 'went';
    return state;
  },
};
