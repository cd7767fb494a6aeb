import type { Frame, Lang } from '../../frame.js';
import { type Catalogue, say } from '../../i18n/catalogue.js';
import { groundOf } from './live-map.js';
import type { MapBase, PlaceMapData } from './map-data.js';

type Props = {
  readonly frame: Frame;
  readonly base: MapBase;
  readonly kept: Readonly<Record<string, string | undefined>>;
  /** What is said otherwise where it is no problem that is marked. */
  readonly words?: Partial<Omit<Catalogue['place'], 'sketch'>>;
  readonly lang: Lang;
};

/** Where something is placed on a map. It needs a script; without one, the fields beside it say where it is. */
export function PlacePicker({ frame, base, kept, words, lang }: Props) {
  const { label, legend, hint, mine, clear, sketch: _, ...said } = { ...say(lang).place, ...words };
  const data: PlaceMapData = { ...groundOf(base, label, lang), said };
  return (
    <>
      <input type="hidden" name="lat" value={kept.lat} />
      <input type="hidden" name="lon" value={kept.lon} />
      <section
        class="stack"
        aria-labelledby="place"
        data-place={JSON.stringify(data)}
        data-sheet={frame.assets.url('live-map.css')}
        hidden
      >
        <h2 id="place" class="legend">
          {legend}
        </h2>
        <p class="hint">{hint}</p>
        <div class="map-stage place-stage">
          <div class="live-map" data-place-stage />
          <div class="pin">
            <svg class="unset" viewBox="0 0 24 24" aria-hidden="true" data-place-pin>
              <path d="M12 23.5c4.5-5.7 7.5-9.7 7.5-14a7.5 7.5 0 0 0-15 0c0 4.3 3 8.3 7.5 14z" />
              <circle cx="12" cy="9.5" r="2.7" />
            </svg>
          </div>
        </div>
        <div class="cluster">
          <button type="button" class="button quiet" data-place-mine>
            {mine}
          </button>
          <button type="button" class="link-button" data-place-clear hidden>
            {clear}
          </button>
        </div>
        <p class="meta" role="status" data-place-status />
      </section>
    </>
  );
}
