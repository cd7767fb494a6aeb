import { format } from '../format.js';
import type { Catalogue } from '../ka.js';

const { number, moment } = format('en');

export const entry: Catalogue['entry'] = {
  title: (position) => `Entry no. ${number(position)}`,
  what: 'What happened',
  hour: 'Time',
  about: 'About',
  code: 'Code of the entry',
  place: 'Place in the public log',
  placeOf: (place, size) => `${number(place)} of ${number(size)}`,
  leaf: 'Fingerprint (SHA-256)',
  waiting: 'The entry was recorded. It will be in the public log in a few seconds.',
  public: 'Public part',
  around: 'Move through the log',
  older: 'Entry before',
  newer: 'Entry after',
  after: 'The portal after this entry',
  changes: {
    title: 'What this entry changed',
    lead: 'The portal works it out now: it goes through the log up to this entry, and shows what was there before it and after it.',
    show: 'Work it out',
    none: 'This entry changed nothing on the public pages.',
    unavailable: 'This cannot be worked out here: the log is kept on another server.',
    busy: 'Many people are asking for this just now. Try again in a minute.',
    field: 'Field',
    before: 'Before',
    later: 'After',
    made: 'A new record appeared.',
    gone: 'The record was taken out.',
  },
  readModels: {
    reports: 'Reports',
    backers: 'Supporters of reports',
    categories: 'Categories',
    departments: 'Departments',
    layers: 'Layers of the map',
    objects: 'Objects on the map',
    schedules: 'Retention schedule',
    holds: 'Legal holds',
    requests: 'Requests about data',
    breaches: 'Register of breaches',
    processing: 'Register of processing',
    decisions: 'Decisions',
    pages: 'Page of the petition',
    curves: 'Signatures over time',
    timelines: 'Timeline',
    totals: 'Totals of the portal',
    deadlines: 'Deadlines',
    reviews: 'Review of signatures',
    followers: 'Followers',
    regulations: 'Rules',
    secrets: 'When keys are destroyed',
    figures: 'Official figures',
  },
};

export const figures: Catalogue['figures'] = {
  title: 'Official figures',
  lead: 'Every official number is an entry of the log itself. Anyone can count each of them again from public files alone.',
  empty: 'No official figure has been published yet. The first appears when signing of a petition ends.',
  table: 'Published figures',
  what: 'Petition',
  signatures: 'Signatures',
  size: 'Entries counted',
  rule: 'Version of the rule',
  when: 'Published',
  digest: 'Fingerprint',
  entry: 'Entry of the log',
  corrected: 'Corrected later',
  at: (at) => moment(at).replaceAll('\u00a0', ' '),
  sealed: 'A closed petition',
  recount: 'How to count again',
  recountText:
    'Download the public copy (ghia export) and run: ghia recount petitions and the code of the petition. The program goes through the log anew and compares the result with the published number. The grounds of invalidated signatures are sealed: a recount proves the arithmetic, not the grounds.',
  data: 'The figures for programs',
};

/** What readers of feeds see. */
export const feed: Catalogue['feed'] = {
  decisions: 'Decisions of City Hall',
  about: 'Petitions admitted and refused, answers, follow-ups, rules and official figures.',
  follow: 'Decisions as a feed',
};
