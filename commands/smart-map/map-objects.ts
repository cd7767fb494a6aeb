import type { MapObjectEvent, MapObjectSaid } from '../../events/map-layers.js';
import { type Decider, type Decision, type Refusal, refuse } from '../decider.js';
import { PlaceMapObject, RetireMapObject, ReviseMapObject } from './map-commands.js';
import { layer, type MapLayer, takesObjects } from './map-layers.js';

export type MapObject =
  | { readonly is: 'unknown' }
  | { readonly is: 'shown' | 'retired'; readonly layer: string; readonly whole: string };

type Wish = PlaceMapObject | ReviseMapObject | RetireMapObject;

/** `object-<id>`: what stands on the map, each version whole. What was retired comes back when it is imported again. */
export const mapObject: Decider<MapObject, Wish, MapObjectEvent, { layer: MapLayer }> = {
  category: 'object',
  handles: [PlaceMapObject, ReviseMapObject, RetireMapObject],
  id: (command) => command.object,
  given: { layer: { fold: layer as never, id: (command) => ('layer' in command ? command.layer : '-') } },
  initial: { is: 'unknown' },

  evolve(state, { type, data }) {
    if (type === 'MapObjectPlaced') return { is: 'shown', layer: data.layer, whole: wholeOf(data) };
    if (state.is === 'unknown') return state;
    if (type === 'MapObjectRevised') return { ...state, is: 'shown', whole: wholeOf(data) };
    return type === 'MapObjectRetired' ? { ...state, is: 'retired' } : state;
  },

  decide(command, state, _now, given) {
    const { object } = command;
    if (command instanceof PlaceMapObject) return place(command, state, given.layer);
    if (state.is === 'unknown') return refuse('object.not-found', { object });
    if (command instanceof ReviseMapObject)
      return state.is === 'retired' ? refuse('object.retired', { object }) : revise(command, state);
    return state.is === 'retired' ? [] : [{ type: 'MapObjectRetired', data: { object } }];
  },
};

function place(command: PlaceMapObject, state: MapObject, onLayer: MapLayer): Decision<MapObjectEvent> {
  const { object, layer: code, external = null } = command;
  if (!takesObjects(code, onLayer)) return refuse('layer.not-open', { layer: code });
  if (state.is !== 'unknown') return revise(command, state);
  const said = saidOf(command);
  return contradiction(said) ?? [{ type: 'MapObjectPlaced', data: { object, layer: code, external, ...said } }];
}

function revise(command: PlaceMapObject | ReviseMapObject, state: MapObject): Decision<MapObjectEvent> {
  const said = saidOf(command);
  if (state.is === 'shown' && state.whole === wholeOf(said)) return [];
  return contradiction(said) ?? [{ type: 'MapObjectRevised', data: { object: command.object, ...said } }];
}

/** In one order, whatever order it came in. */
function saidOf({ title, geometry, exact, place, bounds, ...more }: PlaceMapObject | ReviseMapObject): MapObjectSaid {
  const { period, budget, permit } = more;
  return {
    title: { ka: title.ka, en: title.en },
    ...{ geometry, ...(exact && { exact }), place, bounds },
    period: period ? { from: period.from, to: period.to ?? null } : null,
    budget: budget ?? null,
    permit: permit
      ? { number: permit.number, kind: permit.kind, issuer: permit.issuer, validUntil: permit.validUntil ?? null }
      : null,
  };
}

const wholeOf = ({ title, geometry, exact, period, budget, permit }: MapObjectSaid): string =>
  JSON.stringify([title, geometry.type, exact?.digest ?? geometry.coordinates, period, budget, permit]);

const contradiction = ({ period }: MapObjectSaid): Refusal | undefined =>
  period?.to && period.to < period.from ? refuse('object.period', { from: period.from, to: period.to }) : undefined;
