import { type Listed, type Paging, page, told } from './answer.js';
import type { FigureDoc } from './figure-documents.js';
import { type Collections, Query } from './query.js';
import type { ReadStore } from './store.js';

type Told<D> = D extends FigureDoc ? Omit<D, '_id' | 'position'> & { readonly event: string } : never;
export type Figure = Told<FigureDoc>;

/** The number that stands for a figure in a list: signatures, ballots, or the commitments of a plan. */
export function countIn(value: Figure['value']): number {
  if ('signatures' in value) return value.signatures;
  return 'ballots' in value ? value.ballots : value.commitments;
}

export type FiguresWanted = Paging & {
  readonly of?: string | undefined;
  readonly figure?: Figure['figure'] | undefined;
};

/** The official figures, the newest first: all of them, or those of one petition, round or plan. */
export class Figures extends Query<Listed<Figure>> {
  constructor(readonly wanted: FiguresWanted = {}) {
    super();
  }

  async answer(store: ReadStore, collections: Collections) {
    const { of, figure } = this.wanted;
    const listing = {
      name: 'figures',
      collection: collections('figures'),
      where: { ...(of !== undefined && { of }), ...(figure !== undefined && { figure }) },
      sort: [['position', -1]],
      kinds: ['number'],
    } as const;
    const found = await page<FigureDoc>(store, listing, this.wanted);
    return told(found, ({ _id, position: _, ...rest }) => ({ event: _id, ...rest }));
  }
}
