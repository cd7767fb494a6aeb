import { AccessibilityPage } from '../../../src/portal/pages/accessibility.js';
import { ApplyCheckPage, ApplyStepPage } from '../../../src/portal/pages/apply.js';
import { AssistedCasePage, AssistingPage } from '../../../src/portal/pages/assisting.js';
import { BallotReceiptPage } from '../../../src/portal/pages/ballot-receipt.js';
import { BudgetPage } from '../../../src/portal/pages/budget.js';
import { BudgetOfficePage, ComplaintQueuePage, ProposalQueuePage } from '../../../src/portal/pages/budget-office.js';
import { RoundPage } from '../../../src/portal/pages/budget-round.js';
import { CaseQueuePage } from '../../../src/portal/pages/case-queue.js';
import { ContactPage } from '../../../src/portal/pages/contact.js';
import { CounterFormPage, CounterPage, NumberGivenPage } from '../../../src/portal/pages/counter.js';
import { ErasePage } from '../../../src/portal/pages/erase.js';
import { ErrorPage } from '../../../src/portal/pages/error.js';
import { ForumPage } from '../../../src/portal/pages/forum.js';
import { ForumCategoriesPage } from '../../../src/portal/pages/forum-categories.js';
import { ForumQueuePage } from '../../../src/portal/pages/forum-queue.js';
import { GroupPage } from '../../../src/portal/pages/group.js';
import { GroupMembersPage } from '../../../src/portal/pages/group-members.js';
import { GroupOfficePage } from '../../../src/portal/pages/group-office.js';
import { GroupRolesPage } from '../../../src/portal/pages/group-roles.js';
import { GroupTasksPage } from '../../../src/portal/pages/group-tasks.js';
import { GroupWorkflowPage } from '../../../src/portal/pages/group-workflow.js';
import { AssistedPage, AssistPage, HallPage } from '../../../src/portal/pages/hall.js';
import { HandlingPage } from '../../../src/portal/pages/handling.js';
import { HomePage } from '../../../src/portal/pages/home.js';
import { KioskPage } from '../../../src/portal/pages/kiosk.js';
import { LogPage } from '../../../src/portal/pages/log.js';
import { LogEntryPage } from '../../../src/portal/pages/log-entry.js';
import { LogFiguresPage } from '../../../src/portal/pages/log-figures.js';
import { CategoryPage } from '../../../src/portal/pages/map-category.js';
import { DepartmentPage } from '../../../src/portal/pages/map-department.js';
import { MapImportPage } from '../../../src/portal/pages/map-import.js';
import { TriedImportPage } from '../../../src/portal/pages/map-import-tried.js';
import { LayerPage } from '../../../src/portal/pages/map-layer.js';
import { MapObjectPage, MapObjectsPage } from '../../../src/portal/pages/map-objects.js';
import { HidingAppealsPage, MapOfficePage } from '../../../src/portal/pages/map-office.js';
import { RulesListPage } from '../../../src/portal/pages/map-rules.js';
import { TemplatePage } from '../../../src/portal/pages/map-template.js';
import { MePage } from '../../../src/portal/pages/me.js';
import { CasePage, QueuePage } from '../../../src/portal/pages/moderation.js';
import { MonitorsPage } from '../../../src/portal/pages/monitors.js';
import { MyCasesPage } from '../../../src/portal/pages/my-cases.js';
import { OgpPage } from '../../../src/portal/pages/ogp.js';
import { CommitmentPage } from '../../../src/portal/pages/ogp-commitment.js';
import { OgpFormPage } from '../../../src/portal/pages/ogp-form.js';
import { PlanPage } from '../../../src/portal/pages/ogp-plan.js';
import { OgpReportPage } from '../../../src/portal/pages/ogp-report.js';
import { RepositoryPage } from '../../../src/portal/pages/ogp-repository.js';
import { OpenDataPage } from '../../../src/portal/pages/open-data.js';
import { OpenTablePage } from '../../../src/portal/pages/open-table.js';
import { OutboxPage } from '../../../src/portal/pages/outbox.js';
import { PetitionPage } from '../../../src/portal/pages/petition.js';
import { PetitionNewPage } from '../../../src/portal/pages/petition-new.js';
import { SignedPage, SignPage } from '../../../src/portal/pages/petition-sign.js';
import { PetitionsListPage } from '../../../src/portal/pages/petitions-list.js';
import { PlacedObjectPage } from '../../../src/portal/pages/placed-object.js';
import { PlacedObjectsPage } from '../../../src/portal/pages/placed-objects.js';
import { PostPage } from '../../../src/portal/pages/post.js';
import { PrivacyPage } from '../../../src/portal/pages/privacy.js';
import { ProposalPage } from '../../../src/portal/pages/proposal.js';
import { ProposalsListPage } from '../../../src/portal/pages/proposals-list.js';
import { ProposePage } from '../../../src/portal/pages/propose.js';
import { QueuedCasePage } from '../../../src/portal/pages/queued-case.js';
import { PastedPage, ReceiptPage } from '../../../src/portal/pages/receipt.js';
import { RegistersPage } from '../../../src/portal/pages/registers.js';
import { ReplayPage } from '../../../src/portal/pages/replay.js';
import { ReportPage } from '../../../src/portal/pages/report.js';
import { BatchPage } from '../../../src/portal/pages/report-batch.js';
import { NewBatchPage } from '../../../src/portal/pages/report-batch-new.js';
import { NewReportPage } from '../../../src/portal/pages/report-new.js';
import { ReportPhotoPage } from '../../../src/portal/pages/report-photo.js';
import { ReportQueuePage } from '../../../src/portal/pages/report-queue.js';
import { UnmergePage } from '../../../src/portal/pages/report-unmerge.js';
import { ReportsListPage } from '../../../src/portal/pages/reports-list.js';
import { RequestsPage } from '../../../src/portal/pages/requests.js';
import { ReviewsPage } from '../../../src/portal/pages/reviews.js';
import { RolesOfficePage } from '../../../src/portal/pages/roles-office.js';
import { NewRoundPage } from '../../../src/portal/pages/round-new.js';
import { RoundOfficePage } from '../../../src/portal/pages/round-office.js';
import { RoundResultPage } from '../../../src/portal/pages/round-result.js';
import { RecoveryCodesPage, SecondFactorPage } from '../../../src/portal/pages/second-factor.js';
import { ServicePage } from '../../../src/portal/pages/service.js';
import { ServiceCasePage } from '../../../src/portal/pages/service-case.js';
import { ServiceFeedbackPage } from '../../../src/portal/pages/service-feedback.js';
import { ServiceDraftPage, ServiceOfficePage } from '../../../src/portal/pages/service-office.js';
import { ServiceStandardsPage } from '../../../src/portal/pages/service-standards.js';
import { ServicesPage } from '../../../src/portal/pages/services.js';
import { SessionPage } from '../../../src/portal/pages/session.js';
import { SessionDeskPage } from '../../../src/portal/pages/session-desk.js';
import { NewSessionPage } from '../../../src/portal/pages/session-new.js';
import { SheetDonePage, SheetPage } from '../../../src/portal/pages/sheet.js';
import { PetitionSheetsPage, SheetsPage } from '../../../src/portal/pages/sheets.js';
import { CodePage, SignInPage } from '../../../src/portal/pages/sign-in.js';
import { ListsPage, PetitionListsPage } from '../../../src/portal/pages/signatory-lists.js';
import { SpendingPage } from '../../../src/portal/pages/spending.js';
import { SpendingImportPage } from '../../../src/portal/pages/spending-import.js';
import { TriedSpendingPage } from '../../../src/portal/pages/spending-import-tried.js';
import { SpendingPartPage } from '../../../src/portal/pages/spending-part.js';
import { StaffPage } from '../../../src/portal/pages/staff.js';
import { RevokePage } from '../../../src/portal/pages/staff-revoke.js';
import { SurveyPage } from '../../../src/portal/pages/survey.js';
import {
  SurveyCheckPage,
  SurveyCodePage,
  SurveyResumePage,
  SurveySavedPage,
  SurveyStepPage,
  SurveyThanksPage,
} from '../../../src/portal/pages/survey-answer.js';
import { SurveyCodingPage } from '../../../src/portal/pages/survey-coding.js';
import { SurveyDeskPage } from '../../../src/portal/pages/survey-desk.js';
import { FieldworkPage } from '../../../src/portal/pages/survey-fieldwork.js';
import { SurveyLettersPage } from '../../../src/portal/pages/survey-letters.js';
import { SurveyMethodPage } from '../../../src/portal/pages/survey-method.js';
import { NewSurveyPage } from '../../../src/portal/pages/survey-new.js';
import { SurveyOfficePage } from '../../../src/portal/pages/survey-office.js';
import { SurveyRemovalsPage } from '../../../src/portal/pages/survey-removals.js';
import { SurveyResultsPage } from '../../../src/portal/pages/survey-results.js';
import { SurveysPage } from '../../../src/portal/pages/surveys.js';
import { TasksOfficePage } from '../../../src/portal/pages/tasks-office.js';
import { TopicPage } from '../../../src/portal/pages/topic.js';
import { NewTopicPage } from '../../../src/portal/pages/topic-new.js';
import { VisitPage } from '../../../src/portal/pages/visit.js';
import { VisitFormPage } from '../../../src/portal/pages/visit-form.js';
import { VisitsPage } from '../../../src/portal/pages/visits.js';
import { VotePage } from '../../../src/portal/pages/vote.js';
import { VoteCheckPage } from '../../../src/portal/pages/vote-check.js';
import { VoteDonePage } from '../../../src/portal/pages/vote-done.js';
import type { Pages } from './pages.js';

