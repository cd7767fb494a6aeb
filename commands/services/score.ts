import { LEAST_RATINGS, type ScoreEvent } from '../../events/civic-control.js';
import { type Decider, refuse } from '../decider.js';
import { AnswerFeedback, PublishServiceScore } from './civic-commands.js';

/** Of each published score how often it was answered; and the last rating that any of them holds. */
type ServiceScore = { readonly answers: readonly number[]; readonly position: number };

/** `score-<service>`: what is told of ratings, each of which is in one score alone, and what the service says to them. */
export const score: Decider<ServiceScore, PublishServiceScore | AnswerFeedback, ScoreEvent> = {
  category: 'score',
  handles: [PublishServiceScore, AnswerFeedback],
  id: ({ service }) => service,
  initial: { answers: [], position: 0 },

  evolve(state, event) {
    switch (event.type) {
      case 'ServiceScorePublished':
        return { answers: [...state.answers, 0], position: event.data.position };
      case 'FeedbackAnswered':
        return { ...state, answers: state.answers.with(event.data.number - 1, event.data.version) };
      default:
        return state;
    }
  },

  decide(command, state) {
    const { service, number } = command;
    if (command instanceof PublishServiceScore) {
      const { until, ratings, erased, mean, position } = command;
      if (number !== state.answers.length + 1 || position <= state.position)
        return refuse('score.not-later', { number });
      if (ratings < LEAST_RATINGS) return refuse('score.too-few', { least: LEAST_RATINGS });
      return [{ type: 'ServiceScorePublished', data: { service, number, until, ratings, erased, mean, position } }];
    }
    const answered = state.answers[number - 1];
    if (answered === undefined) return refuse('score.not-found', { service, number });
    const { version = answered + 1, text } = command;
    if (version !== answered + 1) return refuse('plan.not-later', { version: answered });
    const content = { ka: text.ka, en: text.en };
    return [
      {
        type: 'FeedbackAnswered',
        data: { service, number, version },
        private: { subject: `score-${service}`, content },
      },
    ];
  },
};
