/** Degrees, WGS 84. */
export type Place = { lat: number; lon: number };
/** Rounded to three decimals, about 100 m. */
export type RoundedPlace = Place;