/** Every page, from the source. */
export const pages: Pages = {
  AccessibilityPage,
  AssistedCasePage,
  ServiceDraftPage,
  ServiceOfficePage,
  AssistingPage,
  BallotReceiptPage,
  RoundResultPage,
  VotePage,
  VoteCheckPage,
  VoteDonePage,
  KioskPage,
  CounterPage,
  CounterFormPage,
  NumberGivenPage,
  AssistPage,
  BudgetPage,
  RoundPage,
  ProposalsListPage,
  ProposalPage,
  ProposePage,
  NewRoundPage,
  RoundOfficePage,
  BudgetOfficePage,
  ComplaintQueuePage,
  ProposalQueuePage,
  AssistedPage,
  HallPage,
  ListsPage,
  PetitionListsPage,
  PetitionSheetsPage,
  SheetDonePage,
  SheetPage,
  SheetsPage,
  CasePage,
  CodePage,
  ContactPage,
  ErasePage,
  RecoveryCodesPage,
  SecondFactorPage,
  ErrorPage,
  ForumCategoriesPage,
  ForumPage,
  ForumQueuePage,
  HomePage,
  CategoryPage,
  DepartmentPage,
  HidingAppealsPage,
  LayerPage,
  MapImportPage,
  PlacedObjectPage,
  PlacedObjectsPage,
  TriedImportPage,
  MapOfficePage,
  RulesListPage,
  TemplatePage,
  LogEntryPage,
  LogFiguresPage,
  OgpFormPage,
  OgpPage,
  CommitmentPage,
  PlanPage,
  OgpReportPage,
  RepositoryPage,
  OpenDataPage,
  OpenTablePage,
  LogPage,
  MapObjectPage,
  MapObjectsPage,
  MePage,
  NewReportPage,
  NewTopicPage,
  FieldworkPage,
  NewSurveyPage,
  SurveyCheckPage,
  SurveyCodePage,
  SurveyCodingPage,
  SurveyDeskPage,
  SurveyLettersPage,
  SurveyMethodPage,
  SurveyOfficePage,
  SurveyPage,
  SurveyRemovalsPage,
  SurveyResultsPage,
  SurveyResumePage,
  SurveySavedPage,
  SurveyStepPage,
  SurveyThanksPage,
  SurveysPage,
  GroupPage,
  SessionPage,
  GroupOfficePage,
  GroupRolesPage,
  GroupTasksPage,
  GroupWorkflowPage,
  RolesOfficePage,
  TasksOfficePage,
  GroupMembersPage,
  NewSessionPage,
  SessionDeskPage,
  OutboxPage,
  PetitionNewPage,
  PetitionPage,
  PetitionsListPage,
  PostPage,
  PrivacyPage,
  QueuePage,
  PastedPage,
  ReceiptPage,
  ReplayPage,
  UnmergePage,
  BatchPage,
  HandlingPage,
  NewBatchPage,
  ReportQueuePage,
  ReportPage,
  ReportPhotoPage,
  ReportsListPage,
  ReviewsPage,
  RegistersPage,
  RequestsPage,
  RevokePage,
  ApplyCheckPage,
  ApplyStepPage,
  MyCasesPage,
  MonitorsPage,
  ServiceFeedbackPage,
  ServiceStandardsPage,
  VisitPage,
  VisitFormPage,
  VisitsPage,
  CaseQueuePage,
  QueuedCasePage,
  ServiceCasePage,
  ServicePage,
  ServicesPage,
  SignedPage,
  SignInPage,
  SignPage,
  SpendingPage,
  SpendingPartPage,
  SpendingImportPage,
  TriedSpendingPage,
  StaffPage,
  TopicPage,
};
