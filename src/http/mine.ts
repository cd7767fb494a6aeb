import type { Recorded } from '../../events/envelope.js';
import type { PetitionStatus } from '../../read-models/petition-documents.js';
import { PetitionById } from '../../read-models/petitions.js';
import type { ReportStatus } from '../../read-models/report-documents.js';
import { photoPath } from '../../read-models/report-photos.js';
import { ReportById } from '../../read-models/reports.js';
import type { Opened, Streams } from '../audit/streams.js';
import type { Accounts } from '../identity/accounts.js';
import { knownAs } from '../identity/known-as.js';
import type { Notifications } from '../identity/notifications.js';
import type { ResidentsRegister } from '../identity/residents.js';
import type { Caller } from '../identity/roles.js';
import { reportScope } from '../identity/scopes.js';
import type { Sessions } from '../identity/sessions.js';
import type { Vault } from '../identity/vault.js';
import type { Photos } from '../photos/photos.js';
import type { Questions } from '../read/questions.js';
import type { Applications } from '../services/applications.js';
import { casesOf } from './my-cases.js';
import { forumOf } from './my-forum.js';
import { proposalsOf } from './my-proposals.js';

const SCOPE = 'petition-';
const OF_REPORT = reportScope('');

export type MyPetition = {
  readonly petition: string;
  readonly title: string | null;
  readonly status: PetitionStatus | null;
  readonly author: boolean;
  readonly supports: boolean;
  /** The receipt of my signature, where it stands. */
  readonly signed: { readonly at: string; readonly eventId: string; readonly position: number } | null;
  /** The decision by which my signature does not count, and its public reason. */
  readonly invalidated: { readonly batch: string; readonly reason: string } | null;
  /** Whether my signature stands with a consent to showing my initials. */
  readonly initials: boolean;
  readonly follows: boolean;
};

export type MyReport = {
  readonly report: string;
  readonly category: string;
  readonly district: string;
  readonly status: ReportStatus;
  readonly filedAt: string;
  /** I reported it myself; otherwise I found the same. */
  readonly reporter: boolean;
};

/** Where a person is known, each place for itself. */
type Known = {
  readonly vault: Vault;
  readonly residents: ResidentsRegister;
  readonly sessions: Sessions;
  readonly notifications: Notifications;
  readonly accounts: Accounts;
  readonly photos: Pick<Photos, 'ofPerson'>;
  readonly applications: Pick<Applications, 'drafts' | 'files'>;
};

/** What a person may know of themselves. It goes through the vault: nothing else knows that two pseudonyms are one person. */
export class Mine {
  private readonly vault: Vault;

  constructor(
    private readonly known: Known,
    private readonly streams: Streams,
    private readonly questions: Questions,
  ) {
    this.vault = known.vault;
  }

  /** Petitions that the caller wrote, supported, signed or follows. */
  petitions({ person }: Caller): Promise<readonly MyPetition[]> {
    const entered = this.vault.scopesOf(person!).filter(({ scope }) => scope.startsWith(SCOPE));
    return Promise.all(entered.map(({ scope, subject }) => this.one(scope.slice(SCOPE.length), subject)));
  }

  /** Reports that the caller filed or supports. */
  async reports({ person }: Caller): Promise<readonly MyReport[]> {
    const entered = this.vault.scopesOf(person!).filter(({ scope }) => scope.startsWith(OF_REPORT));
    const found = entered.map(({ scope, subject }) => this.report(scope.slice(OF_REPORT.length), subject));
    return (await Promise.all(found)).filter((one) => one !== undefined);
  }

  /** What the caller wrote in the forum, and the topics that they follow. */
  forum({ person }: Caller) {
    return forumOf(person!, this.vault, this.questions);
  }

  /** What the caller has brought into budget rounds. */
  proposals({ person }: Caller) {
    return proposalsOf(person!, this.vault, this.questions);
  }

  /** What the caller has applied for. */
  cases({ person }: Caller) {
    return casesOf(person!, this.vault, this.questions);
  }

  /** How the caller stands to one petition. */
  async of({ person }: Caller, petition: string): Promise<MyPetition | undefined> {
    const known = person === undefined ? undefined : knownAs(this.vault, person, `${SCOPE}${petition}`);
    return known && this.one(petition, known.subject);
  }

