import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import { Query } from '../../read-models/query.js';
import { ReadStore } from '../../read-models/store.js';
import { Unavailable } from '../durable/unavailable.js';
import { Projecting } from './projecting.js';

/** What MongoDB's driver calls a server that is not there, or not there for us. */
const AWAY = /^Mongo(ServerSelection|Network|NetworkTimeout|PoolCleared|TopologyClosed|NotConnected)/;

/** The only query handler. */
@QueryHandler(Query)
export class AskHandler {
  constructor(
    @Inject(ReadStore) private readonly store: ReadStore,
    @Inject(Projecting) private readonly projecting: Projecting,
  ) {}

  async execute(query: Query<unknown>) {
    try {
      return await query.answer(this.store, (readModel) => this.projecting.collection(readModel));
    } catch (cause) {
      if (!AWAY.test((cause as Error)?.name)) throw cause;
      throw new Unavailable('the read store is away', 'busy', { part: 'reads', cause });
    }
  }
}
