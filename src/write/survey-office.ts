import { createHmac, randomBytes } from 'node:crypto';
import { isRefusal, refuse } from '../../commands/decider.js';
import { CodeTexts, IssueInvitations } from '../../commands/surveys/answer-commands.js';
import {
  CloseSurvey,
  type DraftSurvey,
  type OfSurvey,
  OpenSurvey,
  PublishSurveyResults,
} from '../../commands/surveys/commands.js';
import { ConfirmInterviewRemoval, type ProposeInterviewRemoval } from '../../commands/surveys/removal-commands.js';
import { survey as surveyRules } from '../../commands/surveys/survey.js';
import type { Counted } from '../../events/survey-counts.js';
import type { InvitationChannel } from '../../events/surveys.js';
import type { Clock } from '../clock.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import { Refused } from '../refused.js';
import { strataFor } from '../surveys/design.js';
import type { Invitation, Invited, IssuedCode } from '../surveys/invited.js';
import type { AnswersInside } from '../surveys/opened-answers.js';
import { publicationOf } from '../surveys/publication.js';
import type { PublishedSurveys } from '../surveys/published.js';
import { quotaMonitor } from '../surveys/quotas.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Desk, Sent } from './desk.js';
import type { Surveying } from './surveying.js';

/** Invitations that are to be issued: so many to print, or to these by message. */
export type Inviting = {
  readonly batch: string;
  readonly channel: InvitationChannel;
  readonly language: 'ka' | 'en';
  readonly counts: readonly Counted[];
  readonly to: readonly Invitation[];
};
/** A survey's words that wait for a code, or have been given some. */
export type OpenText = { readonly answer: string; readonly text: string; readonly codes: readonly string[] };

/** How often the facts of a survey are tried against others that are written to it. */
const TRIES = 20;

/** What those do who run surveys: they write them, invite to them, close them, code what was written, and publish. */
export class SurveyOffice {
  constructor(
    private readonly desk: Desk,
    private readonly surveying: Surveying,
    private readonly invited: Invited,
    private readonly inside: AnswersInside,
    private readonly published: PublishedSurveys,
    private readonly clock: Clock,
  ) {}

  async draft(who: Caller, wish: DraftSurvey, sent: Sent): Promise<{ readonly id: string; readonly receipt: Receipt }> {
    const id = this.desk.newId(who, sent.key && `survey ${sent.key}`);
    return { id, receipt: await this.step(who, id, wish, sent) };
  }

  /** Anything that the rules decide without more ado. */
  step<C extends OfSurvey>(who: Caller, id: string, wish: C, sent: Sent): Promise<Receipt> {
    return this.desk.send<OfSurvey>(wish, { survey: id }, this.desk.as(who, STAFF), sent);
  }

  /** Pins with it how the sample is allocated. */
  async open(who: Caller, id: string, wish: OpenSurvey, sent: Sent): Promise<Receipt> {
    const { method } = await this.inside.survey(id);
    const sample = method?.sample;
    const strata = sample ? strataFor(sample) : [];
    return this.desk.send(wish, { survey: id, strata }, this.desk.as(who, STAFF), sent);
  }

  /**
   * Letters are answered with their codes, this once: they are kept nowhere. Messages go out because the log says so: a
   * repeat after a crash finds the codes made, and says again what it says.
   */
  async invite(
    who: Caller,
    id: string,
    { batch, channel, language, counts, to }: Inviting,
  ): Promise<{ readonly receipt: Receipt; readonly letters: readonly IssuedCode[] }> {
    const acting = this.desk.as(who, STAFF);
    const onPaper = channel === 'paper';
    const command = Object.assign(new IssueInvitations(), { batch, channel, counts: onPaper ? counts : countsOf(to) });
    await this.mustBeGranted(id, command, acting);
    const letters = onPaper ? await this.invited.onPaper(id, batch, counts) : undefined;
    if (!onPaper) await this.invited.byMessage(id, batch, to, language);
    command.counts = this.invited.countsOf(id, batch); // a repeat says what was made, not what it would make
    const receipt = await this.announced(id, command, acting);
    if (onPaper && !letters) throw new Refused(refuse('survey.codes-exist'));
    return { receipt, letters: letters ?? [] };
  }

  async close(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    const acting = this.desk.as(who, STAFF);
    await this.mustBeGranted(id, new CloseSurvey(), acting);
    await this.surveying.shut(id);
    return this.desk.send(new CloseSurvey(), { survey: id }, acting, sent);
  }

