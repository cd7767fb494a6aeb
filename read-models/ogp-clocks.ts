import { type AsOf, asOf } from './answer.js';
import type { ClocksDoc, ClockTermDoc } from './ogp-clock-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

export const CLOCK_STATES = ['met', 'met-late', 'due', 'overdue'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];
export type ClockView = ClockTermDoc & { readonly state: ClockState };
export type PlanClocksView = {
  readonly plan: string;
  readonly title: ClocksDoc['title'];
  /** The day on which the repository was last added to; null: never. */
  readonly repositoryUpdated: string | null;
  readonly terms: readonly ClockView[];
};
export type ClocksAnswer = { readonly items: readonly PlanClocksView[]; readonly asOf: AsOf };

/** How a term stands on a day in Tbilisi: its last day belongs to it. */
export function stateOf({ due, met }: Pick<ClockTermDoc, 'due' | 'met'>, today: string): ClockState {
  if (met !== null) return met <= due ? 'met' : 'met-late';
  return today <= due ? 'due' : 'overdue';
}

/** So many plans at the most. */
const MOST = 100;

/** What plans owe and how it stands on a day in Tbilisi: all plans, or one. */
export class OgpClocks extends Query<ClocksAnswer> {
  constructor(
    readonly today: string,
    readonly plan?: string,
  ) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const where = this.plan === undefined ? {} : { _id: this.plan };
    const docs = await store.find<ClocksDoc>(of('ogp-clocks'), {
      where: where as never,
      sort: [['_id', 1]],
      limit: MOST,
    });
    return {
      items: docs.map(({ _id, title, repository, terms }) => ({
        ...{ plan: _id, title, repositoryUpdated: [...repository].sort().at(-1) ?? null },
        terms: terms.map((one) => ({ ...one, state: stateOf(one, this.today) })),
      })),
      asOf: asOf(Math.max(0, ...docs.map(({ position }) => position))),
    };
  }
}
