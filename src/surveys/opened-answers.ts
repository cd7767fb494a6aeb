import type { Survey } from '../../commands/surveys/survey-state.js';
import { surveyState } from '../../commands/surveys/survey-state.js';
import type { Recorded } from '../../events/envelope.js';
import type { AnswerContent, SurveyAnswered, TextsCoded } from '../../events/surveys.js';
import type { Coding } from '../../projections/surveys/statistics/coding.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';

/** An answer as those read it who reckon with it or code its words. */
export type OpenedAnswer = AnswerContent & { readonly id: string; readonly mode: string };
export type OpenedAnswers = {
  readonly answers: readonly OpenedAnswer[];
  /** Whose keys are gone. */
  readonly erased: number;
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

  /** Those that came before the close. */
  async all(id: string): Promise<OpenedAnswers> {
    const closed = (await this.log.read(`survey-${id}`)).find(({ type }) => type === 'SurveyClosed');
    const answers: OpenedAnswer[] = [];
    let erased = 0;
    for await (const { events } of this.log.pages(0, ['SurveyAnswered']))
      for (const fact of events as unknown as readonly Recorded<SurveyAnswered>[]) {
        if (fact.data.survey !== id || (closed && fact.position > closed.position)) continue;
        const content = openSealed(fact, this.vault);
        if (typeof content !== 'object') erased++;
        else answers.push({ ...(content as AnswerContent), id: idOf(fact.stream), mode: fact.data.mode });
      }
    return { answers, erased };
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
