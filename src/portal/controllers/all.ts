import { AccountPagesController } from './account.controller.js';
import { ActivityPubController } from './activitypub.controller.js';
import { AmendingController } from './amending.controller.js';
import { ApplyingController } from './applying.controller.js';
import { AssistingController } from './assisting.controller.js';
import { BallotFormController } from './ballot-form.controller.js';
import { BallotReceiptsController } from './ballot-receipts.controller.js';
import { BudgetPagesController } from './budget.controller.js';
import { BudgetOfficePagesController } from './budget-office.controller.js';
import { CardsController } from './cards.controller.js';
import { CaseQueuePagesController } from './case-queue.controller.js';
import { CivicControlPagesController } from './civic-control.controller.js';
import { CounterPagesController } from './counter.controller.js';
import { EmbedsController } from './embeds.controller.js';
import { ErasePagesController } from './erase.controller.js';
import { FeedsController } from './feeds.controller.js';
import { FieldworkPagesController } from './fieldwork.controller.js';
import { ForumPagesController } from './forum.controller.js';
import { ForumOfficePagesController } from './forum-office.controller.js';
import { GroupPagesController } from './group.controller.js';
import { GroupOfficePagesController } from './group-office.controller.js';
import { GroupTaskPagesController } from './group-tasks.controller.js';
import { HallPagesController } from './hall.controller.js';
import { HandlingPagesController } from './handling.controller.js';
import { KioskController } from './kiosk.controller.js';
import { LogPagesController } from './log.controller.js';
import { EntryPagesController } from './log-entries.controller.js';
import { MapPagesController } from './map.controller.js';
import { MapCategoryPagesController } from './map-categories.controller.js';
import { MapImportPagesController } from './map-import.controller.js';
import { MapLayerPagesController } from './map-layers.controller.js';
import { MapOfficePagesController } from './map-office.controller.js';
import { MinutesController } from './minutes.controller.js';
import { MyCasesController } from './my-cases.controller.js';
import { OfficePagesController } from './office.controller.js';
import { OgpPagesController } from './ogp.controller.js';
import { OgpFormsController } from './ogp-forms.controller.js';
import { OgpReportPagesController } from './ogp-report.controller.js';
import { OgpReportFilesController } from './ogp-report-files.controller.js';
import { OidcPagesController } from './oidc.controller.js';
import { OpenDataPagesController } from './open-data.controller.js';
import { PetitionPagesController } from './petition.controller.js';
import { PlacedObjectPagesController } from './placed-objects.controller.js';
import { PostPagesController } from './posts.controller.js';
import { PrivacyPagesController } from './privacy.controller.js';
import { ProposalPagesController } from './proposals.controller.js';
import { ProposingPagesController } from './proposing.controller.js';
import { PublicPagesController } from './public.controller.js';
import { ReceiptPagesController } from './receipts.controller.js';
import { ReportFilingController } from './report-filing.controller.js';
import { ReportOfficePagesController } from './report-office.controller.js';
import { ReportPhotoPagesController } from './report-photos.controller.js';
import { ReportQueuePagesController } from './report-queue.controller.js';
import { UnmergePagesController } from './report-unmerge.controller.js';
import { ReportPagesController } from './reports.controller.js';
import { ReviewPagesController } from './reviews.controller.js';
import { RolesOfficePagesController } from './roles-office.controller.js';
import { RoundReminderPagesController } from './round-reminders.controller.js';
import { RoundResultPagesController } from './round-results.controller.js';
import { SecondFactorPagesController } from './second-factor.controller.js';
import { ServiceOfficeController } from './service-office.controller.js';
import { ServicePagesController } from './services.controller.js';
import { SessionDeskController } from './session-desk.controller.js';
import { SharePagesController } from './share.controller.js';
import { SheetPagesController } from './sheets.controller.js';
import { SignatoryListPagesController } from './signatory-lists.controller.js';
import { SpendingPagesController } from './spending.controller.js';
import { SpendingImportPagesController } from './spending-import.controller.js';
import { StaffPagesController } from './staff.controller.js';
import { SurveyAnsweringController } from './survey-answering.controller.js';
import { SurveyDraftingPagesController } from './survey-drafting.controller.js';
import { SurveyOfficePagesController } from './survey-office.controller.js';
import { SurveyRemovalsController } from './survey-removals.controller.js';
import { SurveyPagesController } from './surveys.controller.js';
import { TopicPagesController } from './topics.controller.js';
import { VisitPagesController } from './visits.controller.js';
import { VotePagesController } from './vote.controller.js';
import { WritingPagesController } from './writing.controller.js';

/** Every room of the portal. The new petition's page stands before the page of a petition: `new` is no id. So it is in the forum. */
export const pages = [
  FeedsController,
  CardsController,
  EmbedsController,
  ActivityPubController,
  SharePagesController,
  PublicPagesController,
  LogPagesController,
  EntryPagesController,
  OgpPagesController,
  OgpFormsController,
  OgpReportPagesController,
  OpenDataPagesController,
  ReceiptPagesController,
  WritingPagesController,
  PetitionPagesController,
  ReportFilingController,
  MapPagesController,
  ReportPagesController,
  ReportQueuePagesController,
  HandlingPagesController,
  ReportOfficePagesController,
  MapOfficePagesController,
  ProposalPagesController,
  ProposingPagesController,
  BudgetPagesController,
  BudgetOfficePagesController,
  MapCategoryPagesController,
  MapLayerPagesController,
  PlacedObjectPagesController,
  MapImportPagesController,
  ReportPhotoPagesController,
  UnmergePagesController,
  VotePagesController,
  BallotFormController,
  BallotReceiptsController,
  RoundReminderPagesController,
  RoundResultPagesController,
  ForumPagesController,
  TopicPagesController,
  PostPagesController,
  ForumOfficePagesController,
  SurveyPagesController,
  SurveyAnsweringController,
  FieldworkPagesController,
  SurveyDraftingPagesController,
  SurveyOfficePagesController,
  SurveyRemovalsController,
  AccountPagesController,
  OidcPagesController,
  ErasePagesController,
  SecondFactorPagesController,
  PrivacyPagesController,
  OfficePagesController,
  ReviewPagesController,
  SheetPagesController,
  HallPagesController,
  CounterPagesController,
  KioskController,
  SignatoryListPagesController,
  StaffPagesController,
  SpendingPagesController,
  SpendingImportPagesController,
  GroupPagesController,
  MinutesController,
  OgpReportFilesController,
  GroupOfficePagesController,
  SessionDeskController,
  ServiceOfficeController,
  ServicePagesController,
  ApplyingController,
  AmendingController,
  AssistingController,
  MyCasesController,
  CaseQueuePagesController,
  CivicControlPagesController,
  VisitPagesController,
  GroupTaskPagesController,
  RolesOfficePagesController,
];
