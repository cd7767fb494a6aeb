import type { EvidenceEvent } from '../../events/ogp-monitoring.js';
import type { EvidenceFiles } from '../content/evidence-files.js';

type Found = { readonly ok: boolean; readonly found: string };

/** Whether the file of every piece of evidence that stands is there, and is what was cited. */
export class EvidenceCheck {
  private readonly cited = new Map<string, { readonly sha256: string; missed: boolean }>();

  take(fact: { readonly type: string; readonly data: object }): void {
    const e = fact as EvidenceEvent;
    switch (e.type) {
      case 'EvidenceCited':
        if (e.data.source.kind === 'file')
          this.cited.set(e.data.evidence, { sha256: e.data.source.sha256, missed: false });
        break;
      case 'EvidenceWithdrawn':
        this.cited.delete(e.data.evidence);
        break;
      case 'EvidenceFileMissed':
      case 'EvidenceFileFound': {
        const one = this.cited.get(e.data.evidence);
        if (one) one.missed = e.type === 'EvidenceFileMissed';
        break;
      }
      default:
    }
  }

  /** A file that is gone is wrong, whether the log says so already or not. */
  async result(files: Pick<EvidenceFiles, 'state'>): Promise<Found> {
    const wrong: string[] = [];
    for (const [evidence, { sha256, missed }] of this.cited) {
      const state = await files.state(sha256);
      if (state === 'there') continue;
      const told = missed ? 'the log says so' : 'the log does not say so yet';
      wrong.push(`the file ${sha256} of evidence ${evidence} is ${state}, ${told}`);
    }
    const more = wrong.length > 1 ? `; and ${wrong.length - 1} more` : '';
    if (wrong.length > 0) return { ok: false, found: `${wrong[0]}${more}` };
    return { ok: true, found: `${this.cited.size} files of evidence are there and hash to what was cited` };
  }
}
