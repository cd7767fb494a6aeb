import { hash } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import { dayOf } from '../../events/calendar.js';
import type { LiveSource } from '../../events/ogp-monitoring.js';
import { LiveFigure, type LiveFigureView, type LiveQueryCode, type Months } from '../../read-models/ogp-live.js';
import type { Clock } from '../clock.js';
import { canonical } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';

/** The read models follow the log: so long (milliseconds) a figure waits for what is in it already. */
const PATIENCE = 5_000;

type Said = Pick<LiveSource, 'query' | 'rule' | 'value'> & Months;

/** SHA-256 of the canonical JSON (RFC 8785) of what a figure says, hex: the same question and the same answer have the same. */
export function liveDigest({ query, rule, from, to, value }: Said): string {
  return hash('sha256', canonical({ query, rule, ...(from && { from }), ...(to && { to }), value }));
}

/** A frozen figure beside what the log gives for the same position, and what it would say now. */
export type LiveCheck = {
  readonly frozen: LiveSource;
  readonly again: { readonly value: LiveSource['value']; readonly digest: string } | null;
  readonly same: boolean;
  readonly now: LiveFigureView;
};

/** Evidence that the house counts itself. */
export class LiveFigures {
  constructor(
    private readonly questions: Questions,
    private readonly log: Pick<EventLog, 'head'>,
    private readonly projecting: Pick<Projecting, 'seen'>,
    private readonly clock: Pick<Clock, 'now'>,
  ) {}

  /** The figure as it stands now, for good. @throws Refused where it is not counted, or not for such months */
  async freeze({ query, from, to }: { query: LiveQueryCode } & Months): Promise<LiveSource> {
    const month = dayOf(this.clock.now()).slice(0, 7);
    if ((from && to && from > to) || (from ?? to ?? '') > month || (to ?? '') > month)
      throw new Refused(refuse('evidence.months', { from: from ?? '', to: to ?? '' }));
    await this.projecting.seen(await this.log.head(), PATIENCE);
    const { value, rule, asOf } = await this.questions.ask(new LiveFigure(query, { from, to }));
    if (value === null) throw new Refused(refuse('evidence.not-counted', { query }));
    const said = { query, rule, ...(from && { from }), ...(to && { to }), value };
    return { kind: 'live', ...said, digest: liveDigest(said), position: asOf.position };
  }

  /** Asked again as of the position at which it was frozen, from a replay of the log. */
  async check(frozen: LiveSource): Promise<LiveCheck> {
    const { from, to, position } = frozen;
    const question = new LiveFigure(frozen.query as LiveQueryCode, { from, to });
    const [then, now] = await Promise.all([
      this.questions.ask(question, String(position)),
      this.questions.ask(question),
    ]);
    const again = then.value && { value: then.value, digest: liveDigest({ ...then, value: then.value }) };
    return { frozen, again, same: again?.digest === frozen.digest, now };
  }
}
