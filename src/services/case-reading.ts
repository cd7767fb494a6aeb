import { refuse } from '../../commands/decider.js';
import type { CaseChannel, CaseDecided, DecisionContent } from '../../events/cases.js';
import type { Score } from '../../events/civic-control.js';
import type { FormAnswers, FormQuestion } from '../../events/services.js';
import type { CaseStatus } from '../../read-models/case-documents.js';
import { CasesByReference } from '../../read-models/cases.js';
import type { ServiceVersion } from '../../read-models/service-documents.js';
import { ServiceAt } from '../../read-models/services.js';
import { type Caller, may } from '../identity/roles.js';
import { caseScope } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Desk } from '../write/desk.js';
import type { Offices } from '../write/offices.js';
import type { CaseFiles } from './case-files.js';
import type { CaseEntry, OpenedCase, OpenedCases } from './opened-cases.js';
import { referenceIn } from './reference.js';

/** The read models follow the log: so long (milliseconds) somebody waits for them to know a new reference. */
const PATIENCE = 2_000;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What somebody is to a case. */
export type Standing = 'applicant' | 'filer' | 'officer';
export type ReadCase = OpenedCase & { readonly as: Standing; readonly service: ServiceVersion };
/** What somebody said of their own case, and the fact that records it; score and text are null once they are erased. */
export type OwnRating = {
  readonly score: Score | null;
  readonly text: string | null;
  readonly erased: boolean;
  readonly at: string;
  readonly event: string;
};

type Means = {
  readonly log: Pick<EventLog, 'head'>;
  readonly projecting: Pick<Projecting, 'reach'>;
  readonly offices: Pick<Offices, 'terms'>;
  readonly opened: OpenedCases;
  readonly files: CaseFiles;
};

/** Finds a case by its reference, and opens it to those whom it concerns; to everybody else there is none. */
export class CaseReading {
  constructor(
    private readonly desk: Pick<Desk, 'glimpse'>,
    private readonly questions: Questions,
    private readonly means: Means,
  ) {}

  /** @throws Refused `case.not-found` also where it is none of the caller's business */
  async of(who: Caller, reference: string): Promise<ReadCase> {
    for (const id of await this.idsOf(reference)) {
      const found = await this.means.opened.of(id);
      const as = found && (await this.standing(who, found));
      if (found && as) return { ...found, as, service: await this.serviceOf(found) };
    }
    throw new Refused(refuse('case.not-found'));
  }

  /** A file of a case, or one that waits for its application. @throws Refused */
  async file(who: Caller, name: string) {
    const file = /^[0-9a-f]{32}$/.test(name) ? this.means.files.of(name) : undefined;
    const mine = file?.caseId === null && file.person === who.person;
    if (!file || (!mine && (file.caseId === null || !(await this.sees(who, file.caseId)))))
      throw new Refused(refuse('case.not-found'));
    return { ...file, content: await this.means.files.open(name) };
  }

  private async sees(who: Caller, id: string): Promise<boolean> {
    const found = await this.means.opened.of(id);
    return found !== undefined && (await this.standing(who, found)) !== undefined;
  }

  private async idsOf(reference: string): Promise<readonly string[]> {
    if (UUID.test(reference)) return [reference];
    const known = referenceIn(reference);
    if (!known) return [];
    const found = await this.questions.ask(new CasesByReference(known));
    if (found.length > 0) return found;
    await this.caughtUp();
    return this.questions.ask(new CasesByReference(known));
  }

  private async standing(who: Caller, { id, state }: OpenedCase): Promise<Standing | undefined> {
    const self = this.desk.glimpse(who, caseScope(id));
    if (self === state.applicant) return 'applicant';
    if (self !== undefined && self === state.filedBy) return 'filer';
    if (!may(who, 'officer', 1) && !may(who, 'auditor', 1)) return undefined;
    if (!may(who, 'officer', 1)) return 'officer';
    const { department } = await this.means.offices.terms(who.person!, 'officer');
    return department === undefined || department === state.department ? 'officer' : undefined;
  }

