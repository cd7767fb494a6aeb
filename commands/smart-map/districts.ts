import { DISTRICTS } from '../../events/districts.js';
import type { DistrictsEvent } from '../../events/map-layers.js';
import { type Decider, refuse } from '../decider.js';
import { AdoptDistricts } from './map-commands.js';

type Adopted = { readonly version: number; readonly digest: string };

/** `districts-city`: the borders by which places lie in districts. All ten are drawn at once, or none. */
export const districts: Decider<Adopted, AdoptDistricts, DistrictsEvent> = {
  category: 'districts',
  handles: [AdoptDistricts],
  id: () => 'city',
  initial: { version: 0, digest: '' },
  evolve: (state, { type, data }) =>
    type === 'DistrictsAdopted' ? { version: data.version, digest: data.digest } : state,

  decide({ version, source, districts: drawn, digest }, adopted) {
    if (adopted.digest === digest) return [];
    if (version !== adopted.version + 1) return refuse('districts.not-later', { version: adopted.version });
    const missing = DISTRICTS.find((code) => drawn.filter(({ district }) => district === code).length !== 1);
    if (missing || drawn.length !== DISTRICTS.length)
      return refuse('districts.incomplete', { district: missing ?? '' });
    return [
      ...drawn.map((one) => ({ type: 'DistrictDrawn' as const, data: { version, ...one } })),
      { type: 'DistrictsAdopted', data: { version, districts: drawn.length, source, digest } },
    ];
  },
};
