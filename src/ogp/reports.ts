import { refuse, streamOf } from '../../commands/decider.js';
import { PublishFigure } from '../../commands/figures/commands.js';
import { dayOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { ReportPublished } from '../../events/figures.js';
import { PlanById } from '../../read-models/ogp-plans.js';
import { OgpReport, type ReportAnswer } from '../../read-models/ogp-report.js';
import { REPORT_RULE, type Report } from '../../read-models/ogp-report-documents.js';
import { figureDigest } from '../audit/figures.js';
import type { PublishedLog } from '../audit/sequencer/published-log.js';
import type { Clock } from '../clock.js';
import type { Contents } from '../content/contents.js';
import type { Named } from '../content/named.js';
import { Unavailable } from '../durable/unavailable.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';
import type { Projecting } from '../read/projecting.js';
import type { Questions } from '../read/questions.js';
import { Refused } from '../refused.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Desk, Sent } from '../write/desk.js';
import { figureOf, reportFile, reportFrom } from './report.js';

/** A report, its bytes with their digest, and the words that are public now. */
export type Made = {
  readonly report: Report;
  readonly file: Named;
  readonly words: ReportAnswer['words'];
  /** The last fact that is in it. */
  readonly position: number;
  readonly counted: string;
};
type Means = {
  readonly log: Pick<EventLog, 'read' | 'head' | 'pages' | 'at'>;
  readonly published: Pick<PublishedLog, 'treeOf' | 'indexOf'>;
  readonly contents: Pick<Contents, 'json'>;
  readonly projecting: Pick<Projecting, 'seen'>;
  readonly clock: Pick<Clock, 'now'>;
};

/** The read models follow the log, and the signer follows both: so long (milliseconds) a report waits for them. */
const PATIENCE = 3_000;
const LOOKS_AGAIN = 50;

/** Monitoring reports of plans: of now from the read models, of any earlier instant from a replay of the log. */
export class OgpReports {
  constructor(
    private readonly desk: Desk,
    private readonly questions: Questions,
    private readonly means: Means,
  ) {}

  /**
   * @param asOf position or ISO instant. @throws Refused for a day that has not come, or on which there was no such plan;
   * HttpException as `Questions.ask`
   */
  async of(plan: string, asOf?: string): Promise<Made> {
    const { log, projecting, clock } = this.means;
    const now = clock.now();
    const instant = asOf === undefined ? undefined : instantIn(asOf);
    if (instant !== undefined && instant > now) throw new Refused(refuse('plan.report-ahead', { asOf: instant, now }));
    if (asOf === undefined) await projecting.seen(await log.head(), PATIENCE);
    const asked = (then: string) => new OgpReport(plan, instant ?? then, dayOf(instant ?? then));
    const answer = await this.questions.ask(asked, asOf);
    return answer ? this.whole(answer) : this.notThere(plan, asOf);
  }

  /** The report becomes an official figure: its bytes are kept, and whoever folds the log makes them again. */
  async publish(who: Caller, plan: string, asOf: string | undefined, sent: Sent): Promise<Receipt> {
    const { clock, log } = this.means;
    const { report, file, counted } = await this.of(plan, asOf ?? clock.now());
    if (report.plan.status === 'draft') throw new Refused(refuse('plan.not-adopted', { plan }));
    const value = figureOf(report, file);
    const { leaves } = report.asOf;
    if (!value || leaves === null) throw new Unavailable('the log has not signed what is in the report', 'busy');
    const stream = streamOf('figure', `ogp-report_${plan}`);
    const last = (await log.read(stream)).at(-1) as Recorded<ReportPublished> | undefined;
    if (last && last.data.size > leaves) throw new Refused(refuse('plan.report-not-newer', { at: last.data.value.at }));
    const about = { figure: 'ogp-report', of: plan, rule: REPORT_RULE, size: leaves, counted } as const;
    const figure = { ...about, digest: figureDigest(value), value };
    return this.desk.send(new PublishFigure(), figure, this.desk.as(who, STAFF), { ...sent, beside: [file] });
  }

  private async whole(answer: ReportAnswer): Promise<Made> {
    const { contents } = this.means;
    const { position, words } = answer;
    const counted = await this.factAt(position);
    const [on, before] = await Promise.all([
      this.signed(position, counted),
      answer.before ? contents.json<Report>(answer.before.value.report) : undefined,
    ]);
    const report = reportFrom(answer, { ...on, before });
    return { report, file: reportFile(report), words, position, counted };
  }

  private async factAt(position: number): Promise<string> {
    const fact = await this.means.log.at(position);
    if (fact) return fact.id;
    throw new Error(`no fact is at ${position}`);
  }

  /** What the report rests on in the log that is published; nulls where nobody signs. */
  private async signed(position: number, counted: string) {
    const { published } = this.means;
    for (let waited = 0; ; waited += LOOKS_AGAIN) {
      const [tree, index] = [published.treeOf(position), published.indexOf(counted)];
      if (tree && index !== undefined) return { leaves: index + 1, checkpoint: tree };
      if (waited >= PATIENCE) return { leaves: null, checkpoint: null };
      await new Promise((resolve) => setTimeout(resolve, LOOKS_AGAIN));
    }
  }

  private async notThere(plan: string, asOf: string | undefined): Promise<never> {
    const today = asOf !== undefined && (await this.questions.ask((now) => new PlanById(plan, dayOf(now))));
    throw new Refused(refuse(today ? 'plan.not-yet' : 'plan.not-found', { plan, ...(asOf && { asOf }) }));
  }
}

/** Undefined for a position, and for what `Questions` will refuse. */
const instantIn = (asOf: string): string | undefined =>
  /^\d{1,15}$/.test(asOf) || Number.isNaN(Date.parse(asOf)) ? undefined : new Date(asOf).toISOString();
