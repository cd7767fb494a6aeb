import { DISTRICTS } from '../../../events/districts.js';
import { REPORT_STATUSES } from '../../../read-models/report-documents.js';
import {
  anything,
  either,
  type Fields,
  flag,
  hex,
  instant,
  list,
  map,
  named,
  object,
  one,
  orNull,
  page,
  saying,
  text,
  uuid,
  whole,
  words,
} from './json-schema.js';
import { answers, type Operations, records } from './operation.js';
import { receiptWith } from './petition-schemas.js';

const both = object({ ka: text, en: text });
const place = object({ lat: { type: 'number' }, lon: { type: 'number' } });
const photo = object({
  photo: saying(whole, 'Its number, as it was filed'),
  url: saying(text, 'A path of this host, as is `thumbnail`; a JPEG'),
  thumbnail: text,
  width: whole,
  height: whole,
});
/** What a list tells of a report. */
export const reportCard: Fields = {
  id: uuid,
  status: one(...REPORT_STATUSES),
  open: saying(flag, 'Somebody is still to do something about it'),
  category: text,
  district: one(...DISTRICTS),
  department: text,
  language: one('ka', 'en'),
  filedAt: instant,
  changedAt: instant,
  promised: saying(instant, 'Until when it is promised to be resolved'),
  overdue: flag,
  supporters: whole,
  photos: saying(list(photo), 'None of a hidden report. One that is gone since answers 410'),
  place: saying(orNull(place), 'Exact while the report is shown; to about 100 m when its words are gone'),
  text: words(['description', 'address']),
};
const update = object({ type: text, at: instant, event: hex, details: map(text), text: orNull(words(['text'])) });
export const reportFields: Fields = {
  ...reportCard,
  version: saying(whole, 'The version of its category that it was filed under'),
  channel: one('portal', 'open311', 'hall'),
  answers: saying(map(either(text, list(text))), 'Answers to the category’s questions, by their codes'),
  reporter: orNull(words(['name'])),
  day: saying(orNull(text), 'For when the work is planned'),
  mergedInto: orNull(uuid),
  updates: list(update),
  hidden: flag,
  appealedAt: saying(orNull(instant), 'Since when an appeal against that waits for a decision'),
  asOf: named('AsOf'),
};
const report = object(reportFields);
const reportForOffice = object({ ...reportFields, notes: list(object({ event: hex, text })) });
const feature = object({ type: one('Feature'), id: text, geometry: orNull(anything), properties: anything });
const listed = page(object(reportCard));
const collection = object(
  { type: one('FeatureCollection'), features: list(feature) },
  { next: orNull(text), total: whole, asOf: named('AsOf') },
);
const category = object({
  ...{ category: text, version: whole, title: both, description: both, group: text, department: text },
  ...{ termDays: whole, radius: whole, emergency: flag, retired: flag, questions: list(anything) },
  routes: list(object({ district: text, department: text })),
});
const step = (says: string) => records(says, named('Receipt'), { fails: [404] });

/** What is said of reports and of the map. */
export const REPORT_OPERATIONS: Operations = {
  'GET /api/v1/reports': answers(
    'Reports, the newest first; with Accept: application/geo+json as a FeatureCollection',
    either(listed, collection),
  ),
  'GET /api/v1/reports/near': answers(
    'Open reports round a place, the nearest first, within the category’s radius: is it one of these?',
    object({
      items: list(object({ ...reportCard, distance: saying(whole, 'Metres') })),
      radius: whole,
      asOf: named('AsOf'),
    }),
  ),
  'GET /api/v1/reports/{id}': answers('One report', report, { fails: [404] }),
  'GET /api/v1/reports/{id}/timeline': answers(
    'What happened to it, in order',
    object({ items: list(update), asOf: named('AsOf') }),
    { fails: [404] },
  ),
  'GET /api/v1/reports/{id}/office': answers('One report with all its words and notes', reportForOffice, {
    fails: [404],
  }),
  'POST /api/v1/reports': records('Reports a problem', receiptWith({ id: uuid })),
  'POST /api/v1/reports/photos': {
    says: 'A photo for a report that is filed within a day: as the body, or as the field `photo` of a form',
    answers: { 201: { says: 'Kept', schema: object({ photo: text, width: whole, height: whole }) } },
    limits: ['photos'],
    fails: [413, 415, 422],
    body: {
      required: true,
      content: {
        ...Object.fromEntries(['image/jpeg', 'image/png', 'image/webp'].map((media) => [media, { schema: {} }])),
        'multipart/form-data': { schema: object({ photo: { type: 'string', format: 'binary' } }) },
      },
    },
  },
  'POST /api/v1/reports/{id}/photos/{photo}/redact': records(
    'Blackens parts of a photo: shares of its width and height from the upper left corner. The old file is gone then',
    named('Receipt'),
    { fails: [404, 410] },
  ),
  'POST /api/v1/reports/{id}/photos/{photo}/remove': step('Takes a photo away, and says why'),
  'POST /api/v1/reports/{id}/support': step('It is this one: I have found the same, tell me'),
  'DELETE /api/v1/reports/{id}/support': step('Tell me no more'),
  'POST /api/v1/reports/{id}/confirm-fixed': step('Whoever reported it, or found the same, says that it is fixed'),
  'POST /api/v1/reports/{id}/reopen': step('Whoever reported it, or found the same, says that it is not'),
  'POST /api/v1/reports/{id}/appeal': step('Whoever reported it disagrees with its being hidden: once'),
  'POST /api/v1/reports/{id}/appeal/decide': step(
    'Another moderator than who hid it decides; overturned, it is shown again',
  ),
  'POST /api/v1/reports/{id}/acknowledge': step('It has been read'),
  'POST /api/v1/reports/{id}/assign': step('A department deals with it'),
  'POST /api/v1/reports/{id}/plan': step('The day for which the work is planned'),
  'POST /api/v1/reports/{id}/start': step('The work has begun'),
  'POST /api/v1/reports/{id}/resolve': step('It is resolved, and how'),
  'POST /api/v1/reports/{id}/refuse': step('It is not taken up, and why'),
  'POST /api/v1/reports/{id}/pass-on': step('Somebody else answers for it'),
  'POST /api/v1/reports/{id}/merge': step('It is the same as another'),
  'POST /api/v1/reports/{id}/unmerge': step('It is not the same as the other after all'),
  'POST /api/v1/reports/{id}/notes': step('A note between officials'),
  'POST /api/v1/reports/{id}/hide': step('Closes it to readers, and says why'),
  'POST /api/v1/reports/{id}/show': step('Opens it to readers again, and says why'),
  'GET /api/v1/map/categories': answers(
    'What can be reported, and who answers for it',
    object({ items: list(category), departments: list(object({ department: text, name: both, retired: flag })) }),
  ),
  'GET /api/v1/map/districts': answers(
    'The borders of the districts as GeoJSON; `schematic` says that they are drawn by hand. Large ones are drawings of those that `properties.exact` names (`/log/content/<digest>`): by these places lie in districts',
    object({ type: one('FeatureCollection'), schematic: flag, version: whole, source: text, features: list(feature) }),
  ),
  'POST /api/v1/map/departments': records('Names a department, or names it anew'),
  'POST /api/v1/map/categories': records('Adopts the next version of a category'),
  'POST /api/v1/map/categories/retire': records('A category takes no more reports; those that are there stay'),
};
