import type { BallotEvent, CredentialEvent } from './ballots.js';
import type { ComplaintEvent, RoundEvent } from './budgeting.js';
import type { FigureEvent } from './figures.js';
import type { ForumEvent } from './forum.js';
import type { ErasureEvent, LogKeyEvent, RegisterEvent, StaffEvent } from './identity.js';
import type { MapEvent } from './map-layers.js';
import type {
  FollowEvent,
  PetitionEvent,
  ReviewEvent,
  SheetEvent,
  SignatureEvent,
  UnsealingEvent,
} from './petitions.js';
import type { PrivacyEvent } from './privacy.js';
import type { ProposalEvent } from './proposals.js';
import type { RegulationEvent } from './regulations.js';
import type { ReportBatchEvent } from './report-batches.js';
import type { SmartMapEvent } from './smart-map.js';
import type { AnswerEvent, CodingEvent, SurveyEvent } from './surveys.js';

/** Every fact the house knows. */
export type GhiaEvent =
  | PetitionEvent
  | SignatureEvent
  | ReviewEvent
  | SheetEvent
  | UnsealingEvent
  | FollowEvent
  | RegulationEvent
  | StaffEvent
  | RegisterEvent
  | ErasureEvent
  | LogKeyEvent
  | FigureEvent
  | PrivacyEvent
  | SmartMapEvent
  | ReportBatchEvent
  | MapEvent
  | ForumEvent
  | SurveyEvent
  | AnswerEvent
  | CodingEvent
  | RoundEvent
  | ComplaintEvent
  | ProposalEvent
  | CredentialEvent
  | BallotEvent;

type Room =
  | 'petitions'
  | 'regulations'
  | 'identity'
  | 'figures'
  | 'privacy'
  | 'smart-map'
  | 'forum'
  | 'budgeting'
  | 'surveys';
type Entry = { readonly room: Room; readonly category: string; readonly schema: number; readonly sealed: boolean };

const of = (room: Room, category: string, sealed = false, schema = 1): Entry => ({ room, category, schema, sealed });

