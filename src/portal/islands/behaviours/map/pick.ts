import type { PlaceMapData } from '../../../components/map/map-data.js';
import { number } from '../number.js';
import { type Borders, openMap } from './ground.js';
import { within } from './state.js';

/** How near a marked place is shown: our own drawing has no streets to be seen from nearer. */
const NEAR = { schematic: 14, raster: 17, pmtiles: 17 } as const;
/** A place that is known no better than this (metres) is to be set right by hand. */
const ROUGH = 100;
const PATIENCE = 10_000;
const MOVES = /^Arrow/;

type Place = { readonly lat: number; readonly lng: number };

/** A place is marked by moving the map under the pin: with a finger, the arrow keys, a tap, or by where the device is. */
export async function pickPlace(section: HTMLElement): Promise<void> {
  const page = JSON.parse(section.dataset.place!) as PlaceMapData;
  const form = section.closest('form')!;
  const stage = section.querySelector<HTMLElement>('[data-place-stage]')!;
  const status = section.querySelector<HTMLElement>('[data-place-status]')!;
  const away = section.querySelector<HTMLButtonElement>('[data-place-clear]')!;
  const [lat, lon, district] = ['lat', 'lon', 'district'].map((name) => form.elements.namedItem(name)) as [
    HTMLInputElement,
    HTMLInputElement,
    HTMLSelectElement | null,
  ];
  const { map, borders } = await openMap(stage, page);
  const pin = section.querySelector<SVGElement>('[data-place-pin]')!;
  // the pin stays over its place, however near
  Object.assign(map.options, { scrollWheelZoom: 'center', touchZoom: 'center', doubleClickZoom: 'center' });
  const near = NEAR[page.base.kind];
  let marking = false;
  let how = '';

  if (lat.value !== '' && lon.value !== '') {
    show({ lat: Number(lat.value), lng: Number(lon.value) });
  }
  map.on('dragstart', begin);
  map.on('keydown', ({ originalEvent }) => MOVES.test(originalEvent.key) && begin());
  map.on('click', ({ latlng }) => {
    begin();
    map.panTo(latlng);
  });
  map.on('moveend', () => marking && mark(map.getCenter()));
  away.addEventListener('click', clear);
  district?.addEventListener('change', () => lat.value !== '' && clear());
  section.querySelector('[data-place-mine]')?.addEventListener('click', seek);

  function begin(): void {
    marking = true;
    how = '';
  }

  /** A place that is known better than the map can show it. */
  function show(place: Place): void {
    marking = false;
    map.setView(place, near, { animate: false });
    mark(place);
  }

  function mark(place: Place): void {
    const code = districtAt(borders, [place.lng, place.lat]);
    pin.classList.toggle('unset', code === undefined);
    away.hidden = code === undefined;
    lat.value = code === undefined ? '' : place.lat.toFixed(6);
    lon.value = code === undefined ? '' : place.lng.toFixed(6);
    if (code !== undefined && district) district.value = code;
    const set = page.said.set.replace('{district}', page.districts[code ?? ''] ?? '');
    say(code === undefined ? page.said.outside : [set, how].filter(Boolean).join(' '));
  }

  function clear(): void {
    marking = false;
    lat.value = '';
    lon.value = '';
    pin.classList.add('unset');
    away.hidden = true;
    say(page.said.cleared);
  }

  function seek(): void {
    say(page.said.seeking);
    navigator.geolocation.getCurrentPosition(
      found,
      ({ code, PERMISSION_DENIED }) => say(code === PERMISSION_DENIED ? page.said.denied : page.said.unknown),
      { enableHighAccuracy: true, timeout: PATIENCE, maximumAge: 0 },
    );
  }

  function found({ coords: { latitude, longitude, accuracy } }: GeolocationPosition): void {
    how = accuracy > ROUGH ? page.said.rough.replace('{m}', number(Math.round(accuracy))) : '';
    if (districtAt(borders, [longitude, latitude])) show({ lat: latitude, lng: longitude });
    else say(page.said.outside);
  }

  function say(text: string): void {
    status.textContent = text;
  }
}

const districtAt = ({ features }: Borders, at: readonly [number, number]): string | undefined =>
  features.find(({ geometry }) => outlinesOf(geometry).some((ring) => within(at, ring)))?.id;

const outlinesOf = (geometry: Borders['features'][number]['geometry']): number[][][] =>
  geometry.type === 'Polygon' ? geometry.coordinates.slice(0, 1) : geometry.coordinates.flatMap(([outer]) => [outer!]);
