import type { RegulationEvent } from '../regulations.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type RegulationsFact = RegulationEvent;

const of = inRoom('regulations');

export const regulations: Catalogue<RegulationsFact> = {
  RegulationAdopted: of('regulation'),
};
