import type { Frame, Reader } from '../../../src/portal/frame.js';
import { frameAt } from '../made-up.js';
import { accountPages } from './account.js';
import { budgetPages } from './budget.js';
import { budgetOfficePages } from './budget-office.js';
import { civicPages } from './civic.js';
import { forumPages } from './forum.js';
import { groupPages } from './group.js';
import { mapPages } from './map.js';
import { mapOfficePages } from './map-office.js';
import { mapPlacingPages } from './map-placing.js';
import { officePages } from './office.js';
import { ogpPages } from './ogp.js';
import { openDataPages } from './open-data.js';
import { outboxPages } from './outbox.js';
import type { Pages, Shown } from './pages.js';
import { paperPages } from './papers.js';
import { petitionStates } from './petitions.js';
import { readingPages } from './reading.js';
import { deskPages } from './report-desk.js';
import { filingPages } from './report-filing.js';
import { reportPages } from './reports.js';
import { applicationPages, caseOfficePages, servicePages } from './services.js';
import { spendingPages } from './spending.js';
import { surveyPages } from './surveys.js';
import { votePages } from './vote.js';
import { writingPages } from './writing.js';

/** Every page in every state worth looking at, with made-up people and petitions. */
export function gallery(pages: Pages, url?: (name: string) => string): Readonly<Record<string, Shown>> {
  const at = (path: string, reader: Reader | null = null): Frame => frameAt(path, reader, url);
  return {
    ...readingPages(pages, at),
    ...openDataPages(pages, at),
    ...ogpPages(pages, at),
    ...petitionStates(pages, at),
    ...reportPages(pages, at),
    ...filingPages(pages, at),
    ...deskPages(pages, at),
    ...mapOfficePages(pages, at),
    ...mapPlacingPages(pages, at),
    ...mapPages(pages, at),
    ...forumPages(pages, at),
    ...budgetPages(pages, at),
    ...budgetOfficePages(pages, at),
    ...votePages(pages, at),
    ...spendingPages(pages, at),
    ...surveyPages(pages, at),
    ...groupPages(pages, at),
    ...servicePages(pages, at),
    ...civicPages(pages, at),
    ...applicationPages(pages, at),
    ...caseOfficePages(pages, at),
    ...writingPages(pages, at),
    ...accountPages(pages, at),
    ...outboxPages(pages, at),
    ...officePages(pages, at),
    ...paperPages(pages, at),
  };
}