  /** Whose work it is, and what was found, is sealed: no id may follow from it. */
  async proposeRemoval(who: Caller, id: string, wish: ProposeInterviewRemoval, { key }: Sent): Promise<Receipt> {
    const acting = this.desk.as(who, STAFF);
    await this.mustBeGranted(id, wish, acting);
    return this.desk.send(wish, { survey: id }, acting, { key, body: this.inside.veiled(id, { ...wish }) });
  }

  /** Takes out what the interviewer has brought by now: what was promised is recorded first. */
  async confirmRemoval(who: Caller, id: string, batch: string, { key }: Sent): Promise<Receipt> {
    await this.surveying.record();
    const proposed = (await this.inside.proposedRemovals(id)).find((one) => one.batch === batch);
    const interviewer = proposed?.interviewer ?? '';
    const { answers } = await this.inside.all(id);
    const theirs = answers.filter((one) => interviewer !== '' && one.interviewer === interviewer);
    const supplied = {
      ...{ survey: id, batch, interviewer },
      answers: theirs.map((one) => one.id).sort(),
      strata: countsOf(theirs),
    };
    return this.desk.send(new ConfirmInterviewRemoval(), supplied, this.desk.as(who, STAFF), { key, body: { batch } });
  }

  /** How many came from each district, sex and age, of how many that are wanted. */
  async quotas(id: string): Promise<ReturnType<typeof quotaMonitor>> {
    const [survey, { answers }] = await Promise.all([this.inside.survey(id), this.inside.all(id)]);
    return quotaMonitor(survey, answers);
  }

  /** Open answers to one question, in an order that tells nothing. Only when the survey is closed. */
  async texts(id: string, question: string): Promise<readonly OpenText[]> {
    const survey = await this.inside.survey(id);
    if (survey.status !== 'closed') throw new Refused(refuse('survey.not-closed', { status: survey.status }));
    const [{ answers }, codings] = await Promise.all([this.inside.all(id), this.inside.codings(id, [question])]);
    const codes = new Map(codings.map((one) => [one.respondent, one.codes]));
    const found = answers.flatMap(({ id: answer, answers: given, others }) => {
      const text = others[question] ?? given[question];
      return typeof text === 'string' && text !== '' ? [{ answer, text, codes: codes.get(answer) ?? [] }] : [];
    });
    return found.sort((a, b) => (a.answer < b.answer ? -1 : 1));
  }

  code(who: Caller, id: string, wish: CodeTexts, { key }: Sent): Promise<Receipt> {
    const sent = { key, body: this.inside.veiled(id, { ...wish }) };
    return this.desk.send(wish, { survey: id }, this.desk.as(who, STAFF), sent);
  }

  /** Opens the answers, makes of them what the public may have, and says so with digests. */
  async publish(who: Caller, id: string, sent: Sent): Promise<Receipt> {
    const survey = await this.inside.survey(id);
    if (survey.status === 'unknown') throw new Refused(refuse('survey.not-found', { survey: id }));
    if (survey.status !== 'closed' && survey.status !== 'published')
      throw new Refused(refuse('survey.not-closed', { status: survey.status }));
    const command =
      survey.status === 'published'
        ? new PublishSurveyResults()
        : await publicationOf(id, this.inside, this.published, anOrder());
    return this.desk.send(command, { survey: id }, this.desk.as(who, STAFF), sent);
  }

  /** The codes are made by now, and printed ones are kept nowhere: others who write to the survey do not make it fail. */
  private async announced(id: string, command: IssueInvitations, acting: Acting): Promise<Receipt> {
    for (let tries = 1; ; tries++) {
      try {
        return await this.desk.send(command, { survey: id }, acting);
      } catch (error) {
        const passes = error instanceof Refused && error.refusal.refused === 'log.contended';
        if (!passes || tries === TRIES) throw error;
      }
    }
  }

  /** Asked before anything is done that the log does not hold. */
  private async mustBeGranted(id: string, command: OfSurvey, { actor }: Acting): Promise<void> {
    const decision = surveyRules.decide(
      Object.assign(command, { survey: id }),
      await this.inside.survey(id),
      { at: this.clock.now(), actor },
      {},
    );
    if (isRefusal(decision)) throw new Refused(decision);
  }
}

/** An order that nobody could choose, and whose key nobody has afterwards. */
function anOrder(): (id: string) => string {
  const key = randomBytes(32);
  return (id) => createHmac('sha256', key).update(id).digest('hex');
}

function countsOf(to: readonly { readonly stratum: string }[]): readonly Counted[] {
  const counts = new Map<string, number>();
  for (const { stratum } of to) counts.set(stratum, (counts.get(stratum) ?? 0) + 1);
  return [...counts].map(([stratum, count]) => ({ stratum, count }));
}
