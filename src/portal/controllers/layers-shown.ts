import { MapLayers } from '../../../read-models/map-objects.js';
import { type LayerTold, layersTold } from '../../map/layers.js';
import type { LiveMap } from '../../map/live-map.js';
import type { Questions } from '../../read/questions.js';

/** The layers of the map with what stands on them now, also those that were retired. */
export async function layersShown(questions: Questions, live: LiveMap): Promise<readonly LayerTold[]> {
  await live.start();
  return layersTold(await questions.ask(new MapLayers()), live.index);
}
