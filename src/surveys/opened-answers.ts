import { createHmac } from 'node:crypto';
import type { Survey } from '../../commands/surveys/survey-state.js';
import { surveyState } from '../../commands/surveys/survey-state.js';
import type { Recorded } from '../../events/envelope.js';
import type {
  InterviewRemovalProposed,
  InterviewsRemovedContent,
  RemovalGround,
} from '../../events/survey-removals.js';
import type { AnswerContent, SurveyAnswered, TextsCoded } from '../../events/surveys.js';
import type { Coding } from '../../projections/surveys/statistics/coding.js';
import type { Vault } from '../identity/vault.js';
import { canonical, openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import { surveySubject } from './answer-box.js';

/** An answer as those read it who reckon with it or code its words. */
export type OpenedAnswer = AnswerContent & { readonly id: string; readonly mode: string };
export type OpenedAnswers = {
  readonly answers: readonly OpenedAnswer[];
  /** Whose keys are gone. */
  readonly erased: number;
  /** Interviews that two officials took out. */
  readonly removed: number;
};
/** Interviews that do not count, and those of which somebody says so. */
export type RemovedInterviews = InterviewsRemovedContent & { readonly batch: string };
export type ProposedRemoval = {
  readonly batch: string;
  readonly ground: RemovalGround;
  readonly at: string;
  /** Who proposed it, as an official. */
  readonly by: string;
  readonly interviewer: string;
  readonly why: string;
};

/** Opens the answers to a survey: for the results, and for those who code open texts. Nobody else reads them. */
export class AnswersInside {
  constructor(
    private readonly log: EventLog,
    private readonly vault: Pick<Vault, 'openingKey'>,
  ) {}

  async survey(id: string): Promise<Survey> {
    const facts = await this.log.read(`survey-${id}`);
    return facts.reduce((state, fact) => surveyState.evolve(state, fact as never), surveyState.initial);
  }

  /** What tells two wishes under one key apart, where their words are sealed: without the survey's key it tells nothing. */
  veiled(id: string, body: object): string | undefined {
    const key = this.vault.openingKey(surveySubject(id));
    return key && createHmac('sha256', key).update(canonical(body)).digest('hex');
  }

  /** Those that came before the close. */
  async all(id: string): Promise<OpenedAnswers> {
    const [facts, taken] = await Promise.all([this.log.read(`survey-${id}`), this.removed(id)]);
    const closed = facts.find(({ type }) => type === 'SurveyClosed');
    const out = new Set(taken.flatMap((one) => one.answers));
    const answers: OpenedAnswer[] = [];
    let [erased, removed] = [0, 0];
    for await (const { events } of this.log.pages(0, ['SurveyAnswered']))
      for (const fact of events as unknown as readonly Recorded<SurveyAnswered>[]) {
        if (fact.data.survey !== id || (closed && fact.position > closed.position)) continue;
        const content = openSealed(fact, this.vault);
        if (out.has(idOf(fact.stream))) removed++;
        else if (typeof content !== 'object') erased++;
        else answers.push({ ...(content as AnswerContent), id: idOf(fact.stream), mode: fact.data.mode });
      }
    return { answers, erased, removed };
  }

  /** Batches of interviews that were taken out. @throws Error when nobody can tell any more which they are */
  async removed(id: string): Promise<readonly RemovedInterviews[]> {
    return (await this.log.read(`survey-${id}`)).flatMap((fact) => {
      if (fact.type !== 'InterviewsRemoved') return [];
      const content = openSealed(fact, this.vault);
      if (typeof content !== 'object') throw new Error(`nobody can tell which interviews ${fact.id} took out`);
      return [{ ...(content as InterviewsRemovedContent), batch: (fact.data as { batch: string }).batch }];
    });
  }

  /** What officials have proposed to take out, confirmed or not. */
  async proposedRemovals(id: string): Promise<readonly ProposedRemoval[]> {
    return (await this.log.read(`survey-${id}`)).flatMap((fact) => {
      if (fact.type !== 'InterviewRemovalProposed') return [];
      const content = openSealed(fact, this.vault);
      const { batch, ground } = fact.data as InterviewRemovalProposed['data'];
      const { interviewer, why } = (typeof content === 'object' ? content : { interviewer: '', why: '' }) as Pick<
        ProposedRemoval,
        'interviewer' | 'why'
      >;
      return [{ batch, ground, at: fact.at, by: fact.meta.actor, interviewer, why }];
    });
  }

  /** The codes that open texts were given, in the order in which they were; the last of an answer counts. */
  async codings(id: string, questions: readonly string[]): Promise<readonly Coding[]> {
    const found: Coding[] = [];
    for (const question of questions) {
      const facts = (await this.log.read(`coding-${id}_${question}`)) as unknown as readonly Recorded<TextsCoded>[];
      for (const fact of facts) {
        const content = openSealed(fact, this.vault);
        if (typeof content !== 'object') continue;
        const { version } = fact.data;
        for (const [respondent, codes] of Object.entries((content as { codes: Record<string, string[]> }).codes))
          found.push({ respondent, question, version, codes });
      }
    }
    return found;
  }
}

/** The last part of an answer's stream. */
const idOf = (stream: string) => stream.slice(stream.lastIndexOf('_') + 1);
