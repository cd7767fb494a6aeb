import * as L from 'leaflet';
import type { MarkWords } from '../../../components/map/map-data.js';
import { signClass, signOf } from '../../../components/map/signs.js';
import { number } from '../number.js';
import { sizeOf } from './apart.js';

/** What the server tells of an area: places that lie too near to each other as one with their number, the others singly. */
export type Found = {
  readonly total: number;
  readonly clusters: readonly (readonly [lon: number, lat: number, count: number, layer: string])[];
  readonly points: readonly Point[];
};
export type Point = {
  readonly layer: string;
  readonly id: string;
  readonly lon: number;
  readonly lat: number;
  readonly kind: string;
  readonly status?: string | null;
  readonly title?: string | Readonly<Record<string, string>> | null;
};

const SVG = 'http://www.w3.org/2000/svg';

/** A number of places as one button; pressing it brings them nearer. */
export function clusterMark(at: L.LatLng, count: number, layer: string, words: MarkWords, nearer: () => void) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = `cluster-mark ${layer}`;
  if (layer !== 'reports') button.append(drawn(layer, ''));
  button.append(number(count));
  const named = layer === 'reports' ? words.clusterOfReports : words.cluster;
  button.setAttribute(
    'aria-label',
    named.replace('{n}', number(count)).replace('{layer}', words.layers[layer] ?? layer),
  );
  return marked(at, button, sizeOf(count), nearer);
}

/** One place as a button; pressing it tells what is there. */
export function pointMark(at: L.LatLng, point: Point, words: MarkWords, tell: (popup: HTMLElement) => void) {
  const { layer } = point;
  const [status = '', tone = ''] = (point.status && words.statuses[point.status]) || [];
  const title = titleOf(point, words);
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'point-mark';
  button.append(drawn(layer, tone));
  button.setAttribute('aria-label', [words.layers[layer], title, status].filter(Boolean).join(', '));
  return marked(at, button, sizeOf(1), () => tell(told(point, title, status, tone, words)));
}

export function titleOf({ kind, title }: Point, { kinds }: MarkWords): string {
  const own = typeof title === 'string' ? title : title?.[document.documentElement.lang];
  return own ?? kinds[kind] ?? kind;
}

function told({ layer, id }: Point, title: string, status: string, tone: string, words: MarkWords): HTMLElement {
  const box = document.createElement('div');
  box.className = 'told';
  const kicker = document.createElement('p');
  kicker.className = 'meta';
  kicker.textContent = words.layers[layer] ?? '';
  const link = document.createElement('a');
  link.href = (words.pages[layer] ?? words.pages.objects ?? '') + encodeURIComponent(id);
  link.textContent = title;
  box.append(kicker, link);
  if (status === '') return box;
  const tag = document.createElement('span');
  tag.className = `tag ${tone}`;
  tag.textContent = status;
  box.append(tag);
  return box;
}

/** A press that ends a drag opens nothing; a key always does. */
function marked(at: L.LatLng, button: HTMLButtonElement, size: number, press: () => void) {
  const icon = L.divIcon({ className: 'mark', html: button, iconSize: [size, size] });
  const marker = L.marker(at, { icon, keyboard: false, interactive: false, riseOnHover: true });
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    const dragged = (marker as unknown as { _map?: L.Map })._map?.dragging as { moved?: () => boolean } | undefined;
    if (event.detail === 0 || !dragged?.moved?.()) press();
  });
  return marker;
}

function drawn(layer: string, tone: string): SVGElement {
  const { shape, within } = signOf(layer, tone);
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('class', signClass(layer, tone));
  for (const [name, d] of Object.entries({ shape, within })) {
    if (d === '') continue;
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', name);
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}