  /** Everything that is kept about the caller, for them to take away. */
  async everything(caller: Caller) {
    const { person } = caller;
    const { residents, sessions, notifications, accounts, photos, applications } = this.known;
    const resident = await residents.byId(person!);
    const scopes = this.vault.scopesOf(person!);
    const facts: { readonly scope: string; readonly facts: readonly Opened[] }[] = await Promise.all(
      scopes.map(async ({ scope, subject }) => ({ scope, facts: await this.streams.about(scope, subject) })),
    );
    const { person: _, ...registered } = resident ?? {};
    const { all, topics, petitions: chosen } = notifications.of(person!);
    return {
      registered,
      account: accounts.of(person!) ?? null,
      petitions: await this.petitions(caller),
      reports: await this.reports(caller),
      photos: photos.ofPerson(person!).map(({ name, report, at }) => ({ url: photoPath(name), report, at })),
      forum: await this.forum(caller),
      proposals: await this.proposals(caller),
      cases: await this.cases(caller),
      // what an official fills in with somebody at a hall is that person's, and not among their own
      applications: applications.drafts.ofPerson(person!).filter(({ shown }) => shown === undefined),
      files: applications.files
        .ofPerson(person!)
        .map(({ name, type, bytes }) => ({ url: `/files/cases/${name}`, type, bytes })),
      facts,
      sessions: sessions.list(person!),
      notifications: { all, topics, petitions: Object.fromEntries(chosen) },
    };
  }

  private async report(report: string, subject: string): Promise<MyReport | undefined> {
    const [[filed], backing, view] = await Promise.all([
      this.streams.read(`report-${report}`),
      this.streams.read(`backing-${report}_${subject}`),
      this.questions.ask(new ReportById(report)),
    ]);
    const reporter = filed !== undefined && (filed.data as { reporter?: string }).reporter === subject;
    if (!view || (!reporter && backing.at(-1)?.type !== 'ReportSupported')) return undefined;
    const { category, district, status, filedAt } = view;
    return { report, category, district, status, filedAt, reporter };
  }

  private async one(petition: string, subject: string): Promise<MyPetition> {
    const signature = await this.streams.read(`signature-${petition}_${subject}`);
    const follow = await this.streams.read(`follow-${petition}_${subject}`);
    const drafted = await this.streams.read(`petition-${petition}`);
    const last = signature.findLast(({ type }) => type !== 'InitialsHidden');
    const stands = last?.type === 'PetitionSigned' || last?.type === 'SignatureRestored';
    const consent = signature.findLast(({ type }) => type === 'PetitionSigned' || type === 'InitialsHidden');
    const author = drafted.some(({ type, data }) => type === 'PetitionDrafted' && authorOf(data) === subject);
    const supports = drafted.some((e) => e.type === 'PetitionSupported' && supporterOf(e.data) === subject);
    const viewer = supports ? 'invited' : 'public';
    const view = await this.questions.ask(new PetitionById(petition, { as: subject, viewer }));
    const title = view && 'title' in view.text ? (view.text.title as string) : null;
    const signed = stands ? receiptOf(last) : null;
    const follows = follow.at(-1)?.type === 'PetitionFollowed';
    const invalidated = last?.type === 'SignatureInvalidated' ? await this.decision(petition, last) : null;
    const initials = stands && consent !== undefined && 'initials' in consent.data;
    return { petition, title, status: view?.status ?? null, author, supports, signed, invalidated, initials, follows };
  }

  private async decision(petition: string, { data }: Recorded) {
    const { batch } = data as { batch: string };
    const decided = (await this.streams.read(`review-${petition}_${batch}`)).findLast(
      ({ type }) => type === 'SignaturesInvalidated',
    );
    return { batch, reason: (decided?.data as { reason?: string } | undefined)?.reason ?? '' };
  }
}

const supporterOf = (data: object) => (data as { supporter?: string }).supporter;
const authorOf = (data: object) => (data as { author?: string }).author;
const receiptOf = ({ at, id, position }: Recorded) => ({ at, eventId: id, position });
