import type { FigureEvent } from '../figures.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type FiguresFact = FigureEvent;

const of = inRoom('figures');

export const figures: Catalogue<FiguresFact> = {
  FigurePublished: of('figure'),
};
