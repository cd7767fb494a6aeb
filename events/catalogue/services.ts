import type { CaseEvent } from '../cases.js';
import type { MonitorEvent, RatingEvent, ScoreEvent, VisitEvent } from '../civic-control.js';
import type { ServiceEvent } from '../services.js';
import { type Catalogue, inRoom } from './entry.js';

/** Every fact of this room. */
export type ServicesFact = ServiceEvent | CaseEvent | RatingEvent | ScoreEvent | MonitorEvent | VisitEvent;

const of = inRoom('services');

export const services: Catalogue<ServicesFact> = {
  ServiceAdopted: of('service'),
  ServiceRetired: of('service'),
  CaseSubmitted: of('case', true),
  CaseReferenceGiven: of('case', true),
  CaseAccepted: of('case'),
  CaseReturned: of('case', true),
  CaseAmended: of('case', true),
  CaseAssigned: of('case'),
  CaseInformationRequested: of('case', true),
  CaseInformationSupplied: of('case', true),
  CaseResumed: of('case'),
  CaseDecided: of('case', true),
  CaseClosed: of('case'),
  CaseWithdrawn: of('case'),
  CaseOverdue: of('case'),
  ServiceRated: of('rating', true),
  ServiceScorePublished: of('score'),
  FeedbackAnswered: of('score', true),
  MonitorAccredited: of('monitor', true),
  AccreditationRevoked: of('monitor'),
  VisitReported: of('visit', true),
  VisitCorrected: of('visit', true),
  VisitWithdrawn: of('visit', true),
  VisitHidden: of('visit', true),
  VisitShown: of('visit', true),
  VisitAnswered: of('visit', true),
};
