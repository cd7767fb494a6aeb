import * as L from 'leaflet';

/** Tiles out of one PMTiles archive, drawn here. What draws them looks for Leaflet where pages used to keep it. */
export async function tilesFrom(url: string, attribution: string, flavor: 'light' | 'dark'): Promise<L.GridLayer> {
  Object.assign(globalThis, { L });
  const { leafletLayer } = await import('protomaps-leaflet');
  return leafletLayer({ url, attribution, flavor, lang: document.documentElement.lang }) as unknown as L.GridLayer;
}
