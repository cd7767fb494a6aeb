import type { SignatoryListRequested, SignatoryListUnsealed } from '../../events/petitions.js';
import type { PersonalDataOpened } from '../../events/privacy.js';
import type { OpeningDoc } from '../../read-models/privacy-documents.js';
import type { Projection } from '../projection.js';

type OpeningEvent = PersonalDataOpened | SignatoryListRequested | SignatoryListUnsealed;
/** A list that was asked for and not opened yet waits under this, so that its purpose is known when it is. */
const NOT_YET = '';

/** Who of the officials opened what is sealed, why, and how many people it was about. */
export const openings: Projection<OpeningDoc, OpeningEvent> = {
  name: 'openings',
  version: 1,
  handles: ['PersonalDataOpened', 'SignatoryListRequested', 'SignatoryListUnsealed'],
  indexes: [['at', 'position']],
  keys: (e) => [e.type === 'PersonalDataOpened' ? e.id : `${e.data.petitionId}_${e.data.request}`],

  fold(doc, e, key) {
    const { at, position } = e;
    const { petitionId } = e.data;
    const by = e.meta.actor;
    switch (e.type) {
      case 'SignatoryListRequested':
        return { _id: key, petitionId, what: 'list', purpose: e.data.purpose, people: null, by, at: NOT_YET, position };
      case 'SignatoryListUnsealed':
        return {
          _id: key,
          petitionId,
          what: 'list',
          purpose: doc?.purpose ?? '',
          people: e.data.signatures,
          by,
          at,
          position,
        };
      case 'PersonalDataOpened':
        return { _id: key, petitionId, what: 'scan', people: null, by, at, position };
      default:
        return doc;
    }
  },
};
