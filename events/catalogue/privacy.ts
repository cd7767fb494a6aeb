import type { PrivacyEvent } from '../privacy.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type PrivacyFact = PrivacyEvent;

const of = inRoom('privacy');

export const privacy: Catalogue<PrivacyFact> = {
  RetentionScheduleAdopted: of('schedule'),
  InvolvedForgotten: of('retention'),
  RetentionApplied: of('retention'),
  LegalHoldPlaced: of('hold'),
  LegalHoldLifted: of('hold'),
  DataRequestMade: of('request', true),
  DataRequestAnswered: of('request', true),
  DataRequestWithdrawn: of('request'),
  BreachRecorded: of('breach', true),
  BreachNotified: of('breach'),
  BreachClosed: of('breach'),
  ProcessingDescribed: of('processing'),
  PersonalDataOpened: of('opening'),
};
