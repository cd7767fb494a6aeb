import type { Content } from './content.js';
import type { Fact } from './envelope.js';
import type { Place } from './places.js';
import type { BothLanguages } from './privacy.js';

/** Degrees, WGS 84, longitude first, as GeoJSON has them. */
export type Position = readonly [lon: number, lat: number];
/** A shape on the map (RFC 7946). */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'MultiPoint' | 'LineString'; readonly coordinates: readonly Position[] }
  | { readonly type: 'MultiLineString'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'Polygon'; readonly coordinates: readonly (readonly Position[])[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly (readonly Position[])[])[] };
export type AreaGeometry = Extract<Geometry, { type: 'Polygon' } | { type: 'MultiPolygon' }>;

/** Layers that are there in every city: what people report and ask for, and what they chose to pay for. */
export const BUILT_IN_LAYERS = ['reports', 'petitions', 'budget-winners'] as const;
/** The one of them that holds objects. */
export const BUILT_IN_OBJECT_LAYER = 'budget-winners';

/** `layer-<code>`: a kind of objects, each version of its name whole. A used layer retires and never vanishes. */
export type MapLayerAdopted = Fact<'MapLayerAdopted', { layer: string; version: number; name: BothLanguages }>;
export type MapLayerRetired = Fact<'MapLayerRetired', { layer: string }>;
export type MapLayerEvent = MapLayerAdopted | MapLayerRetired;

/** Days (YYYY-MM-DD); no end where it is open. */
export type Period = { from: string; to: string | null };
export type Permit = { number: string; kind: string; issuer: string; validUntil: string | null };
export type MapObjectSaid = {
  title: BothLanguages;
  geometry: Geometry;
  /** The whole shape, where it is larger than a fact: `geometry` is a drawing of it then. */
  exact?: Content;
  /** Where its mark stands. */
  place: Place;
  bounds: { west: number; south: number; east: number; north: number };
  period: Period | null;
  /** In tetri. */
  budget: number | null;
  permit: Permit | null;
};
/** `object-<id>`: what the city does or allows at a place. `external`: its number where it was imported from. */
export type MapObjectPlaced = Fact<
  'MapObjectPlaced',
  { object: string; layer: string; external: string | null } & MapObjectSaid
>;
export type MapObjectRevised = Fact<'MapObjectRevised', { object: string } & MapObjectSaid>;
export type MapObjectRetired = Fact<'MapObjectRetired', { object: string }>;
export type MapObjectEvent = MapObjectPlaced | MapObjectRevised | MapObjectRetired;

/** A district's name in the forms that sentences need. */
export type DistrictForms = { name: string; district: string; within: string };
/**
 * `districts-city`: the borders, a fact a district, and behind them what makes them count. The hand-drawn ones are version 0.
 * Where there is an `exact` border, places lie in the district by it, and `geometry` is a drawing of it.
 */
export type DistrictDrawn = Fact<
  'DistrictDrawn',
  {
    version: number;
    district: string;
    names: { ka: DistrictForms; en: DistrictForms };
    geometry: AreaGeometry;
    exact?: Content;
  }
>;
/** `digest`: SHA-256 over the canonical JSON of the districts before it, in their order. */
export type DistrictsAdopted = Fact<
  'DistrictsAdopted',
  { version: number; districts: number; source: string; digest: string }
>;
export type DistrictsEvent = DistrictDrawn | DistrictsAdopted;

export type MapEvent = MapLayerEvent | MapObjectEvent | DistrictsEvent;
