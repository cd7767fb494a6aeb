import { refuse, streamOf } from '../../commands/decider.js';
import type { DescribeRole, HandOverRole, OfGroupRole } from '../../commands/ogp/role-commands.js';
import type { CompleteTask } from '../../commands/ogp/task-commands.js';
import type { DefineWorkflow } from '../../commands/ogp/workflow-commands.js';
import type { RefusalCode } from '../../commands/refusals.js';
import { OpenTasksOfRole } from '../../read-models/group-tasks.js';
import type { EventLog } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Receipt } from './decide.handler.js';
import type { Acting, Sent } from './desk.js';
import type { Send } from './group-office.js';

/** The read models follow the log: so long (milliseconds) a hand-over waits for what is in it already. */
const PATIENCE = 5_000;

/** How commitments are managed: roles and who holds them, the way of each commitment, and what there is to do. */
export class GroupManagement {
  constructor(
    private readonly send: Send,
    private readonly log: Pick<EventLog, 'read' | 'head'>,
    private readonly questions: Pick<Questions, 'ask'>,
    private readonly projecting: Pick<Projecting, 'seen'>,
  ) {}

  async describe(wish: DescribeRole, who: Acting | string, sent?: Sent): Promise<Receipt> {
    if (wish.organisation) await this.mustBeKnown('organisation', [wish.organisation]);
    return this.send(wish, {}, who, sent);
  }

  /** Somebody takes a role, or it becomes vacant. */
  pass<C extends OfGroupRole>(wish: C, role: string, who: Acting | string, sent?: Sent): Promise<Receipt> {
    return this.send<C>(wish, { role } as Partial<C>, who, sent);
  }

  /** The role passes on with every task that is open: nothing is left behind. */
  async handOver(wish: HandOverRole, role: string, who: Acting | string, sent?: Sent): Promise<Receipt> {
    await this.projecting.seen(await this.log.head(), PATIENCE);
    const open = await this.questions.ask(new OpenTasksOfRole(role));
    return this.send(wish, { role, tasks: open.map(({ id }) => id) }, who, sent);
  }

  async define(wish: DefineWorkflow, who: Acting | string, sent?: Sent): Promise<Receipt> {
    const parties = wish.steps.flatMap(({ responsible, accountable, consulted = [], informed = [] }) => [
      ...[responsible, ...(accountable ? [accountable] : []), ...consulted, ...informed],
    ]);
    await this.mustBeKnown('grouprole', parties);
    return this.send(wish, {}, who, sent);
  }

  complete(wish: CompleteTask, task: string, who: Acting | string, sent?: Sent): Promise<Receipt> {
    return this.send(wish, { task }, who, sent);
  }

  /** What was described once never goes again: it is known when the wish is recorded, too. */
  private async mustBeKnown(category: 'organisation' | 'grouprole', codes: readonly string[]): Promise<void> {
    const missing: RefusalCode = `${category}.not-found`;
    for (const code of new Set(codes)) {
      const facts = await this.log.read(streamOf(category, code));
      if (facts.length === 0) throw new Refused(refuse(missing, { name: code }));
    }
  }
}
