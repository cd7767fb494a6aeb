import { Inject } from '@nestjs/common';
import { QueryHandler } from '@nestjs/cqrs';
import { Query } from '../../read-models/query.js';
import { ReportsOnMap } from '../../read-models/reports-on-map.js';
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
    @Inject(ReportsOnMap) private readonly map: ReportsOnMap,
  ) {}

  async execute(query: Query<unknown>) {
    try {
      return await query.answer(this.store, (readModel) => this.projecting.collection(readModel), this.map);
    } catch (cause) {
      if (!AWAY.test((cause as Error)?.name)) throw cause;
      throw new Unavailable('the read store is away', 'busy', { part: 'reads', cause });
    }
  }
}
