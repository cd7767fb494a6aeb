import { refusals as catalogue } from '../../../../commands/refusals.js';
import type { Catalogue } from '../ka.js';

/** The catalogue of refusals has them in English already. */
export const refusals = Object.fromEntries(
  Object.entries(catalogue).map(([code, { detail }]) => [code, detail]),
) as Catalogue['refusals'];
