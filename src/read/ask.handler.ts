import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import { Query } from '../../read-models/query.js';
import { ReadStore } from '../../read-models/store.js';
import { Projecting } from './projecting.js';

/** The only query handler. */
@QueryHandler(Query)
export class AskHandler {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(Projecting) private readonly projecting: Projecting,
  ) {}

  execute(query: Query<unknown>) {
    return query.answer(this.store, (readModel) => this.projecting.collection(readModel));
  }
}