/** The catalogue: for each fact its room, its stream's category, the schema it is written in, whether it has a private part. */
export const catalogue: { readonly [T in GhiaEvent['type']]: Entry } = {
  PetitionDrafted: of('petitions', 'petition', true),
  PetitionAuthorNamed: of('petitions', 'petition', true),
  PetitionSupported: of('petitions', 'petition'),
  PetitionSubmitted: of('petitions', 'petition'),
  PetitionRegistered: of('petitions', 'petition'),
  PetitionAdmitted: of('petitions', 'petition'),
  PetitionRefused: of('petitions', 'petition', true),
  RefusalNoticeGiven: of('petitions', 'petition'),
  PetitionAppealed: of('petitions', 'petition', true),
  PetitionAppealDecided: of('petitions', 'petition', true),
  PetitionGoalReached: of('petitions', 'petition'),
  PetitionClosed: of('petitions', 'petition'),
  PetitionAnswered: of('petitions', 'petition', true),
  PetitionFollowedUp: of('petitions', 'petition', true),
  AnswerFellOverdue: of('petitions', 'petition'),
  PetitionSigned: of('petitions', 'signature', true),
  SignatureWithdrawn: of('petitions', 'signature'),
  SignatureInvalidated: of('petitions', 'signature'),
  SignatureRestored: of('petitions', 'signature'),
  InitialsHidden: of('petitions', 'signature'),
  SignaturesFlagged: of('petitions', 'review', true),
  SignaturesInvalidated: of('petitions', 'review', true),
  SignaturesRestored: of('petitions', 'review'),
  ReviewDismissed: of('petitions', 'review'),
  PaperSheetReceived: of('petitions', 'sheet'),
  PaperSheetEntered: of('petitions', 'sheet'),
  SignatoryListRequested: of('petitions', 'unsealing'),
  SignatoryListApproved: of('petitions', 'unsealing'),
  SignatoryListUnsealed: of('petitions', 'unsealing'),
  PetitionFollowed: of('petitions', 'follow'),
  PetitionUnfollowed: of('petitions', 'follow'),
  RegulationAdopted: of('regulations', 'regulation'),
  RoleProposed: of('identity', 'staff'),
  RoleGranted: of('identity', 'staff', true),
  RoleRevoked: of('identity', 'staff'),
  TokenIssued: of('identity', 'staff'),
  ResidentsImported: of('identity', 'register'),
  ErasureRequested: of('identity', 'erasure'),
  SubjectErased: of('identity', 'erasure'),
  ScopeSecretDestroyed: of('identity', 'scope'),
  LogKeyRotated: of('identity', 'keys'),
  LogKeyRetired: of('identity', 'keys'),
  FigurePublished: of('figures', 'figure'),
  RetentionScheduleAdopted: of('privacy', 'schedule'),
  InvolvedForgotten: of('privacy', 'retention'),
  RetentionApplied: of('privacy', 'retention'),
  LegalHoldPlaced: of('privacy', 'hold'),
  LegalHoldLifted: of('privacy', 'hold'),
  DataRequestMade: of('privacy', 'request', true),
  DataRequestAnswered: of('privacy', 'request', true),
  DataRequestWithdrawn: of('privacy', 'request'),
  BreachRecorded: of('privacy', 'breach', true),
  BreachNotified: of('privacy', 'breach'),
  BreachClosed: of('privacy', 'breach'),
  ProcessingDescribed: of('privacy', 'processing'),
  PersonalDataOpened: of('privacy', 'opening'),
  DepartmentNamed: of('smart-map', 'department'),
  DepartmentRetired: of('smart-map', 'department'),
  CategoryAdopted: of('smart-map', 'category'),
  CategoryRetired: of('smart-map', 'category'),
  ReportFiled: of('smart-map', 'report', true),
  ReporterNamed: of('smart-map', 'report', true),
  ReportAcknowledged: of('smart-map', 'report', true),
  ReportAssigned: of('smart-map', 'report'),
  ReportPlanned: of('smart-map', 'report', true),
  ReportStarted: of('smart-map', 'report', true),
  ReportResolved: of('smart-map', 'report', true),
  ReportConfirmedFixed: of('smart-map', 'report'),
  ReportRefused: of('smart-map', 'report', true),
  ReportNotOurs: of('smart-map', 'report', true),
  ReportMerged: of('smart-map', 'report'),
  ReportReopened: of('smart-map', 'report', true),
  ReportFellOverdue: of('smart-map', 'report'),
  ReportFixAsked: of('smart-map', 'report'),
  ReportHidden: of('smart-map', 'report', true),
  ReportShown: of('smart-map', 'report', true),
  ReportPhotoRedacted: of('smart-map', 'report', true),
  ReportPhotoRemoved: of('smart-map', 'report', true),
  ReportHidingAppealed: of('smart-map', 'report', true),
  ReportHidingAppealDecided: of('smart-map', 'report', true),
  ReportNoted: of('smart-map', 'report', true),
  ReportPutBack: of('smart-map', 'report'),
  ReportReaffirmed: of('smart-map', 'report', true),
  ReportUnmerged: of('smart-map', 'report', true),
  ReportBatchBegun: of('smart-map', 'batch', true),
  ReportBatchDone: of('smart-map', 'batch'),
  ReportBatchUndone: of('smart-map', 'batch', true),
  ReportBatchPutBack: of('smart-map', 'batch'),
  ReportSupported: of('smart-map', 'backing'),
  ReportLeft: of('smart-map', 'backing'),
  TemplateAdopted: of('smart-map', 'template'),
  TemplateRetired: of('smart-map', 'template'),
  MapLayerAdopted: of('smart-map', 'layer'),
  MapLayerRetired: of('smart-map', 'layer'),
  MapObjectPlaced: of('smart-map', 'object'),
  MapObjectRevised: of('smart-map', 'object'),
  MapObjectRetired: of('smart-map', 'object'),
  DistrictDrawn: of('smart-map', 'districts'),
  DistrictsAdopted: of('smart-map', 'districts'),
  ForumCategoryAdopted: of('forum', 'forumcategory'),
  ForumCategoryRetired: of('forum', 'forumcategory'),
  TopicOpened: of('forum', 'topic', true),
  TopicLocked: of('forum', 'topic', true),
  TopicUnlocked: of('forum', 'topic', true),
  PostWritten: of('forum', 'post', true),
  OfficialReplied: of('forum', 'post', true),
  PostEdited: of('forum', 'post', true),
  PostHiddenByFlags: of('forum', 'post'),
  PostHidden: of('forum', 'post', true),
  PostRestored: of('forum', 'post', true),
  FlagsDismissed: of('forum', 'post', true),
  PostDecisionFellOverdue: of('forum', 'post'),
  HidingAppealed: of('forum', 'post', true),
  HidingAppealDecided: of('forum', 'post', true),
  PostFlagged: of('forum', 'flag'),
  PostFoundUseful: of('forum', 'useful'),
  PostUsefulTakenBack: of('forum', 'useful'),
  TopicFollowed: of('forum', 'following'),
  TopicDigestChosen: of('forum', 'following'),
  TopicUnfollowed: of('forum', 'following'),
  SurveyDrafted: of('surveys', 'survey'),
  QuestionnaireAdopted: of('surveys', 'survey'),
  SurveyMethodPlanned: of('surveys', 'survey'),
  SurveyOpened: of('surveys', 'survey'),
  InvitationsIssued: of('surveys', 'survey'),
  InvitedReminded: of('surveys', 'survey'),
  FieldworkAssigned: of('surveys', 'survey'),
  CodebookAdopted: of('surveys', 'survey'),
  SurveyClosed: of('surveys', 'survey'),
  AnswerFilePublished: of('surveys', 'survey'),
  ResultsPublished: of('surveys', 'survey'),
  SurveyAnswered: of('surveys', 'answer', true),
  TextsCoded: of('surveys', 'coding', true),
  RoundOpened: of('budgeting', 'round', true),
  VotingOpened: of('budgeting', 'round'),
  RoundClosed: of('budgeting', 'round'),
  TieSeedRevealed: of('budgeting', 'round'),
  BallotsOpened: of('budgeting', 'round'),
  TallyPublished: of('budgeting', 'round'),
  RoundCertified: of('budgeting', 'round'),
  ResultComplained: of('budgeting', 'complaint', true),
  ResultComplaintDecided: of('budgeting', 'complaint', true),
  ProposalSubmitted: of('budgeting', 'proposal', true),
  ProposalAuthorNamed: of('budgeting', 'proposal', true),
  ProposalPassedFormal: of('budgeting', 'proposal'),
  ProposalFoundFeasible: of('budgeting', 'proposal'),
  ProposalRejected: of('budgeting', 'proposal', true),
  ProposalAppealed: of('budgeting', 'proposal', true),
  ProposalAppealDecided: of('budgeting', 'proposal', true),
  ProposalWithdrawn: of('budgeting', 'proposal'),
  ProposalMerged: of('budgeting', 'proposal', true),
  ProposalJoined: of('budgeting', 'proposal'),
  ProposalHidden: of('budgeting', 'proposal', true),
  ProposalShown: of('budgeting', 'proposal', true),
  ProposalBuilt: of('budgeting', 'proposal', true),
  CredentialIssued: of('budgeting', 'credential'),
  BallotCast: of('budgeting', 'ballot', true),
};
