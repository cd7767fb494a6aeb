import { DISTRICTS } from '../events/districts.js';
import type { RoundedPlace } from '../events/places.js';

const KNOWN: ReadonlySet<string> = new Set(DISTRICTS);
export const isDistrict = (code: string): boolean => KNOWN.has(code);
/** A district of the city, or `other`: counts by district never have more than eleven keys. */
export const districtOrOther = (code: string): string => (KNOWN.has(code) ? code : 'other');

const CITY = { west: 44.5961, south: 41.621, east: 45.0176, north: 41.8434 };

/** Whether a point lies within the rectangle around the city. */
export const inCity = ({ lat, lon }: RoundedPlace): boolean =>
  lat >= CITY.south && lat <= CITY.north && lon >= CITY.west && lon <= CITY.east;

const round = (degrees: number) => Math.round(degrees * 1_000) / 1_000;
/** To three decimals, about 100 m: what the public may know of a place for ever. */
export const rounded = ({ lat, lon }: RoundedPlace): RoundedPlace => ({ lat: round(lat), lon: round(lon) });
