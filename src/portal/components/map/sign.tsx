import { signClass, signOf } from './signs.js';

/** A sign of the map beside its word. */
export function MapSign({ layer, tone }: { readonly layer: string; readonly tone?: string }) {
  const { shape, within } = signOf(layer, tone);
  return (
    <svg class={signClass(layer, tone)} viewBox="0 0 24 24" aria-hidden="true">
      <path class="shape" d={shape} />
      {within && <path class="within" d={within} />}
    </svg>
  );
}
