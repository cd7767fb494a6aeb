import type { Box } from '../../read-models/report-places.js';

/** One thing on the map that readers may see. */
export type Pin = {
  readonly layer: string;
  readonly id: string;
  readonly lat: number;
  readonly lon: number;
  /** A report's category; what it is elsewhere. */
  readonly kind: string;
  readonly status: string | null;
  readonly district: string | null;
  /** When it came there, ISO-8601. */
  readonly at: string;
};

/** What is looked for. Category and status tell reports apart and nothing else. */
export type PinFilter = {
  readonly layers: readonly string[];
  readonly category?: string | undefined;
  readonly statuses?: readonly string[] | undefined;
  readonly district?: string | undefined;
  /** Nothing that came there earlier. */
  readonly since?: string | undefined;
};

/** What pins are counted by. */
export type Facet = Pick<Pin, 'layer' | 'kind' | 'status' | 'district'>;

/** Whether a pin, or all pins of a facet, are looked for. */
export function fits(pin: Facet & { readonly at?: string }, filter: PinFilter): boolean {
  const { layers, category, statuses, district, since } = filter;
  if (!layers.includes(pin.layer)) return false;
  if (district !== undefined && pin.district !== district) return false;
  if (since !== undefined && pin.at !== undefined && pin.at < since) return false;
  if (pin.layer !== 'reports') return true;
  if (category !== undefined && pin.kind !== category) return false;
  return statuses === undefined || statuses.includes(pin.status ?? '');
}

export const lies = ({ lat, lon }: Pin, [west, south, east, north]: Box) =>
  lon >= west && lon <= east && lat >= south && lat <= north;
