import type { Content } from '../../events/content.js';
import type { Geometry } from '../../events/map-layers.js';
import { type Named, namedJson } from '../content/named.js';
import { drawingOf } from './drawing.js';

/** Some 240 points. A leaf of the published log could hold more; but ten of these go with each page of the map. */
const MOST_BYTES = 5_000;
export const SHAPE = 'application/geo+json';

/** A shape as a fact tells it, and what the fact names of it, to be kept beside the log. */
export type InAFact<G extends Geometry> = {
  readonly said: { readonly geometry: G; readonly exact?: Content };
  readonly beside: readonly Named[];
};

/** A small shape itself; of a large one a drawing, and the name of the whole. @throws Refused `content.too-large` */
export function inAFact<G extends Geometry>(geometry: G): InAFact<G> {
  const whole = namedJson(geometry, SHAPE);
  if (whole.bytes.length <= MOST_BYTES) return { said: { geometry }, beside: [] };
  return { said: { geometry: drawingOf(geometry), exact: whole.content }, beside: [whole] };
}
