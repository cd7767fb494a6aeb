/** What stands for a place on the map: its layer by its shape, its state by its colour and by what is drawn within. */
export type Sign = { readonly shape: string; readonly within: string };

const CIRCLE = 'M12 2a10 10 0 1 0 0 20a10 10 0 1 0 0-20z';
const SHAPES: Readonly<Record<string, string>> = {
  reports: CIRCLE,
  petitions: 'M3.5 3.5h17v17h-17z',
  'city-projects': 'M12 2.5L22.5 20.5H1.5z',
  'construction-permits': 'M12 1.5L22.5 12L12 22.5L1.5 12z',
  'tree-cutting-permits': 'M7 2.5h10l5.5 9.5l-5.5 9.5H7l-5.5-9.5z',
  'budget-winners': 'M12 1.5l3.2 6.7 7.3.9-5.4 5 1.4 7.3L12 17.8l-6.5 3.6 1.4-7.3-5.4-5 7.3-.9z',
};
/** A layer that the office has added. */
const OTHER_SHAPE = 'M12 2l10.5 7.7-4 12.3h-13l-4-12.3z';

/** By the tone of a state: it waits, somebody works on it, it is done, it was refused, it is somebody else's. */
const WITHIN: Readonly<Record<string, string>> = {
  waits: 'M12 11.5v1',
  '': 'M12 7.5v5l3.2 2',
  good: 'M7.7 12.4l3 3 5.7-6.2',
  bad: 'M8.8 8.8l6.4 6.4M15.2 8.8l-6.4 6.4',
  over: 'M8 12h8',
};
const PETITION = 'M8 9.5h8M8 14h5';

/** @param tone of the state of a report; nothing for what has no state */
export const signOf = (layer: string, tone = ''): Sign => ({
  shape: SHAPES[layer] ?? OTHER_SHAPE,
  within: layer === 'reports' ? (WITHIN[tone] ?? '') : layer === 'petitions' ? PETITION : '',
});

/** The class that gives a sign its colour. */
export const signClass = (layer: string, tone = ''): string =>
  ['sign', layer, layer === 'reports' && tone].filter(Boolean).join(' ');
