import { format } from '../format.js';
import type { Catalogue } from '../ka.js';

const { date } = format('en');

/** What became of an application, as those follow it whom it concerns. */
export const cases: Catalogue['cases'] = {
  title: 'My applications',
  lead: 'What you have turned to City Hall for, and how it stands.',
  none: 'You have not sent an application yet.',
  toServices: 'All services',
  drafts: 'Not sent yet',
  goOn: 'Go on filling it in',
  keptUntil: (at) => `Kept until ${date(at)}`,
  reference: 'Reference',
  noReference: 'The reference was erased',
  sent: 'Your application is sent',
  sentText: 'Note the reference. We will write to you whenever something changes.',
  submitted: (at) => `Sent on ${date(at)}`,
  due: (at) => `To be decided by ${date(at)}`,
  status: {
    submitted: 'Waiting to be accepted',
    accepted: 'Accepted',
    returned: 'Returned',
    'in-work': 'Being worked on',
    waiting: 'Waiting for you',
    decided: 'Decided',
    closed: 'Closed',
    withdrawn: 'Withdrawn',
  },
  waitsFor: { us: 'Waiting for City Hall' },
  timeline: 'What happened',
  answers: 'Your answers',
  answersErased: 'The answers were erased.',
  steps: {
    CaseSubmitted: 'The application was sent',
    CaseAccepted: 'The application was accepted',
    CaseReturned: 'The application was returned',
    CaseAssigned: 'An official works on the case',
    CaseInformationRequested: 'More information was asked for',
    CaseInformationSupplied: 'The information was supplied',
    CaseResumed: 'The time for supplying it ran out, the case goes on',
    CaseDecided: 'The decision was made',
    CaseClosed: 'The case was closed',
    CaseWithdrawn: 'The application was withdrawn',
    CaseOverdue: 'The term is over without a decision',
  },
  channel: {
    portal: 'The application was made on the portal.',
    proxy: 'A representative applied on behalf of somebody else.',
    hall: 'The application was filled in at a service hall, with an official’s help.',
  },
  official: 'Entry in the log',
};
