import type { PublishedLog } from '../audit/sequencer/published-log.js';
import type { Config } from '../config.js';
import type { EventLog } from '../log/event-log.js';
import type { Invited } from '../surveys/invited.js';
import type { Surveying } from '../write/surveying.js';
import type { FactPolicy, HourPolicy } from './policy.js';
import { whenAnswerTermOverThenDestroyScopeSecret } from './when-answer-term-over-then-destroy-scope-secret.js';
import { whenBallotsOpenedThenCountThem } from './when-ballots-opened-then-count-them.js';
import { whenCaseMovesThenTellItsApplicant } from './when-case-moves-then-tell-its-applicant.js';
import { whenCaseTermOverThenSaySo } from './when-case-term-over-then-say-so.js';
import { whenCredentialIssuedThenTellWhoseItIs } from './when-credential-issued-then-tell-whose-it-is.js';
import { whenDayBreaksThenSendForumDigests } from './when-day-breaks-then-send-forum-digests.js';
import { whenDecisionMadeThenTellFollowers } from './when-decision-made-then-tell-followers.js';
import { whenEvidenceFileVanishesThenSaySo } from './when-evidence-file-vanishes-then-say-so.js';
import { whenFlaggedEnoughThenHideUntilDecided } from './when-flagged-enough-then-hide-until-decided.js';
import { whenGoalReachedThenRecordIt } from './when-goal-reached-then-record-it.js';
import { whenGroupMovesThenTellItsMembers } from './when-group-moves-then-tell-its-members.js';
import { whenHourStrikesThenCloseOrRemind } from './when-hour-strikes-then-close-or-remind.js';
import { whenInvitationsIssuedThenSendThem } from './when-invitations-issued-then-send-them.js';
import { whenLegalHoldLiftedThenFinishErasures } from './when-legal-hold-lifted-then-finish-erasures.js';
import { whenMonthOverThenPublishServiceScores } from './when-month-over-then-publish-service-scores.js';
import { whenOutcomeRecordedThenOpenItsTask } from './when-outcome-recorded-then-open-its-task.js';
import { whenPetitionClosedThenPublishItsFigure } from './when-petition-closed-then-publish-its-figure.js';
import { whenPetitionMovesThenTellPeople } from './when-petition-moves-then-tell-people.js';
import { whenPhaseNearsItsEndThenRemind } from './when-phase-nears-its-end-then-remind.js';
import { whenPhotoIsLeftOverThenRemoveIt } from './when-photo-is-left-over-then-remove-it.js';
import { whenPostIsJudgedThenTellItsAuthor } from './when-post-is-judged-then-tell-its-author.js';
import { whenProposalMergedThenJoinIt } from './when-proposal-merged-then-join-it.js';
import { whenProposalMovesThenTellItsAuthors } from './when-proposal-moves-then-tell-its-authors.js';
import { whenReminderDayComesThenRemindInvited } from './when-reminder-day-comes-then-remind-invited.js';
import { whenReportBatchDecidedThenChangeEachReport } from './when-report-batch-decided-then-change-each-report.js';
import { whenReportJoinedThenMoveItsSupporters } from './when-report-joined-then-move-its-supporters.js';
import { whenReportMovesThenTellThoseInvolved } from './when-report-moves-then-tell-those-involved.js';
import { whenReportTermOverThenSaySo } from './when-report-term-over-then-say-so.js';
import { whenRetentionTermOverThenShred } from './when-retention-term-over-then-shred.js';
import { whenReviewDecidedThenChangeEachSignature } from './when-review-decided-then-change-each-signature.js';
import { whenRoundCertifiedThenDestroyItsScopeSecret } from './when-round-certified-then-destroy-its-scope-secret.js';
import { whenRoundCertifiedThenMapItsWinners } from './when-round-certified-then-map-its-winners.js';
import { whenRoundCertifiedThenTellAuthors } from './when-round-certified-then-tell-authors.js';
import { whenSessionNearsThenRemindItsMembers } from './when-session-nears-then-remind-its-members.js';
import { whenSignatureJudgedThenTellSigner } from './when-signature-judged-then-tell-signer.js';
import { whenSurveyClosedThenForgetWhoWasInvited } from './when-survey-closed-then-forget-who-was-invited.js';
import { whenSurveyEndsThenCloseIt } from './when-survey-ends-then-close-it.js';
import { whenTallyPublishedThenPublishItsFigure } from './when-tally-published-then-publish-its-figure.js';
import { whenTaskTermNearsThenRemindOrEscalate } from './when-task-term-nears-then-remind-or-escalate.js';
import { whenVotingTermOverThenCloseRound } from './when-voting-term-over-then-close-round.js';
import { whenWorkflowDefinedThenOpenItsTasks } from './when-workflow-defined-then-open-its-tasks.js';

/** Every policy of the house: those that look at facts, and those that look at the clock. */
export function policiesOf(
  log: EventLog,
  published: Pick<PublishedLog, 'indexOf'>,
  { activitypub }: Pick<Config, 'activitypub'>,
  surveys: { readonly surveying: Surveying; readonly invited: Invited },
): [readonly FactPolicy[], readonly HourPolicy[]] {
  return [
    [
      whenReviewDecidedThenChangeEachSignature(log),
      whenSignatureJudgedThenTellSigner,
      whenCredentialIssuedThenTellWhoseItIs,
      whenPetitionMovesThenTellPeople,
      whenReportMovesThenTellThoseInvolved,
      whenReportJoinedThenMoveItsSupporters,
      whenReportBatchDecidedThenChangeEachReport,
      whenPostIsJudgedThenTellItsAuthor,
      whenCaseMovesThenTellItsApplicant,
      whenLegalHoldLiftedThenFinishErasures,
      whenBallotsOpenedThenCountThem,
      whenTallyPublishedThenPublishItsFigure,
      whenProposalMergedThenJoinIt(log),
      whenProposalMovesThenTellItsAuthors,
      whenRoundCertifiedThenTellAuthors(log),
      whenRoundCertifiedThenMapItsWinners(log),
      whenRoundCertifiedThenDestroyItsScopeSecret,
      whenInvitationsIssuedThenSendThem,
      whenSurveyClosedThenForgetWhoWasInvited,
      whenOutcomeRecordedThenOpenItsTask,
      whenWorkflowDefinedThenOpenItsTasks,
      whenGroupMovesThenTellItsMembers,
      ...(activitypub ? [whenDecisionMadeThenTellFollowers] : []),
    ],
    [
      whenGoalReachedThenRecordIt,
      whenHourStrikesThenCloseOrRemind,
      whenCaseTermOverThenSaySo,
      whenMonthOverThenPublishServiceScores,
      whenAnswerTermOverThenDestroyScopeSecret,
      whenRetentionTermOverThenShred,
      whenReportTermOverThenSaySo,
      whenPhotoIsLeftOverThenRemoveIt,
      whenEvidenceFileVanishesThenSaySo,
      whenFlaggedEnoughThenHideUntilDecided,
      whenDayBreaksThenSendForumDigests(),
      whenVotingTermOverThenCloseRound,
      whenPhaseNearsItsEndThenRemind,
      whenPetitionClosedThenPublishItsFigure(published),
      whenReminderDayComesThenRemindInvited(surveys.invited),
      whenSurveyEndsThenCloseIt(surveys.surveying),
      whenTaskTermNearsThenRemindOrEscalate,
      whenSessionNearsThenRemindItsMembers,
    ],
  ];
}
