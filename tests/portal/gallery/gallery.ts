import type { Frame, Reader } from '../../../src/portal/frame.js';
import { frameAt } from '../made-up.js';
import { accountPages } from './account.js';
import { forumPages } from './forum.js';
import { officePages } from './office.js';
import type { Pages, Shown } from './pages.js';
import { paperPages } from './papers.js';
import { petitionStates } from './petitions.js';
import { readingPages } from './reading.js';
import { reportPages } from './reports.js';
import { writingPages } from './writing.js';

/** Every page in every state worth looking at, with made-up people and petitions. */
export function gallery(pages: Pages, url?: (name: string) => string): Readonly<Record<string, Shown>> {
  const at = (path: string, reader: Reader | null = null): Frame => frameAt(path, reader, url);
  return {
    ...readingPages(pages, at),
    ...petitionStates(pages, at),
    ...reportPages(pages, at),
    ...forumPages(pages, at),
    ...writingPages(pages, at),
    ...accountPages(pages, at),
    ...officePages(pages, at),
    ...paperPages(pages, at),
  };
}
