import type { Recorded } from '../../events/envelope.js';
import { projections } from '../../projections/index.js';
import type { Collections } from '../../read-models/query.js';
import type { Doc, ReadStore } from '../../read-models/store.js';
import { FoldQuery, isOpen, toTheHour } from './replayed.js';

/** A document before a fact and after it, null where it is not there. */
export type DocumentChange = {
  readonly readModel: string;
  readonly id: string;
  readonly before: object | null;
  readonly after: object | null;
};

/** What one fact changed in the read models that anyone may see. Asked of the past just before it. */
export class EntryChanges extends FoldQuery<readonly DocumentChange[]> {
  constructor(readonly fact: Recorded) {
    super();
  }

  async answer(store: ReadStore, of: Collections) {
    const folding = projections.filter(({ name, handles }) => isOpen(name) && handles.includes(this.fact.type));
    const changes: DocumentChange[] = [];
    for (const { name, keys, fold } of folding)
      for (const id of keys(this.fact)) {
        const before = await store.get<Doc>(of(name), id);
        const after = fold(before && structuredClone(before), this.fact, id) as Doc | undefined;
        if (JSON.stringify(before) === JSON.stringify(after)) continue;
        changes.push({
          readModel: name,
          id,
          before: before ? toTheHour(before) : null,
          after: after ? toTheHour(after) : null,
        });
      }
    return changes;
  }
}
