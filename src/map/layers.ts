import type { MapLayerView } from '../../read-models/map-objects.js';
import type { ClusterIndex } from './cluster-index.js';

type Both = { readonly ka: string; readonly en: string };
/** A layer as people switch it on. `source`: what stands on it. */
export type LayerTold = {
  readonly code: string;
  readonly name: Both;
  readonly source: 'reports' | 'petitions' | 'objects';
  readonly count: number;
  readonly retired: boolean;
  readonly version: number;
};

const BUILT_IN: readonly Pick<LayerTold, 'code' | 'name' | 'source'>[] = [
  { code: 'reports', name: { ka: 'შეტყობინებები', en: 'Reports' }, source: 'reports' },
  { code: 'petitions', name: { ka: 'პეტიციები', en: 'Petitions' }, source: 'petitions' },
  {
    code: 'budget-winners',
    name: { ka: 'ბიუჯეტით დაფინანსებული პროექტები', en: 'Projects chosen by vote' },
    source: 'objects',
  },
];

/** The layers that every city has, then those that this one has made. */
export function layersTold(adopted: readonly MapLayerView[], index: ClusterIndex): LayerTold[] {
  const own = adopted.map((layer) => ({ ...layer, source: 'objects' as const }));
  const builtIn = BUILT_IN.map((layer) => ({ ...layer, version: 1, retired: false }));
  return [...builtIn, ...own].map(({ code, name, source, retired, version }) => ({
    ...{ code, name, source, count: index.on(code), retired, version },
  }));
}
