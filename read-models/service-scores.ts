import { type AsOf, asOf } from './answer.js';
import type { ScoreDoc, ServiceScoresDoc } from './civic-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';
import { textsOf, type Words, words } from './texts.js';

/** All ratings that were told of, and what they say on average: 1 to 5, to one decimal; null where none are told of yet. */
export type Score = { readonly ratings: number; readonly mean: number | null };

export function scoreOf(scores: readonly Pick<ScoreDoc, 'ratings' | 'mean'>[]): Score {
  const ratings = scores.reduce((sum, one) => sum + one.ratings, 0);
  const total = scores.reduce((sum, one) => sum + one.ratings * one.mean, 0);
  return { ratings, mean: ratings === 0 ? null : Math.round((total / ratings) * 10) / 10 };
}

export type PublishedScore = Omit<ScoreDoc, 'answers'> & {
  readonly answers: readonly { readonly version: number; readonly at: string; readonly text: Words<'ka' | 'en'> }[];
};
export type ServiceScoreView = Score & {
  readonly service: string;
  /** The newest first. */
  readonly scores: readonly PublishedScore[];
  readonly asOf: AsOf;
};

/** What is told of how people rate a service, and what the service says to that. */
export class ServiceScore extends Query<ServiceScoreView> {
  constructor(readonly service: string) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const [doc, position] = await Promise.all([
      store.get<ServiceScoresDoc>(of('service-scores'), this.service),
      store.position(of('service-scores')),
    ]);
    const scores = doc?.scores ?? [];
    const refs = scores.flatMap(({ answers }) => answers.map(({ text }) => text));
    const texts = await textsOf(store, of, refs);
    const told = scores.toReversed().map((one): PublishedScore => {
      const answers = one.answers.map(({ version, at, text }) => ({
        version,
        at,
        text: words(texts, text, 'ka', 'en'),
      }));
      return { ...one, answers };
    });
    return { service: this.service, ...scoreOf(scores), scores: told, asOf: asOf(position) };
  }
}