  private async serviceOf({ state }: OpenedCase): Promise<ServiceVersion> {
    const asked = new ServiceAt(state.service, state.version);
    const found = await this.questions.ask(asked);
    if (found) return found;
    await this.caughtUp(); // a case is read from the log, which may know a version that the read models do not yet
    const later = await this.questions.ask(asked);
    if (!later) throw new Error(`${state.service} has no version ${state.version}`);
    return later;
  }

  /** @throws Unavailable where the read models do not follow */
  private async caughtUp(): Promise<void> {
    await this.means.projecting.reach(await this.means.log.head(), PATIENCE);
  }
}

export type CaseFileView = { readonly file: string; readonly question: string | null; readonly there: boolean };

/**
 * What is told of a case, for programs and for the page: nothing but what concerns whoever asks.
 * @param rating what the applicant said of it; for nobody but them
 */
export function caseView(found: ReadCase, files: Pick<CaseFiles, 'of'>, rating: OwnRating | null = null) {
  const { id, reference, as, service, state, channel, language, application, entries } = found;
  const answers: FormAnswers | null = application === 'erased' ? null : application.answers;
  const asked = (service.form as readonly FormQuestion[]).filter(({ kind }) => kind === 'file');
  return {
    ...{ id, reference, as, service: service.service, version: service.version, title: service.title },
    ...{
      status: state.status as CaseStatus,
      due: state.due,
      submittedAt: state.submittedAt,
      channel: channel as CaseChannel,
      language,
    },
    ...{ department: state.department, officer: state.officer, overdue: state.overdue },
    supplyUntil: state.supplyUntil,
    decision: decisionIn(entries, (file) => files.of(file) !== undefined),
    answers,
    files: [
      ...asked.flatMap(({ code }): readonly CaseFileView[] => {
        const name = answers?.[code];
        return typeof name === 'string' ? [{ file: name, question: code, there: files.of(name) !== undefined }] : [];
      }),
      ...entries.flatMap(suppliedIn).map((file) => ({ file, question: null, there: files.of(file) !== undefined })),
    ],
    rating: rating && { score: rating.score, text: rating.text, erased: rating.erased, at: rating.at },
    timeline: timelineOf(entries, rating),
  };
}

const suppliedIn = ({ type, words }: CaseEntry): readonly string[] =>
  type === 'CaseInformationSupplied' && words !== null && words !== 'erased' ? (words.files as string[]) : [];

/** What was decided, and how it can be appealed against; of what is sealed nothing is left once it is erased. */
function decisionIn(entries: readonly CaseEntry[], there: (file: string) => boolean) {
  const found = entries.find(({ type }) => type === 'CaseDecided');
  if (!found) return null;
  const { appealUntil, ...open } = found.data as CaseDecided['data'];
  const sealed = found.words as DecisionContent | 'erased';
  if (sealed === 'erased')
    return {
      outcome: open.outcome,
      ground: open.ground,
      text: null,
      appeal: null,
      files: [],
      appealUntil,
      at: found.at,
    };
  const { outcome, ground, text, appeal, files = [] } = sealed;
  return {
    ...{ outcome, ground: ground || null, text, appeal: appeal || null, appealUntil, at: found.at },
    files: files.map((file) => ({ file, there: there(file) })),
  };
}
export type CaseView = ReturnType<typeof caseView>;

export type CaseStepView = {
  readonly type: CaseEntry['type'] | 'ServiceRated';
  readonly at: string;
  readonly event: string;
  readonly text: string | null;
  readonly erased: boolean;
};
const NOT_TOLD: ReadonlySet<string> = new Set(['CaseReferenceGiven']);
/** Everything in its order: that it was rated stands in another stream, among what happened at the same time. */
function timelineOf(entries: readonly CaseEntry[], rating: OwnRating | null): readonly CaseStepView[] {
  const steps: readonly CaseStepView[] = entries.flatMap(entryView);
  if (!rating) return steps;
  const { at, event, erased } = rating;
  const rated = { type: 'ServiceRated', at, event, text: null, erased } as const;
  return [...steps.filter((one) => one.at <= at), rated, ...steps.filter((one) => one.at > at)];
}

function entryView({ type, at, event, words }: CaseEntry) {
  if (NOT_TOLD.has(type)) return [];
  const text = words === 'erased' ? null : typeof words?.text === 'string' ? words.text : null;
  return [{ type, at, event, text, erased: words === 'erased' }];
}
