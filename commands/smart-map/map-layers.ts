import { BUILT_IN_LAYERS, BUILT_IN_OBJECT_LAYER, type MapLayerEvent } from '../../events/map-layers.js';
import { type Decider, refuse } from '../decider.js';
import { AdoptMapLayer, RetireMapLayer } from './map-commands.js';

export type MapLayer =
  | { readonly is: 'unknown' }
  | { readonly is: 'open' | 'retired'; readonly version: number; readonly name: string };

const isBuiltIn = (code: string) => (BUILT_IN_LAYERS as readonly string[]).includes(code);
/** Whether objects can be put on it. */
export const takesObjects = (code: string, layer: MapLayer): boolean =>
  code === BUILT_IN_OBJECT_LAYER || layer.is === 'open';

/** `layer-<code>`: versions only rise; a retired one comes back by its next version. */
export const layer: Decider<MapLayer, AdoptMapLayer | RetireMapLayer, MapLayerEvent> = {
  category: 'layer',
  handles: [AdoptMapLayer, RetireMapLayer],
  id: (command) => command.layer,
  initial: { is: 'unknown' },

  evolve(state, { type, data }) {
    if (type === 'MapLayerAdopted')
      return { is: 'open', version: data.version, name: `${data.name.ka}\n${data.name.en}` };
    return type === 'MapLayerRetired' && state.is !== 'unknown' ? { ...state, is: 'retired' } : state;
  },

  decide(command, state) {
    const { layer: code } = command;
    if (isBuiltIn(code)) return refuse('layer.built-in', { layer: code });
    if (!(command instanceof AdoptMapLayer)) {
      if (state.is === 'unknown') return refuse('layer.not-found', { layer: code });
      return state.is === 'retired' ? [] : [{ type: 'MapLayerRetired', data: { layer: code } }];
    }
    const { ka, en } = command.name;
    const last = state.is === 'unknown' ? 0 : state.version;
    if (state.is === 'open' && command.version === last && state.name === `${ka}\n${en}`) return [];
    if (command.version !== last + 1) return refuse('layer.not-later', { version: last });
    return [{ type: 'MapLayerAdopted', data: { layer: code, version: command.version, name: { ka, en } } }];
  },
};
