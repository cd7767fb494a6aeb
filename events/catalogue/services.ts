import type { CaseEvent } from '../cases.js';
import type { ServiceEvent } from '../services.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type ServicesFact = ServiceEvent | CaseEvent;

const of = inRoom('services');

export const services: Catalogue<ServicesFact> = {
  ServiceAdopted: of('service'),
  ServiceRetired: of('service'),
  CaseSubmitted: of('case', true),
  CaseReferenceGiven: of('case', true),
};
