import * as L from 'leaflet';
import type { LiveMapData } from '../../../components/map/map-data.js';
import { number } from '../number.js';
import { apart, beside, type Spot } from './apart.js';
import { openMap } from './ground.js';
import { clusterMark, type Found, type Point, pointMark } from './marks.js';
import { type Area, addressOf, areaIn, type Fields, layersIn, questionOf } from './state.js';

type Marked = Spot & { readonly point: Point | undefined };
/** The corner with the buttons for nearer and farther (pixels). */
const BUTTONS = { width: 60, height: 104 };
const EMPTY: Found = { total: 0, clusters: [], points: [] };

/** The map in place of the drawing: it follows the form, the address follows both, and the list when it is asked to. */
export async function showMap(stage: HTMLElement, form: HTMLFormElement): Promise<void> {
  const page = JSON.parse(stage.dataset.map!) as LiveMapData;
  const el = document.createElement('div');
  el.className = 'live-map';
  stage.append(el);
  const { map } = await openMap(el, page).catch((cause) => {
    el.remove();
    throw cause;
  });
  stage.classList.add('is-live');
  const marks = L.layerGroup().addTo(map);
  const status = document.querySelector<HTMLElement>('[data-map-status]');
  const here = document.querySelector<HTMLButtonElement>('[data-map-here]');
  let asking: AbortController | undefined;
  let moved = false;

  const asked = areaIn(location.search);
  if (asked) restore(map, asked);
  map.on('moveend', () => {
    moved = true;
    if (here) here.hidden = false;
    changed();
  });
  // some of its fields stand outside the form
  for (const field of form.elements)
    field.addEventListener('change', () => {
      changed();
      void list();
    });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    changed();
    void list();
  });
  here?.addEventListener('click', () => {
    here.hidden = true;
    void list();
    map.getContainer().focus();
  });
  el.addEventListener('keydown', (event) => event.key === 'Escape' && map.closePopup());
  await draw();

  function changed(): void {
    history.replaceState(history.state, '', address());
    void draw();
  }

  function address(): string {
    const area = moved ? areaOf(map) : asked;
    return addressOf(page.page, fieldsOf(form), page.layers, area);
  }

  async function draw(): Promise<void> {
    asking?.abort();
    const mine = new AbortController();
    asking = mine;
    const found = await ask(page, fieldsOf(form), areaOf(map), mine.signal).catch(() => undefined);
    if (mine.signal.aborted) return;
    const within = marks.getLayers().some((mark) => (mark as L.Marker).getElement()?.contains(document.activeElement));
    marks.clearLayers();
    for (const mark of marksOf(found ?? EMPTY)) mark.addTo(marks);
    if (within) el.focus({ preventScroll: true }); // what had the focus is gone
    if (status) status.textContent = found ? page.said.total.replace('{n}', number(found.total)) : page.said.failed;
  }

  /** From north to south, as a page is read. */
  function marksOf({ clusters, points }: Found): L.Marker[] {
    const at = (lat: number, lon: number) => map.latLngToLayerPoint([lat, lon]);
    const spots = [
      ...clusters.map(([lon, lat, count, layer]) => ({ ...xy(at(lat, lon)), count, layer, point: undefined })),
      ...points.map((point) => ({ ...xy(at(point.lat, point.lon)), count: 1, layer: point.layer, point })),
    ];
    const from = map.containerPointToLayerPoint([0, 0]);
    return apart<Marked>(spots, map.getZoom() < map.getMaxZoom())
      .map((spot) => beside(spot, from, BUTTONS))
      .sort((a, b) => a.y - b.y)
      .map(({ x, y, count, layer, point }) => {
        const place = map.layerPointToLatLng([x, y]);
        if (!point || count > 1) return clusterMark(place, count, layer, page.marks, () => nearer(place));
        const mark: L.Marker = pointMark(place, point, page.marks, (box) => tell(mark, box));
        return mark;
      });
  }

  /** Where the map ends, the list goes on. */
  function nearer(place: L.LatLng): void {
    if (map.getZoom() < map.getMaxZoom()) map.setView(place, Math.min(map.getMaxZoom(), map.getZoom() + 2));
    else location.assign(addressOf(page.page, fieldsOf(form), page.layers, around(place)));
  }

  function tell(mark: L.Marker, box: HTMLElement): void {
    const popup = L.popup({ offset: [0, -8], maxWidth: 260, autoPanPadding: [12, 12] });
    popup.setLatLng(mark.getLatLng()).setContent(box).openOn(map);
    const close = popup.getElement()?.querySelector('.leaflet-popup-close-button');
    close?.setAttribute('aria-label', page.marks.close);
    box.querySelector('a')?.focus({ preventScroll: true });
    popup.once('remove', () => mark.getElement()?.querySelector('button')?.focus({ preventScroll: true }));
  }

  /** The list beside, as the server makes it for the same address. */
  async function list(): Promise<void> {
    const url = address();
    const answer = await fetch(url, { headers: { accept: 'text/html' } }).catch(() => undefined);
    if (!answer?.ok) return location.assign(url);
    if (url !== address()) return; // asked again meanwhile
    const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html');
    for (const part of document.querySelectorAll<HTMLElement>('[data-follows]')) {
      const now = fresh.querySelector(`[data-follows="${part.dataset.follows}"]`);
      part.replaceChildren(...(now?.childNodes ?? []));
    }
  }
}

async function ask(page: LiveMapData, fields: Fields, area: Area, signal: AbortSignal): Promise<Found> {
  if (layersIn(fields).length === 0) return EMPTY;
  const url = questionOf(page.clusters, fields, area);
  const answer = await fetch(url, { signal });
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  return (await answer.json()) as Found;
}

/** As near as it was on a screen of the same size, else so that the whole area is in sight. */
function restore(map: L.Map, { box: [west, south, east, north], z }: Area): void {
  const bounds = L.latLngBounds([south, west], [north, east]);
  const fits = map.getBoundsZoom(bounds);
  map.setView(bounds.getCenter(), z !== undefined && Math.abs(z - fits) <= 0.5 ? z : fits, { animate: false });
}

function areaOf(map: L.Map): Area & { readonly z: number } {
  const bounds = map.getBounds();
  return { box: [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()], z: map.getZoom() };
}

/** A few houses round a place. */
function around({ lat, lng }: L.LatLng): Area {
  return { box: [lng - 0.0004, lat - 0.0003, lng + 0.0004, lat + 0.0003] };
}

const xy = ({ x, y }: L.Point) => ({ x, y });

const fieldsOf = (form: HTMLFormElement): Fields =>
  [...new FormData(form)].map(([name, value]) => [name, String(value)] as const);
