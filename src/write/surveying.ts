import { refuse } from '../../commands/decider.js';
import { acceptable } from '../../commands/surveys/answer.js';
import { AnswerSurvey } from '../../commands/surveys/answer-commands.js';
import type { Given } from '../../commands/surveys/answering.js';
import { type InterviewLimits, interviewLimits } from '../../commands/surveys/interviewing.js';
import type { Survey } from '../../commands/surveys/survey-state.js';
import type { SurveyMode } from '../../events/surveys.js';
import type { Clock } from '../clock.js';
import { Unavailable } from '../durable/unavailable.js';
import type { Caller } from '../identity/roles.js';
import { STAFF, surveyScope } from '../identity/scopes.js';
import { Refused } from '../refused.js';
import { type AnswerBox, type PromisedAnswer, surveySubject } from '../surveys/answer-box.js';
import type { AnswersInside, RemovedInterviews } from '../surveys/opened-answers.js';
import type { Receipt } from './decide.handler.js';
import type { Desk } from './desk.js';

export type Answered = Pick<AnswerSurvey, 'version' | 'answers' | 'others'>;
/** What an interviewer brings back: each draft has an id of its own, so that it comes in once. */
export type FieldworkDraft = Answered & { readonly draft: string; readonly stratum: string };
export type Synced = { readonly draft: string; readonly synced: boolean; readonly refused?: string };

/** Recorded by nobody: coded answers have no actor. */
const NOBODY = 'respondent';
/** Answers that go into the log together. */
const AT_ONCE = 200;
/** So long an answer by code may wait for company before it is recorded (milliseconds). */
const WAITS = 15_000;

/** Answers to surveys: by the code of an invitation, by an interviewer, or in an open poll by oneself. */
export class Surveying {
  private timer: NodeJS.Timeout | undefined;
  private recording: Promise<void> | undefined;

  constructor(
    private readonly desk: Desk,
    private readonly box: AnswerBox,
    private readonly inside: AnswersInside,
    private readonly clock: Clock,
  ) {}

  /** Answers go into the log a few at a time, so that nobody sees who came when. */
  start(): void {
    this.timer = setInterval(() => void this.record().catch(() => undefined), WAITS);
    this.timer.unref();
    void this.record().catch(() => undefined); // what an earlier process promised
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.recording?.catch(() => undefined);
  }

  /**
   * By code, from nobody in particular. Resolves once the answer is promised: it is on disk and its code is burned.
   * @param client names this try, so that whoever heard no answer can send it again
   */
  async byCode(id: string, code: string, said: Answered, client?: string): Promise<'promised' | 'again'> {
    const survey = await this.openNow(id);
    if (survey.kind !== 'sample') throw new Refused(refuse('survey.no-sample'));
    const stratum = this.box.stratumOf(id, code);
    const answer = this.promisable(survey, id, said, { stratum, mode: 'web' });
    return granted(await this.box.byCode(answer, code, client));
  }

  /** Whether a code is one of this survey. @throws Refused when it is not */
  mustKnow(id: string, code: string): void {
    this.box.stratumOf(id, code);
  }

  /**
   * In an open poll, once for each person. What was said goes along with a key only as the poll's own secret hides it, which
   * goes when it closes: else whoever knows the person could try every answer against what is kept.
   */
  async asOneself(who: Caller, id: string, said: Answered, key?: string): Promise<Receipt> {
    const survey = await this.openNow(id);
    if (survey.kind !== 'open') throw new Refused(refuse('answer.code-needed'));
    if (who.person === undefined) throw new Refused(refuse('answer.sign-in'));
    const acting = this.desk.as(who, surveyScope(id));
    const supplied = { survey: id, answer: acting.actor, subject: acting.actor, mode: 'web', stratum: '' } as const;
    const sent = { key, body: this.desk.veiled(said, surveyScope(id)) };
    return this.desk.send(Object.assign(new AnswerSurvey(), said), supplied, acting, sent);
  }

  /** An interviewer as fieldwork is assigned to them. */
  interviewer(who: Caller): string {
    return this.desk.as(who, STAFF).actor;
  }

