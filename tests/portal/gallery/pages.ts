import type { VNode } from 'preact';
import type { Frame, Lang, Reader } from '../../../src/portal/frame.js';
import type { AccessibilityPage } from '../../../src/portal/pages/accessibility.js';
import type { ErrorPage } from '../../../src/portal/pages/error.js';
import type { AssistedPage, AssistPage, HallPage } from '../../../src/portal/pages/hall.js';
import type { HomePage } from '../../../src/portal/pages/home.js';
import type { LogPage } from '../../../src/portal/pages/log.js';
import type { ErasePage, MePage } from '../../../src/portal/pages/me.js';
import type { CasePage, QueuePage } from '../../../src/portal/pages/moderation.js';
import type { OutboxPage } from '../../../src/portal/pages/outbox.js';
import type { PetitionPage } from '../../../src/portal/pages/petition.js';
import type { PetitionNewPage } from '../../../src/portal/pages/petition-new.js';
import type { SignedPage, SignPage } from '../../../src/portal/pages/petition-sign.js';
import type { PetitionsListPage } from '../../../src/portal/pages/petitions-list.js';
import type { PrivacyPage } from '../../../src/portal/pages/privacy.js';
import type { ReplayPage } from '../../../src/portal/pages/replay.js';
import type { ReviewsPage } from '../../../src/portal/pages/reviews.js';
import type { SheetDonePage, SheetPage } from '../../../src/portal/pages/sheet.js';
import type { PetitionSheetsPage, SheetsPage } from '../../../src/portal/pages/sheets.js';
import type { CodePage, SignInPage } from '../../../src/portal/pages/sign-in.js';
import type { ListsPage, PetitionListsPage } from '../../../src/portal/pages/signatory-lists.js';
import type { StaffPage } from '../../../src/portal/pages/staff.js';

/** The pages themselves: from the source, or as they were built. */
export type Pages = {
  readonly AccessibilityPage: typeof AccessibilityPage;
  readonly AssistPage: typeof AssistPage;
  readonly AssistedPage: typeof AssistedPage;
  readonly HallPage: typeof HallPage;
  readonly ListsPage: typeof ListsPage;
  readonly PetitionListsPage: typeof PetitionListsPage;
  readonly PetitionSheetsPage: typeof PetitionSheetsPage;
  readonly SheetDonePage: typeof SheetDonePage;
  readonly SheetPage: typeof SheetPage;
  readonly SheetsPage: typeof SheetsPage;
  readonly CasePage: typeof CasePage;
  readonly CodePage: typeof CodePage;
  readonly ErasePage: typeof ErasePage;
  readonly ErrorPage: typeof ErrorPage;
  readonly HomePage: typeof HomePage;
  readonly LogPage: typeof LogPage;
  readonly MePage: typeof MePage;
  readonly OutboxPage: typeof OutboxPage;
  readonly PetitionNewPage: typeof PetitionNewPage;
  readonly PetitionPage: typeof PetitionPage;
  readonly PetitionsListPage: typeof PetitionsListPage;
  readonly PrivacyPage: typeof PrivacyPage;
  readonly QueuePage: typeof QueuePage;
  readonly ReplayPage: typeof ReplayPage;
  readonly ReviewsPage: typeof ReviewsPage;
  readonly SignedPage: typeof SignedPage;
  readonly SignInPage: typeof SignInPage;
  readonly SignPage: typeof SignPage;
  readonly StaffPage: typeof StaffPage;
};
/** A page in one of its states, in either language. */
export type Shown = (lang: Lang) => VNode;

export type At = (path: string, reader?: Reader | null) => Frame;
