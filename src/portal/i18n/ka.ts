import { account } from './ka/account.js';
import { applying } from './ka/applying.js';
import { assisting } from './ka/assisting.js';
import { budget } from './ka/budget.js';
import { budgetOffice } from './ka/budget-office.js';
import { cases } from './ka/cases.js';
import { civic } from './ka/civic.js';
import { counter } from './ka/counter.js';
import { entry, feed, figures } from './ka/entries.js';
import { facts } from './ka/facts.js';
import { forum } from './ka/forum.js';
import { forumOffice } from './ka/forum-office.js';
import { group } from './ka/group.js';
import { groupOffice } from './ka/group-office.js';
import { groupTasks } from './ka/group-tasks.js';
import { hall } from './ka/hall.js';
import { imports } from './ka/imports.js';
import { lists } from './ka/lists.js';
import { log, timeline } from './ka/log.js';
import { map, place } from './ka/map.js';
import { mapPlacing } from './ka/map-placing.js';
import { mapRules } from './ka/map-rules.js';
import { minutes } from './ka/minutes.js';
import { notifications } from './ka/notifications.js';
import { office } from './ka/office.js';
import { ogp } from './ka/ogp.js';
import { ogpForms } from './ka/ogp-forms.js';
import { ogpReport } from './ka/ogp-report.js';
import { ogpWords } from './ka/ogp-words.js';
import { openData } from './ka/open-data.js';
import { rooms, sheets } from './ka/papers.js';
import { registers, requests } from './ka/personal.js';
import { petition } from './ka/petition.js';
import { petitions } from './ka/petitions.js';
import { photos } from './ka/photos.js';
import { proposals } from './ka/proposals.js';
import { refusals } from './ka/refusals.js';
import { reportActs } from './ka/report-acts.js';
import { handling, reportDesk } from './ka/report-desk.js';
import { reports } from './ka/reports.js';
import { results } from './ka/results.js';
import { serviceOffice } from './ka/service-office.js';
import { services } from './ka/services.js';
import { sharing } from './ka/sharing.js';
import { shell } from './ka/shell.js';
import { spending } from './ka/spending.js';
import { accessibility, contact, errors, privacy } from './ka/statements.js';
import { surveyDisclosure } from './ka/survey-disclosure.js';
import { surveyOffice } from './ka/survey-office.js';
import { surveyRemovals } from './ka/survey-removals.js';
import { surveys } from './ka/surveys.js';
import { vote } from './ka/vote.js';
import { signing, writing } from './ka/writing.js';

/** The portal in Georgian: the source of what there is to say. */
export const ka = {
  shell,
  sharing,
  petitions,
  petition,
  writing,
  signing,
  account,
  notifications,
  office,
  rooms,
  sheets,
  counter,
  hall,
  lists,
  facts,
  timeline,
  log,
  entry,
  figures,
  ogp,
  ogpForms,
  ogpReport,
  ogpWords,
  openData,
  feed,
  errors,
  contact,
  privacy,
  requests,
  registers,
  reports,
  reportDesk,
  handling,
  reportActs,
  mapRules,
  mapPlacing,
  photos,
  map,
  place,
  forum,
  forumOffice,
  vote,
  results,
  budget,
  budgetOffice,
  proposals,
  imports,
  spending,
  surveys,
  surveyDisclosure,
  surveyOffice,
  surveyRemovals,
  group,
  groupOffice,
  groupTasks,
  minutes,
  services,
  serviceOffice,
  applying,
  assisting,
  cases,
  civic,
  accessibility,
  refusals,
} as const;

/** The same messages with the same parameters, in any words. */
type Widen<T> = T extends string
  ? string
  : T extends (...given: infer A) => infer R
    ? (...given: A) => Widen<R>
    : { readonly [K in keyof T]: Widen<T[K]> };

/** Georgian is the source: a message that English lacks does not compile. */
export type Catalogue = Widen<typeof ka>;
