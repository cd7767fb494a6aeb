import { dayOf } from '../../events/calendar.js';
import type { RatingEvent, ScoreEvent } from '../../events/civic-control.js';
import type { RatingDoc, ServiceScoresDoc } from '../../read-models/civic-documents.js';
import { textOf } from '../ogp/text-ref.js';
import type { Projection } from '../projection.js';

const monthOf = (at: string) => dayOf(at).slice(0, 7);

/** That somebody rated a service, for whoever counts the ratings. */
export const ratings: Projection<RatingDoc, RatingEvent> = {
  name: 'ratings',
  version: 1,
  handles: ['ServiceRated'],
  indexes: [['service', 'position']],
  keys: (e) => [e.data.rating],
  fold: (_, { data, at, position }, key) => ({ _id: key, service: data.service, month: monthOf(at), position }),
};

/** Of each service what is told of its ratings, and how many wait for that. */
export const serviceScores: Projection<ServiceScoresDoc, RatingEvent | ScoreEvent> = {
  name: 'service-scores',
  version: 1,
  handles: ['ServiceRated', 'ServiceScorePublished', 'FeedbackAnswered'],
  indexes: [],
  keys: (e) => [e.data.service],

  fold(known, e, key) {
    const doc = known ?? { _id: key, scores: [], told: 0, waiting: {}, position: 0 };
    doc.position = e.position;
    switch (e.type) {
      case 'ServiceRated':
        doc.waiting[monthOf(e.at)] = (doc.waiting[monthOf(e.at)] ?? 0) + 1;
        return doc;
      case 'ServiceScorePublished': {
        const { number, until, ratings, erased, mean, position } = e.data;
        doc.scores.push({ number, until, ratings, erased, mean, position, at: e.at, event: e.id, answers: [] });
        doc.told = position;
        // `until` is the first instant that it does not hold
        const next = monthOf(until);
        doc.waiting = Object.fromEntries(Object.entries(doc.waiting).filter(([month]) => month >= next));
        return doc;
      }
      case 'FeedbackAnswered': {
        const { number, version } = e.data;
        doc.scores.find((one) => one.number === number)?.answers.push({ version, at: e.at, text: textOf(e) });
        return doc;
      }
    }
  },
};
