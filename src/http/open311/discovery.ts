import type { Place } from '../../place.js';
import { JURISDICTION } from './services.js';

/** How requests change, told and taken: mySociety's extension of GeoReport, at the same address. */
const UPDATES = 'https://github.com/mysociety/fixmystreet/wiki/Open311-FMS---Proposed-differences-to-Open311';

/** Open311 Service Discovery. A changeset is the position in the log where what can be reported last changed. */
export function discoveryOf({ publicUrl, demo, contact }: Place, changed: number) {
  const changeset = String(changed).padStart(15, '0'); // sortable
  const reach = [contact.email, contact.phone, `${publicUrl}/en/contact`].filter(Boolean).join(', ');
  const endpoint = {
    ...{ url: `${publicUrl}/open311/v2`, changeset, type: demo ? 'test' : 'production' },
    formats: ['text/xml', 'application/json'],
  };
  return {
    changeset,
    contact: `${reach}; jurisdiction_id is ${JURISDICTION}, and may be left out; locale=ka|en chooses the language`,
    key_service:
      'An api_key is a bearer token of Ghia. City Hall issues it (ghia token); whatever is filed with it is filed by its holder. Updates of requests need the key of an official who deals with reports.',
    endpoints: [
      { specification: 'http://wiki.open311.org/GeoReport_v2', ...endpoint },
      { specification: UPDATES, ...endpoint },
    ],
  };
}
