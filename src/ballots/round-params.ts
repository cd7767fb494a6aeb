import { refuse } from '../../commands/decider.js';
import type { Recorded } from '../../events/envelope.js';
import type { PublishedLog } from '../audit/sequencer/published-log.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import { sizeOf } from './choice.js';
import { seeRound } from './round-seen.js';

/** A fact that pins something: its id, and its leaf's index once it is published. */
type Pinned = { readonly event: string; readonly leaf: number | null };

/** All that a voter's device must know of a round, and the leaves by which it checks that everybody is told the same. */
export class RoundParams {
  constructor(
    private readonly log: Pick<EventLog, 'read'>,
    private readonly published: Pick<PublishedLog, 'indexOf'>,
  ) {}

  /** Undefined while voting is not opened. @throws Refused when there is no such round */
  async of(round: string) {
    const { opened, voting, closed } = await seeRound(this.log, round);
    if (!voting) return undefined;
    const { rules } = opened.data;
    const { projects, issuers, roundKey, trustees, boxKey, eligible } = voting.data;
    return {
      ...{ round, rules, projects, issuers, roundKey, trustees, boxKey, eligible },
      opens: rules.phases.voting.from,
      closes: rules.phases.voting.until,
      closed: closed !== undefined,
      size: sizeOf({ rules, projects }),
      pinned: { rules: this.pinned(opened), ballot: this.pinned(voting) },
    };
  }

  /** @throws Refused while its ballots are sealed */
  async mustBeOpened(round: string): Promise<void> {
    if (!(await seeRound(this.log, round)).ballots) throw new Refused(refuse('round.not-opened'));
  }

  private pinned({ id }: Pick<Recorded, 'id'>): Pinned {
    return { event: id, leaf: this.published.indexOf(id) ?? null };
  }
}
