import { refuse } from '../../commands/decider.js';
import type { CiteEvidence, OfEvidence, WithdrawEvidence } from '../../commands/ogp/evidence-commands.js';
import type { EvidenceCited, EvidenceSource } from '../../events/ogp-monitoring.js';
import { type EvidenceFiles, typeOf } from '../content/evidence-files.js';
import type { Caller } from '../identity/roles.js';
import { STAFF } from '../identity/scopes.js';
import type { EventLog } from '../log/event-log.js';
import { Refused } from '../refused.js';
import type { Receipt } from '../write/decide.handler.js';
import type { Desk, Sent } from '../write/desk.js';
import type { LiveFigures } from './live-figures.js';
import type { PlanOffice } from './plan-office.js';

type Made = { readonly id: string; readonly receipt: Receipt };
/** What evidence is of: a commitment, or a plan as a whole. */
export type About = { readonly plan: string; readonly commitment?: string };

/** The repository of a plan: what goes into it, and what is taken back. */
export class Repository {
  constructor(
    private readonly desk: Desk,
    private readonly log: Pick<EventLog, 'read'>,
    private readonly files: EvidenceFiles,
    private readonly live: LiveFigures,
    private readonly office: PlanOffice,
  ) {}

  async citeFor(who: Caller, commitment: string, wish: CiteEvidence, sent: Sent): Promise<Made> {
    return this.cite(who, { plan: await this.office.planOf(commitment), commitment }, wish, sent);
  }

  /** A file must lie there already; a figure is asked for now and frozen. */
  async cite(who: Caller, { plan, commitment }: About, wish: CiteEvidence, sent: Sent): Promise<Made> {
    const id = this.desk.newId(who, sent.key && `evidence ${sent.key}`);
    const source = await this.sourceOf(wish);
    const supplied = { evidence: id, plan, commitment, source };
    return { id, receipt: await this.desk.send(wish, supplied, this.desk.as(who, STAFF), sent) };
  }

  async withdraw(who: Caller, evidence: string, wish: WithdrawEvidence, sent: Sent): Promise<Receipt> {
    const { plan, commitment } = await this.cited(evidence);
    return this.desk.send<OfEvidence>(wish, { evidence, plan, commitment }, this.desk.as(who, STAFF), sent);
  }

  /** @throws Refused when there is no such evidence */
  async cited(evidence: string): Promise<EvidenceCited['data']> {
    const [cited] = await this.log.read(`evidence-${evidence}`);
    if (!cited) throw new Refused(refuse('evidence.not-found', { evidence }));
    return cited.data as EvidenceCited['data'];
  }

  private async sourceOf({ link, file, live }: CiteEvidence): Promise<EvidenceSource | undefined> {
    if (file && !live && link === undefined) {
      const { sha256, type, name } = file;
      const bytes = await this.files.of(sha256);
      if (!bytes || typeOf(bytes, type) !== type) throw new Refused(refuse('evidence.file-unknown', { sha256, type }));
      return { kind: 'file', sha256, size: bytes.length, type, name };
    }
    return live && !file && link === undefined ? this.live.freeze(live) : undefined;
  }
}
