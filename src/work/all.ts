import type { Decision } from '../../read-models/decisions.js';
import type { ReadStore } from '../../read-models/store.js';
import type { Account } from '../activitypub/account.js';
import type { PublishedLog } from '../audit/sequencer/published-log.js';
import type { RoundCounts } from '../ballots/round-counts.js';
import type { Clock } from '../clock.js';
import type { Config } from '../config.js';
import { EvidenceFiles } from '../content/evidence-files.js';
import type { FileStore } from '../files/file-store.js';
import type { Codes } from '../identity/codes.js';
import type { Messages } from '../identity/messages.js';
import type { Notifications } from '../identity/notifications.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import type { Photos } from '../photos/photos.js';
import type { Projecting } from '../read/projecting.js';
import type { Applications } from '../services/applications.js';
import type { DueScore, Feedback } from '../services/feedback.js';
import type { Invited } from '../surveys/invited.js';
import type { Desk } from '../write/desk.js';
import type { Erasure } from '../write/erasure.js';
import type { LegalHolds } from '../write/legal-holds.js';
import type { RunningRounds } from '../write/running-rounds.js';
import { applyRetention } from './apply-retention.js';
import { changeReports } from './change-reports.js';
import { closeRound } from './close-round.js';
import { countOpened } from './count-round.js';
import { destroyScopeSecret } from './destroy-scope-secret.js';
import { forgetInvolved } from './forget-involved.js';
import { forumDigest, forumDigestTo } from './forum-digest.js';
import { inviteToSurvey, remindInvited, remindOneInvited, sendInvitations } from './invite-to-survey.js';
import { lookForEvidence } from './look-for-evidence.js';
import { moveSupporters } from './move-supporters.js';
import { publishResult } from './publish-result.js';
import type { Queue, Worker } from './queue.js';
import type { Reading } from './reading.js';
import { Recipients } from './recipients.js';
import { remindOfPhase, remindOfPhaseTo } from './remind-of-phase.js';
import { remindOffice, remindOfficial } from './remind-office.js';
import { tellAuthorOfPost } from './tell-author-of-post.js';
import { acceptFollower, deliverPost, tellFollowers } from './tell-followers.js';
import { tellGroup, tellOneOfGroup } from './tell-group.js';
import { remindOfCase, remindOneOfCase, tellOfCase, tellOneOfCase } from './tell-of-case.js';
import { tellOfCredential } from './tell-of-credential.js';
import { tellAuthor, tellOfProposal } from './tell-of-proposal.js';
import { tellInvolved, tellOfReport } from './tell-of-report.js';
import { tellPeople, tellPerson } from './tell-people.js';
import { tellSigner } from './tell-signer.js';

/** What the workers work with. */
export type Engines = {
  readonly config: Pick<Config, 'publicUrl' | 'mode'>;
  readonly clock: Clock;
  readonly log: EventLog;
  readonly store: ReadStore;
  readonly projecting: Pick<Projecting, 'collection' | 'purge'>;
  readonly queue: Queue;
  readonly holds: LegalHolds;
  readonly codes: Pick<Codes, 'forget'>;
  readonly photos: Pick<Photos, 'sweep'>;
  /** Where files of evidence lie. */
  readonly fileStore: FileStore;
  readonly applications: Pick<Applications, 'sweep'>;
  readonly published: Pick<PublishedLog, 'indexOf'>;
  readonly vault: Vault;
  readonly ballots: { readonly counts: RoundCounts };
  readonly residents: ResidentsRegister;
  readonly messages: Messages;
  readonly notifications: Notifications;
};

/** Who works what, by the kind of job. */
export function workersOf(
  engines: Engines,
  desk: Desk,
  erasure: Pick<Erasure, 'goOn'>,
  account: Account,
  posted: (decision: Decision) => object,
  rounds: Pick<RunningRounds, 'closeBy'>,
  invited: Invited,
  feedback: Feedback,
): readonly (readonly [kind: string, Worker])[] {
  const { config, log, store, queue, codes, holds, projecting, clock, vault, residents } = engines;
  const { messages, notifications } = engines;
  const reading: Reading = { store, of: (name) => projecting.collection(name) };
  const recipients = new Recipients(vault, residents, messages, notifications);
  const inviting = { reading, publicUrl: config.publicUrl, invited, messages };
  return [
    ['tell-people', tellPeople(reading, config.publicUrl, queue, recipients)],
    ['tell-person', tellPerson(reading, config.publicUrl, recipients, desk)],
    ['tell-of-report', tellOfReport(reading, queue, recipients)],
    ['tell-involved', tellInvolved(reading, config.publicUrl, recipients)],
    ['change-reports', changeReports({ log, vault, desk })],
    ['move-supporters', moveSupporters({ reading, vault, desk })],
    ['tell-author-of-post', tellAuthorOfPost(reading, config.publicUrl, recipients)],
    ['tell-of-proposal', tellOfProposal(reading, queue, recipients)],
    ['tell-author', tellAuthor(reading, config.publicUrl, recipients)],
    ['remind-of-phase', remindOfPhase(reading, queue, recipients)],
    ['remind-of-phase-to', remindOfPhaseTo(reading, config.publicUrl, recipients, () => clock.now())],
    ['forum-digest', forumDigest(reading, vault, queue)],
    ['forum-digest-to', forumDigestTo(reading, vault, config.publicUrl, recipients)],
    ['close-round', closeRound(rounds)],
    ['count-round', countOpened({ log, counts: engines.ballots.counts, desk })],
    ['tell-signer', tellSigner(reading, config.publicUrl, recipients)],
    ['tell-of-credential', tellOfCredential(log, config.publicUrl, recipients)],
    ['tell-followers', tellFollowers(account, queue)],
    ['deliver-post', deliverPost(account, reading, posted)],
    ['accept-follower', acceptFollower(account)],
    ['remind-office', remindOffice(reading, queue, () => clock.now())],
    ['remind-official', remindOfficial(reading, config.publicUrl, recipients)],
    ['destroy-scope-secret', destroyScopeSecret({ vault, desk, holds })],
    ['apply-retention', applyRetention({ vault, reading, recipients, projecting, desk, holds })],
    ['forget-involved', forgetInvolved({ vault, projecting, desk })],
    ['send-invitations', sendInvitations(inviting, queue)],
    ['invite-to-survey', inviteToSurvey(inviting)],
    ['remind-invited', remindInvited(inviting, queue)],
    ['remind-one-invited', remindOneInvited(inviting)],
    ['forget-invited', (payload) => invited.forget((payload as { survey: string }).survey)],
    ['finish-erasures', () => erasure.goOn()],
    ['publish-result', publishResult({ log, published: engines.published, desk })],
    ['look-for-evidence', lookForEvidence({ reading, files: new EvidenceFiles(engines.fileStore), desk })],
    ['sweep-photos', () => engines.photos.sweep()],
    ['sweep-applications', () => engines.applications.sweep()],
    ['tell-of-case', tellOfCase(reading, queue, recipients, () => clock.now())],
    ['tell-one-of-case', tellOneOfCase(reading, config.publicUrl, recipients)],
    ['publish-service-score', (payload) => feedback.publish(payload as DueScore)],
    ['remind-of-case', remindOfCase(reading, queue, () => clock.now())],
    ['remind-one-of-case', remindOneOfCase(reading, config.publicUrl, recipients)],
    ['tell-group', tellGroup(reading, queue, recipients, () => clock.now())],
    ['tell-one-of-group', tellOneOfGroup(reading, config.publicUrl, recipients)],
    ['forget-codes', (payload) => codes.forget((payload as { before: number }).before)],
  ];
}
