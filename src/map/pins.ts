import type { Recorded } from '../../events/envelope.js';
import { pages } from '../../projections/petitions/pages.js';
import { mapObjects } from '../../projections/smart-map/map-objects.js';
import { reports } from '../../projections/smart-map/reports.js';
import type { MapObjectDoc } from '../../read-models/map-documents.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import type { ReportDoc } from '../../read-models/report-documents.js';
import type { Doc } from '../../read-models/store.js';
import type { Districts } from './districts.js';
import type { Pin } from './pin.js';

/** A read model whose documents stand on the map. */
export type PinSource = {
  readonly readModel: string;
  /** The facts that may move a pin. */
  readonly types: readonly string[];
  keys(fact: Recorded): readonly string[];
  /** The pin of a document; undefined while readers may not see it, or nobody knows where it is. */
  pinOf(doc: Doc, districts: Districts): Pin | undefined;
  layerOf(doc: Doc): string;
  /** Whether a layer's pins are of this read model. */
  owns(layer: string): boolean;
};

const BY_PEOPLE: readonly string[] = ['reports', 'petitions'];
/** Signatures do not move a petition, and there are many. */
const OF_SIGNATURES = /^(PetitionSigned|Signature|FigurePublished)/;

function reportPin({ _id, visibility, place, category, status, district, filedAt }: ReportDoc): Pin | undefined {
  if (visibility !== 'listed' || !place) return undefined;
  return { layer: 'reports', id: _id, ...at(place), kind: category, status, district, at: filedAt };
}

function petitionPin(
  { _id, visibility, place, status, listedAt }: PetitionPage,
  districts: Districts,
): Pin | undefined {
  if (visibility !== 'listed' || !place) return undefined;
  const about = { kind: 'petition', status, district: districts.of(place) ?? null, at: listedAt };
  return { layer: 'petitions', id: _id, ...at(place), ...about };
}

function objectPin({ _id, retired, layer, place, placedAt }: MapObjectDoc, districts: Districts): Pin | undefined {
  if (retired) return undefined;
  return {
    layer,
    id: _id,
    ...at(place),
    kind: layer,
    status: null,
    district: districts.of(place) ?? null,
    at: placedAt,
  };
}

const at = ({ lat, lon }: { lat: number; lon: number }) => ({ lat, lon });

/** Everything that stands on the map, by the read model that knows of it. */
export const SOURCES: readonly PinSource[] = [
  {
    readModel: 'reports',
    types: reports.handles,
    keys: (fact) => reports.keys(fact as never),
    pinOf: (doc) => reportPin(doc as ReportDoc),
    layerOf: () => 'reports',
    owns: (layer) => layer === 'reports',
  },
  {
    readModel: 'pages',
    types: pages.handles.filter((type) => !OF_SIGNATURES.test(type)),
    keys: (fact) => pages.keys(fact as never),
    pinOf: (doc, districts) => petitionPin(doc as PetitionPage, districts),
    layerOf: () => 'petitions',
    owns: (layer) => layer === 'petitions',
  },
  {
    readModel: 'objects',
    types: mapObjects.handles,
    keys: (fact) => mapObjects.keys(fact as never),
    pinOf: (doc, districts) => objectPin(doc as MapObjectDoc, districts),
    layerOf: (doc) => (doc as MapObjectDoc).layer,
    owns: (layer) => !BY_PEOPLE.includes(layer),
  },
];
