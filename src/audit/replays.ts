import type { Recorded } from '../../events/envelope.js';
import type { Paging } from '../../read-models/answer.js';
import type { EventLog } from '../log/event-log.js';
import { type DocumentChange, EntryChanges } from '../read/entry-changes.js';
import type { Questions } from '../read/questions.js';
import { type Comparison, ReadModelAt, ReadModelSince, type Replay } from '../read/replayed.js';

/** Read models as the log made them: at any moment, held against today, or around one fact. */
export class Replays {
  constructor(
    /** In the newest shape: what is folded. */
    private readonly log: EventLog,
    private readonly questions: Questions,
  ) {}

  /** Folded anew, in a thread of its own. @param asOf position or ISO instant; without it, up to the head @throws HttpException as `Questions.ask` does */
  async at(readModel: string, paging: Paging, asOf?: string): Promise<Replay<object>> {
    return this.questions.ask(new ReadModelAt(readModel, paging), asOf ?? String(await this.log.head()));
  }

  since(readModel: string, paging: Paging, asOf: string): Promise<Comparison> {
    return this.questions.ask(new ReadModelSince(readModel, paging), asOf);
  }

  /** What the fact at a position changed; undefined where there is none. */
  async changesAt(position: number): Promise<readonly DocumentChange[] | undefined> {
    const fact = await this.log.at(position);
    return fact && this.questions.ask(new EntryChanges(plain(fact)), String(position - 1));
  }
}

/** As it can be sent to another thread: a log may read the parts of a fact as they are asked for. */
function plain({ id, type, data, sealed, stream, revision, position, schema, at, meta }: Recorded): Recorded {
  return { id, type, data, ...(sealed && { sealed }), stream, revision, position, schema, at, meta };
}
