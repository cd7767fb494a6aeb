import type { VisitEvent } from '../../events/civic-control.js';
import type { Recorded } from '../../events/envelope.js';
import type { EvidenceEvent } from '../../events/ogp-monitoring.js';
import type { EvidenceFiles } from '../content/evidence-files.js';
import { visitScope } from '../identity/scopes.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import type { EventLog } from '../log/event-log.js';

type Fact = Recorded<VisitEvent | EvidenceEvent>;
type Means = {
  readonly log: Pick<EventLog, 'read' | 'pages'>;
  readonly vault: Pick<Vault, 'openingKey'>;
  readonly files: Pick<EvidenceFiles, 'remove'>;
};

/** Photos and documents of civic monitors’ visits, as they go with their monitor. */
export class VisitFiles {
  constructor(private readonly means: Means) {}

  /**
   * Removes what any version of these visits showed, but for files that others show, too: they lie there by what is in
   * them, once. Twice is once. @param scopes those that their monitor has entered; what is no visit is left alone
   * @throws Unavailable
   */
  async forget(scopes: readonly string[]): Promise<void> {
    const { log, files } = this.means;
    const visits = scopes.filter((scope) => scope.startsWith(visitScope('')));
    const told = await Promise.all(visits.map((stream) => log.read(stream)));
    const theirs = new Set((told.flat() as unknown as readonly Fact[]).flatMap(filesIn));
    if (theirs.size === 0) return;
    const going = new Set(visits);
    for await (const { events } of log.pages(0, ['VisitReported', 'VisitCorrected', 'EvidenceCited']))
      for (const fact of events)
        if (!going.has(fact.stream) && this.stands(fact))
          for (const sha256 of filesIn(fact as unknown as Fact)) theirs.delete(sha256);
    for (const sha256 of theirs) await files.remove(sha256);
  }

  /** A visit whose own monitor is forgotten shows nothing any more. */
  private stands(fact: Recorded): boolean {
    return !fact.sealed || openSealed(fact, this.means.vault) !== 'erased';
  }
}

function filesIn(fact: Fact): readonly string[] {
  switch (fact.type) {
    case 'VisitReported':
    case 'VisitCorrected':
      return fact.data.files.map(({ sha256 }) => sha256);
    case 'EvidenceCited':
      return fact.data.source.kind === 'file' ? [fact.data.source.sha256] : [];
    default:
      return [];
  }
}
