import type { RegulationEvent, Threshold } from '../../events/regulations.js';
import type { RegulationDoc } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';

/** Said here once more, because the floors of wishes and of reading do not know each other; a test holds them together. */
const signaturesNeeded = (threshold: Threshold): number =>
  threshold.kind === 'absolute'
    ? threshold.signatures
    : Math.ceil((threshold.registeredVoters * threshold.basisPoints) / 10_000);

/** Every version of both tracks' rules, as adopted. */
export const regulations: Projection<RegulationDoc, RegulationEvent> = {
  name: 'regulations',
  version: 1,
  handles: ['RegulationAdopted'],
  indexes: [['track', 'version']],
  keys: (e) => [`${e.data.track}_${e.data.version}`],

  fold(doc, e, key) {
    if (e.type !== 'RegulationAdopted') return doc;
    const { at, id, position } = e;
    return {
      _id: key,
      ...e.data,
      threshold: signaturesNeeded(e.data.rules.threshold),
      adoptedAt: at,
      event: id,
      position,
    };
  },
};
