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
  status: { submitted: 'Waiting to be accepted' },
  waitsFor: { us: 'Waiting for City Hall' },
  timeline: 'What happened',
  answers: 'Your answers',
  answersErased: 'The answers were erased.',
  steps: { CaseSubmitted: 'The application was sent' },
  channel: {
    portal: 'The application was made on the portal.',
    proxy: 'A representative applied on behalf of somebody else.',
    hall: 'The application was filled in at a service hall, with an official’s help.',
  },
  official: 'Entry in the log',
};