  /** Drafts that an interviewer kept while there was no network. Each comes in once, however often it is sent. */
  async sync(who: Caller, id: string, drafts: readonly FieldworkDraft[]): Promise<readonly Synced[]> {
    const survey = await this.openNow(id);
    const interviewer = this.interviewer(who);
    if (!survey.fieldwork[interviewer]) throw new Refused(refuse('survey.not-assigned'));
    const removed = await this.inside.removed(id);
    const synced: Synced[] = [];
    for (const { draft, stratum, ...said } of drafts) {
      try {
        const { content, ...answer } = this.promisable(survey, id, said, { stratum, mode: 'interviewer' });
        const limits = interviewLimits(survey, interviewer, stratum, content.answers);
        if ('refused' in limits) throw new Refused(limits);
        const interview = { interviewer, ...widened(limits, removed, interviewer, stratum) };
        await this.box.byDraft({ ...answer, content: { ...content, interviewer } }, draft, interview).then(granted);
        synced.push({ draft, synced: true });
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        synced.push({ draft, synced: false, refused: error.refusal.refused });
      }
    }
    return synced;
  }

  /** Takes in nothing more, and records what was promised. Only then may the survey be closed. */
  async shut(id: string): Promise<void> {
    await this.box.shut(id);
    await this.record();
    const left = this.box.waiting(id).length;
    if (left > 0) throw new Unavailable(`${left} answers wait to be recorded`, 'busy', { part: 'log' });
  }

  /** Everything that is promised goes into the log. One at a time: whoever comes meanwhile waits, and looks again. */
  async record(): Promise<void> {
    while (this.recording) await this.recording.catch(() => undefined);
    this.recording = this.recordAll();
    try {
      await this.recording;
    } finally {
      this.recording = undefined;
    }
  }

  private async recordAll(): Promise<void> {
    let failed: unknown;
    for (let after = ''; ; ) {
      const waiting = this.box.waiting('', after);
      if (waiting.length === 0) break;
      after = waiting.at(-1)!.id;
      for (let i = 0; i < waiting.length; i += AT_ONCE) {
        const part = waiting.slice(i, i + AT_ONCE);
        const done = await Promise.allSettled(part.map((one) => this.recordOne(one)));
        await this.box.drop(part.filter((_, n) => done[n]!.status === 'fulfilled').map(({ id }) => id));
        failed ??= done.find((one) => one.status === 'rejected')?.reason;
      }
    }
    if (failed) throw failed; // it stays in the box, and is tried again
  }

  private recordOne({ id, survey, version, mode, content }: PromisedAnswer): Promise<Receipt> {
    const { stratum, answers, others, interviewer } = content;
    const said = { version, answers: answers as Record<string, unknown>, others: others as Record<string, unknown> };
    const supplied = {
      ...{ survey, answer: id, subject: surveySubject(survey), mode, stratum },
      ...(interviewer && { interviewer }),
    };
    return this.desk.send(Object.assign(new AnswerSurvey(), said), supplied, NOBODY);
  }

  private promisable(
    survey: Survey,
    id: string,
    { version, answers, others }: Answered,
    { stratum, mode }: { readonly stratum: string; readonly mode: SurveyMode },
  ): Omit<PromisedAnswer, 'id'> {
    const kept = acceptable(survey, { version, answers, ...(others && { others }), stratum });
    if ('refused' in kept) throw new Refused(kept);
    return { survey: id, version, mode, content: { stratum, ...(kept as Given) } };
  }

  private async openNow(id: string): Promise<Survey> {
    const survey = await this.inside.survey(id);
    if (survey.status === 'unknown' || survey.status === 'draft')
      throw new Refused(refuse('survey.not-found', { survey: id }));
    if (survey.status !== 'open' || survey.opening!.closes <= this.clock.now())
      throw new Refused(refuse('survey.not-open', { status: 'closed' }));
    return survey;
  }
}

/** What was taken out may be asked again. */
function widened(
  { own, all }: InterviewLimits,
  removed: readonly RemovedInterviews[],
  interviewer: string,
  stratum: string,
): InterviewLimits {
  const from = (some: readonly RemovedInterviews[]) =>
    some.flatMap(({ strata }) => strata).reduce((sum, one) => sum + (one.stratum === stratum ? one.count : 0), 0);
  return { own: own + from(removed.filter((one) => one.interviewer === interviewer)), all: all + from(removed) };
}

/** What the box says, as whoever sent it should hear it. */
function granted(said: 'promised' | 'again' | 'unknown' | 'used' | 'shut' | 'full'): 'promised' | 'again' {
  switch (said) {
    case 'unknown':
      throw new Refused(refuse('answer.code-unknown'));
    case 'used':
      throw new Refused(refuse('answer.code-used'));
    case 'full':
      throw new Refused(refuse('answer.quota-full'));
    case 'shut':
      throw new Refused(refuse('survey.not-open', { status: 'closed' }));
    default:
      return said;
  }
}
