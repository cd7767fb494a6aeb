import * as L from 'leaflet';
import { RIVER } from '../../../../map/river.js';
import type { Ground, MapBase } from '../../../components/map/map-data.js';

/** The borders of the districts, as the API gives them. */
export type Borders = {
  readonly schematic: boolean;
  readonly features: readonly {
    readonly id: string;
    readonly geometry:
      | { readonly type: 'Polygon'; readonly coordinates: number[][][] }
      | { readonly type: 'MultiPolygon'; readonly coordinates: number[][][][] };
  }[];
};

const FARTHEST = 10;
const NEAREST = 18;

/** A map of the city in an element: keys and fingers move it, a wheel only while it is in use. */
export async function openMap(el: HTMLElement, { borders: url, base, districts, words }: Ground) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const borders = (await answer.json()) as Borders;
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  el.setAttribute('role', 'group');
  el.setAttribute('aria-label', words.label);
  const map = L.map(el, {
    ...{ zoomControl: false, zoomSnap: 0.25, minZoom: FARTHEST, maxZoom: NEAREST, scrollWheelZoom: false },
    ...{ zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, inertia: !still },
  });
  L.control.zoom({ zoomInTitle: words.zoomIn, zoomOutTitle: words.zoomOut, zoomOutText: '−' }).addTo(map);
  map.attributionControl.setPrefix(false);
  map.on('focus', () => map.scrollWheelZoom.enable());
  map.on('blur', () => map.scrollWheelZoom.disable());
  const areas = L.geoJSON(borders as never, { interactive: false, style: { className: 'area' } });
  const city = areas.getBounds();
  map.fitBounds(city, { animate: false });
  map.setMaxBounds(city.pad(0.5));
  await lay(map, base);
  areas.addTo(map);
  if (base.kind === 'schematic') {
    map.attributionControl.addAttribution(words.schematic);
    if (borders.schematic) drawRiver(map);
    name(map, areas, districts);
  }
  return { map, borders };
}

/** It fits the borders that Ghia draws, and no others. */
function drawRiver(map: L.Map): void {
  const line = RIVER.map(([lon, lat]) => L.latLng(lat, lon));
  L.polyline(line, { interactive: false, className: 'river' }).addTo(map);
}

function name(map: L.Map, areas: L.GeoJSON, districts: Ground['districts']): void {
  areas.eachLayer((area) => {
    const { feature } = area as L.Polygon & { feature: { id: string } };
    const html = document.createElement('span');
    html.textContent = districts[feature.id] ?? '';
    const icon = L.divIcon({ className: 'district-name', html, iconSize: [0, 0] });
    const below = { interactive: false, keyboard: false, zIndexOffset: -1000 };
    L.marker((area as L.Polygon).getCenter(), { icon, ...below }).addTo(map);
  });
}

async function lay(map: L.Map, base: MapBase): Promise<void> {
  if (base.kind === 'schematic') return;
  map.getContainer().classList.add('over-tiles');
  const { url, attribution } = base;
  if (base.kind === 'raster') {
    L.tileLayer(url, { attribution, maxZoom: NEAREST }).addTo(map);
    return;
  }
  const { tilesFrom } = await import('./archive.js');
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  (await tilesFrom(url, attribution, dark ? 'dark' : 'light')).addTo(map);
}
