import { AccountPagesController } from './account.controller.js';
import { FeedsController } from './feeds.controller.js';
import { ForumPagesController } from './forum.controller.js';
import { ForumOfficePagesController } from './forum-office.controller.js';
import { HallPagesController } from './hall.controller.js';
import { LogPagesController } from './log.controller.js';
import { EntryPagesController } from './log-entries.controller.js';
import { OfficePagesController } from './office.controller.js';
import { PetitionPagesController } from './petition.controller.js';
import { PostPagesController } from './posts.controller.js';
import { PrivacyPagesController } from './privacy.controller.js';
import { PublicPagesController } from './public.controller.js';
import { ReceiptPagesController } from './receipts.controller.js';
import { ReportPagesController } from './reports.controller.js';
import { ReviewPagesController } from './reviews.controller.js';
import { SheetPagesController } from './sheets.controller.js';
import { SignatoryListPagesController } from './signatory-lists.controller.js';
import { StaffPagesController } from './staff.controller.js';
import { TopicPagesController } from './topics.controller.js';
import { WritingPagesController } from './writing.controller.js';

/** Every room of the portal. The new petition's page stands before the page of a petition: `new` is no id. So it is in the forum. */
export const pages = [
  FeedsController,
  PublicPagesController,
  LogPagesController,
  EntryPagesController,
  ReceiptPagesController,
  WritingPagesController,
  PetitionPagesController,
  ReportPagesController,
  ForumPagesController,
  TopicPagesController,
  PostPagesController,
  ForumOfficePagesController,
  AccountPagesController,
  PrivacyPagesController,
  OfficePagesController,
  ReviewPagesController,
  SheetPagesController,
  HallPagesController,
  SignatoryListPagesController,
  StaffPagesController,
];
