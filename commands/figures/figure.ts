import type { FigureEvent, FigurePublished } from '../../events/figures.js';
import type { Decider } from '../decider.js';
import { PublishFigure } from './commands.js';

/** `figure-<kind>_<of>`: up to the same fact a figure is published once; a later one corrects it. */
export const figure: Decider<{ readonly size: number }, PublishFigure, FigureEvent> = {
  category: 'figure',
  handles: [PublishFigure],
  id: ({ figure, of }) => `${figure}_${of}`,
  initial: { size: 0 },
  evolve: (state, event) => (event.type === 'FigurePublished' ? { size: event.data.size } : state),

  decide({ figure, of, rule, size, counted, digest, value }, published) {
    if (size <= published.size) return [];
    return [{ type: 'FigurePublished', data: { figure, of, rule, size, counted, digest, value } } as FigurePublished];
  },
};
