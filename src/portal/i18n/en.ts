import { account } from './en/account.js';
import { applying } from './en/applying.js';
import { assisting } from './en/assisting.js';
import { budget } from './en/budget.js';
import { budgetOffice } from './en/budget-office.js';
import { cases } from './en/cases.js';
import { civic } from './en/civic.js';
import { counter } from './en/counter.js';
import { entry, feed, figures } from './en/entries.js';
import { facts } from './en/facts.js';
import { forum } from './en/forum.js';
import { forumOffice } from './en/forum-office.js';
import { group } from './en/group.js';
import { groupOffice } from './en/group-office.js';
import { groupTasks } from './en/group-tasks.js';
import { hall } from './en/hall.js';
import { imports } from './en/imports.js';
import { lists } from './en/lists.js';
import { log, timeline } from './en/log.js';
import { map, place } from './en/map.js';
import { mapPlacing } from './en/map-placing.js';
import { mapRules } from './en/map-rules.js';
import { minutes } from './en/minutes.js';
import { notifications } from './en/notifications.js';
import { office } from './en/office.js';
import { ogp } from './en/ogp.js';
import { ogpForms } from './en/ogp-forms.js';
import { ogpReport } from './en/ogp-report.js';
import { ogpWords } from './en/ogp-words.js';
import { openData } from './en/open-data.js';
import { rooms, sheets } from './en/papers.js';
import { registers, requests } from './en/personal.js';
import { petition } from './en/petition.js';
import { petitions } from './en/petitions.js';
import { photos } from './en/photos.js';
import { proposals } from './en/proposals.js';
import { refusals } from './en/refusals.js';
import { reportActs } from './en/report-acts.js';
import { handling, reportDesk } from './en/report-desk.js';
import { reports } from './en/reports.js';
import { results } from './en/results.js';
import { serviceOffice } from './en/service-office.js';
import { services } from './en/services.js';
import { sharing } from './en/sharing.js';
import { shell } from './en/shell.js';
import { spending } from './en/spending.js';
import { accessibility, contact, errors, privacy } from './en/statements.js';
import { surveyDisclosure } from './en/survey-disclosure.js';
import { surveyOffice } from './en/survey-office.js';
import { surveyRemovals } from './en/survey-removals.js';
import { surveys } from './en/surveys.js';
import { vote } from './en/vote.js';
import { signing, writing } from './en/writing.js';
import type { Catalogue } from './ka.js';

/** The portal in English. */
export const en: Catalogue = {
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
};
