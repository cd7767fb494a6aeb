import type { Recorded } from '../../events/envelope.js';
import type { GhiaEvent } from '../../events/index.js';
import { OF_CASES, OF_PROPOSALS, OF_REPORTS, OF_TOPICS, tokensOf } from '../../read-models/search.js';
import type { Doc } from '../../read-models/store.js';
import type { AnyProjection } from './track.js';

/** Opens a private part; 'erased' when its key is gone. */
export type Open = (fact: Recorded) => object | 'erased' | undefined;

/** What a text is for, by the fact that carries it. */
const KINDS = {
  PetitionDrafted: 'petition-text',
  PetitionAuthorNamed: 'author-name',
  PetitionRefused: 'refusal',
  PetitionAppealed: 'appeal',
  PetitionAppealDecided: 'appeal-decision',
  PetitionAnswered: 'answer',
  PetitionFollowedUp: 'follow-up',
  PetitionSigned: 'initials',
  SignatureRestored: 'initials',
  SignatureInvalidated: 'initials-off',
  SignatureWithdrawn: 'initials-gone',
  InitialsHidden: 'initials-gone',
  RoleGranted: 'staff-name',
  DataRequestMade: 'data-request',
  DataRequestAnswered: 'data-request-answer',
  BreachRecorded: 'breach',
  ReportFiled: 'report-text',
  ReporterNamed: 'reporter-name',
  ReportAcknowledged: 'report-update',
  ReportPlanned: 'report-update',
  ReportStarted: 'report-update',
  ReportReaffirmed: 'report-update',
  ReportResolved: 'report-update',
  ReportRefused: 'report-update',
  ReportNotOurs: 'report-update',
  ReportReopened: 'report-update',
  ReportHidden: 'report-update',
  ReportShown: 'report-update',
  ReportPhotoRedacted: 'report-update',
  ReportPhotoRemoved: 'report-update',
  ReportHidingAppealed: 'report-update',
  ReportHidingAppealDecided: 'report-update',
  ReportNoted: 'report-note',
  ReportUnmerged: 'report-update',
  ReportBatchBegun: 'batch-words',
  ReportBatchUndone: 'batch-words',
  TopicOpened: 'topic-text',
  TopicLocked: 'topic-update',
  TopicUnlocked: 'topic-update',
  PostWritten: 'post-text',
  OfficialReplied: 'post-text',
  PostEdited: 'post-text',
  PostHidden: 'post-update',
  PostRestored: 'post-update',
  FlagsDismissed: 'post-update',
  HidingAppealed: 'post-appeal',
  HidingAppealDecided: 'post-update',
  ProposalSubmitted: 'proposal-text',
  ProposalAuthorNamed: 'author-name',
  ProposalRejected: 'proposal-update',
  ProposalAppealed: 'proposal-update',
  ProposalAppealDecided: 'proposal-update',
  ProposalMerged: 'proposal-update',
  ProposalHidden: 'proposal-update',
  ProposalShown: 'proposal-update',
  ProposalBuilt: 'proposal-update',
  ResultComplained: 'complaint',
  ResultComplaintDecided: 'complaint',
  MilestoneProgressReported: 'commitment-words',
  SelfAssessmentGiven: 'commitment-words',
  IndependentAssessmentGiven: 'commitment-words',
  ContributionMade: 'contribution',
  ContributionAnswered: 'contribution-update',
  ContributionHidden: 'contribution-update',
  ContributionShown: 'contribution-update',
  CaseReferenceGiven: 'case-reference',
  FeedbackAnswered: 'feedback-answer',
  MonitorAccredited: 'monitor-name',
  VisitReported: 'visit-text',
  VisitCorrected: 'visit-text',
  VisitWithdrawn: 'visit-update',
  VisitHidden: 'visit-update',
  VisitShown: 'visit-update',
  VisitAnswered: 'visit-update',
} as const satisfies { [T in GhiaEvent['type']]?: string };

/** What a text belongs to, as its fact names it. */
const ABOUT = [
  'petitionId',
  'report',
  'topic',
  'staff',
  'proposalId',
  'complaint',
  'contribution',
  'commitment',
  'case',
  'visit',
  'monitor',
] as const;

export type TextKind = (typeof KINDS)[keyof typeof KINDS];

export type Text = Doc & {
  /** The petition (or other document) it belongs to. */
  readonly about: string;
  readonly kind: TextKind;
  readonly subject: string;
  readonly content: Readonly<Record<string, string>>;
  readonly position: number;
  readonly tokens?: readonly string[];
};

/** „ნინო ბერიძე“ → „ნ. ბ.“ */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .map((part) => `${[...part][0]}.`)
    .join(' ');

/**
 * The one read model that holds opened text: joined when a query answers, purged when a key is erased, left out of every
 * digest. A signature shows initials, and only where the signer asked for it.
 */
export const texts = (open: Open): AnyProjection => ({
  name: 'texts',
  version: 10,
  handles: Object.keys(KINDS),
  indexes: [['about', 'kind', 'position'], ['subject']],
  searchable: true,
  keys(e: Recorded) {
    if (e.type === 'PetitionSigned') return 'initials' in e.data ? [e.id] : [];
    return 'signature' in e.data ? [e.data.signature as string] : [e.id];
  },

  fold(known: Text | undefined, e: Recorded): Text | undefined {
    if ('signature' in e.data) return afterwards(known, KINDS[e.type as keyof typeof KINDS]);
    const content = open(e);
    if (content === undefined || content === 'erased' || !e.sealed) return undefined;
    const data = e.data as { [N in (typeof ABOUT)[number]]?: string };
    const kind = KINDS[e.type as keyof typeof KINDS];
    const base = {
      _id: e.id,
      about: ABOUT.map((name) => data[name]).find((id) => id !== undefined) ?? e.stream,
      kind,
      subject: e.sealed.subject,
      position: e.position,
    };
    if (kind === 'initials') return { ...base, content: { initials: initialsOf((content as { name: string }).name) } };
    const words = content as Record<string, string>;
    const tokens = foundBy(kind, words);
    return { ...base, content: words, ...(tokens && { tokens }) };
  },
});

/** What a text is found by; undefined where nobody looks for it. Replies are read in their topic, and looked for nowhere. */
function foundBy(kind: TextKind, words: Readonly<Record<string, string>>): readonly string[] | undefined {
  switch (kind) {
    case 'petition-text':
      return tokensOf(Object.values(words).join(' '));
    case 'report-text':
      return tokensOf(`${words.description} ${words.address}`).map((token) => `${OF_REPORTS}${token}`);
    case 'topic-text':
      return tokensOf(`${words.title} ${words.body}`).map((token) => `${OF_TOPICS}${token}`);
    case 'proposal-text':
      return tokensOf(`${words.title} ${words.description}`).map((token) => `${OF_PROPOSALS}${token}`);
    case 'case-reference':
      return [`${OF_CASES}${words.reference}`];
    default:
      return undefined;
  }
}

/** Initials go when the signature or the consent does, and are put away while it is invalidated. */
function afterwards(known: Text | undefined, kind: TextKind): Text | undefined {
  return known && kind !== 'initials-gone' ? { ...known, kind } : undefined;
}
