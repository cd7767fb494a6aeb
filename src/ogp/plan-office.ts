import { refuse } from '../../commands/decider.js';
import { AssessIndependently, AssessOneself } from '../../commands/ogp/assessment-commands.js';
import type {
  DraftCommitment,
  OfCommitment,
  OfMilestone,
  SetMilestone,
} from '../../commands/ogp/commitment-commands.js';
import { untranslated } from '../../commands/ogp/in-languages.js';
import { AdoptPlan, type DraftPlan, type OfPlan } from '../../commands/ogp/plan-commands.js';
import { ContentsOfPlan, type SaidInPlan } from '../../read-models/ogp-plans.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Desk, Sent } from '../write/desk.js';

/** The read models follow the log: so long (milliseconds) a decision that looks into them waits. */
const PATIENCE = 5_000;

/** What officials and assessors do with plans, commitments and milestones. */
export class PlanOffice {
  constructor(
    private readonly desk: Desk,
    private readonly log: Pick<EventLog, 'read' | 'head'>,
    private readonly projecting: Pick<Projecting, 'seen'>,
    private readonly questions: Questions,
  ) {}

  draft(who: Caller, wish: DraftPlan, sent: Sent): Promise<Receipt> {
    return this.desk.send(wish, { plan: wish.code }, this.desk.as(who, STAFF), sent);
  }

  /** Anything else that is done with a plan. Adopting looks whether its commitments are there in both languages, too. */
  async plan<C extends OfPlan>(who: Caller, plan: string, wish: C, sent: Sent): Promise<Receipt> {
    const supplied = { plan, ...(wish instanceof AdoptPlan && { untranslated: await this.untranslatedIn(plan) }) };
    return this.desk.send(wish as OfPlan, supplied, this.desk.as(who, STAFF), sent);
  }

  draftCommitment(who: Caller, plan: string, wish: DraftCommitment, sent: Sent): Promise<Receipt> {
    return this.desk.send(wish, { plan, commitment: wish.code }, this.desk.as(who, STAFF), sent);
  }

  async commitment<C extends OfCommitment>(who: Caller, commitment: string, wish: C, sent: Sent): Promise<Receipt> {
    const plan = await this.planOf(commitment);
    return this.desk.send(wish as OfCommitment, { plan, commitment }, this.desk.as(who, STAFF), sent);
  }

  setMilestone(who: Caller, commitment: string, wish: SetMilestone, sent: Sent): Promise<Receipt> {
    return this.milestone(who, commitment, wish.code, wish, sent);
  }

  async milestone<C extends OfMilestone>(
    who: Caller,
    commitment: string,
    milestone: string,
    wish: C,
    sent: Sent,
  ): Promise<Receipt> {
    const plan = await this.planOf(commitment);
    return this.desk.send(wish as OfMilestone, { plan, commitment, milestone }, this.desk.as(who, STAFF), sent);
  }

  /** Each of the two in a stream of its own. */
  async assess(
    who: Caller,
    commitment: string,
    wish: AssessOneself | AssessIndependently,
    sent: Sent,
  ): Promise<Receipt> {
    const plan = await this.planOf(commitment);
    const acting = this.desk.as(who, STAFF);
    if (wish instanceof AssessIndependently)
      return this.desk.send(wish, { plan, commitment, byAssessor: who.roles.includes('assessor') }, acting, sent);
    const found = (await this.contents(plan)).find(({ id }) => id === commitment);
    return this.desk.send(wish, { plan, commitment, known: Object.keys(found?.milestones ?? {}) }, acting, sent);
  }

  /** From the log itself. @throws Refused when there is no such commitment */
  async planOf(commitment: string): Promise<string> {
    const [drafted] = await this.log.read(`commitment-${commitment}`);
    if (!drafted) throw new Refused(refuse('commitment.not-found', { commitment }));
    return (drafted.data as { plan: string }).plan;
  }

  private async contents(plan: string) {
    await this.projecting.seen(await this.log.head(), PATIENCE);
    return this.questions.ask(new ContentsOfPlan(plan));
  }

  private async untranslatedIn(plan: string): Promise<AdoptPlan['untranslated']> {
    return firstUntranslated(await this.contents(plan));
  }
}

/** The first place among commitments and their milestones where one of the two languages says nothing. */
export function firstUntranslated(said: readonly SaidInPlan[]): AdoptPlan['untranslated'] {
  for (const { id, content, milestones } of said) {
    const missing = untranslated({ ...content, ...(Object.keys(milestones).length > 0 && { milestones }) });
    if (missing) return { ...missing, where: `${id}.${missing.where}` };
  }
  return undefined;
}
