import { AuditController } from './audit.controller.js';
import { BallotsController } from './ballots.controller.js';
import { CaseStepsController } from './case-steps.controller.js';
import { CasesController } from './cases.controller.js';
import { CivicControlController } from './civic-control.controller.js';
import { ContentController } from './content.controller.js';
import { ContributionsController } from './contributions.controller.js';
import { CosignController } from './cosign.controller.js';
import { CounterController } from './counter.controller.js';
import { FieldworkController } from './fieldwork.controller.js';
import { ForumController } from './forum.controller.js';
import { ForumOfficeController } from './forum-office.controller.js';
import { GroupManagementController } from './group-management.controller.js';
import { HandlingController } from './handling.controller.js';
import { HealthController } from './health.controller.js';
import { IdentityController } from './identity.controller.js';
import { MapController } from './map.controller.js';
import { MapOfficeController } from './map-office.controller.js';
import { MapRulesController } from './map-rules.controller.js';
import { MeetingsController } from './meetings.controller.js';
import { NotificationsController } from './notifications.controller.js';
import { OgpController } from './ogp.controller.js';
import { OgpOfficeController } from './ogp-office.controller.js';
import { OgpReportsController } from './ogp-reports.controller.js';
import { OpenDataController } from './open-data.controller.js';
import { Open311Controller } from './open311/open311.controller.js';
import { UpdatesController } from './open311/updates.controller.js';
import { PetitionsController } from './petitions.controller.js';
import { PetitionsCsvController } from './petitions-csv.controller.js';
import { PetitionsOfficeController } from './petitions-office.controller.js';
import { PetitionsReadingController } from './petitions-reading.controller.js';
import { PhotosController } from './photos.controller.js';
import { PrivacyController } from './privacy.controller.js';
import { ProposalsController } from './proposals.controller.js';
import { ReplayController } from './replay.controller.js';
import { ReportsController } from './reports.controller.js';
import { ReportsDeskController } from './reports-desk.controller.js';
import { ReportsOfficeController } from './reports-office.controller.js';
import { ReviewsController } from './reviews.controller.js';
import { RoundRemindersController } from './round-reminders.controller.js';
import { RoundsController } from './rounds.controller.js';
import { RoundsOfficeController } from './rounds-office.controller.js';
import { SecondFactorController } from './second-factor.controller.js';
import { SecurityTxtController } from './security-txt.controller.js';
import { ServicesController } from './services.controller.js';
import { SheetsController } from './sheets.controller.js';
import { SpendingController } from './spending.controller.js';
import { SpendingOfficeController } from './spending-office.controller.js';
import { StaffController } from './staff.controller.js';
import { StreamController } from './stream.controller.js';
import { SurveysController } from './surveys.controller.js';
import { SurveysOfficeController } from './surveys-office.controller.js';
import { TlogController } from './tlog.controller.js';
import { UnsealingsController } from './unsealings.controller.js';
import { WorkingGroupController } from './working-group.controller.js';

/** Everything that programs ask: the JSON API, Open311, the published log. */
export const api = [
  AuditController,
  ReplayController,
  TlogController,
  ContentController,
  StreamController,
  CosignController,
  HealthController,
  SecurityTxtController,
  IdentityController,
  SecondFactorController,
  NotificationsController,
  PetitionsReadingController,
  PetitionsOfficeController,
  PetitionsController,
  PetitionsCsvController,
  ReviewsController,
  SheetsController,
  UnsealingsController,
  OpenDataController,
  StaffController,
  PrivacyController,
  PhotosController,
  ReportsDeskController,
  HandlingController,
  ReportsController,
  ReportsOfficeController,
  MapRulesController,
  MapController,
  MapOfficeController,
  Open311Controller,
  UpdatesController,
  ForumController,
  ForumOfficeController,
  RoundRemindersController,
  RoundsController,
  BallotsController,
  CounterController,
  RoundsOfficeController,
  ProposalsController,
  SpendingController,
  SpendingOfficeController,
  SurveysController,
  SurveysOfficeController,
  OgpController,
  OgpOfficeController,
  OgpReportsController,
  ContributionsController,
  FieldworkController,
  WorkingGroupController,
  MeetingsController,
  CasesController,
  CivicControlController,
  CaseStepsController,
  ServicesController,
  GroupManagementController,
];
