import type { ServiceEvent } from '../services.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type ServicesFact = ServiceEvent;

const of = inRoom('services');

export const services: Catalogue<ServicesFact> = {
  ServiceAdopted: of('service'),
  ServiceRetired: of('service'),
};
