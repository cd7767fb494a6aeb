import type { ContentTold } from './contents.js';
import type { Doc } from './store.js';

type Both = { readonly ka: string; readonly en: string };
export type Bounds = { readonly west: number; readonly south: number; readonly east: number; readonly north: number };

/** A kind of objects: its newest version. */
export type MapLayerDoc = Doc & {
  readonly version: number;
  readonly name: Both;
  retired: boolean;
  position: number;
};

/** What the city does or allows at a place: its newest version. */
export type MapObjectDoc = Doc & {
  readonly layer: string;
  readonly external: string | null;
  title: Both;
  /** GeoJSON. */
  geometry: { readonly type: string; readonly coordinates: unknown };
  /** The whole shape, where `geometry` is a drawing of it. */
  exact?: ContentTold;
  place: { readonly lat: number; readonly lon: number };
  bounds: Bounds;
  period: { readonly from: string; readonly to: string | null } | null;
  /** In tetri. */
  budget: number | null;
  permit: {
    readonly number: string;
    readonly kind: string;
    readonly issuer: string;
    readonly validUntil: string | null;
  } | null;
  version: number;
  retired: boolean;
  readonly placedAt: string;
  changedAt: string;
  position: number;
};
