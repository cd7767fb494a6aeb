import type { EvidenceDoc } from '../../../read-models/ogp-monitoring-documents.js';
import type { Collections } from '../../../read-models/query.js';
import type { ReadStore } from '../../../read-models/store.js';
import type { EvidenceFiles } from '../../content/evidence-files.js';
import type { ExportFolder } from './manifest.js';

/** Where the file of a piece of evidence lies in an export, by its SHA-256. */
export const evidencePath = (sha256: string): string => `evidence/${sha256}`;

export type EvidenceListed = {
  readonly evidence: string;
  readonly plan: string;
  readonly commitment: string | null;
  readonly sha256: string;
  readonly size: number;
  readonly type: string;
  readonly name: string;
  /** `gone` or `altered`: then the export has the line alone. `withdrawn`: nobody shows it any more. */
  readonly state: 'there' | 'gone' | 'altered' | 'withdrawn';
};

/** Which files are cited, as the read models stand. */
export async function citedFiles(store: ReadStore, of: Collections): Promise<readonly EvidenceDoc[]> {
  const cited: EvidenceDoc[] = [];
  for await (const doc of store.scan(of('evidence')))
    if ((doc as EvidenceDoc).sha256 !== null) cited.push(doc as EvidenceDoc);
  return cited;
}

/** Files of evidence, each once and as it was cited, and a list of them all, those that are missing too. @throws Unavailable */
export async function putEvidence(
  cited: readonly EvidenceDoc[],
  files: Pick<EvidenceFiles, 'of' | 'state'>,
  out: ExportFolder,
): Promise<void> {
  const put = new Set<string>();
  const lines: EvidenceListed[] = [];
  for (const { _id: evidence, plan, commitment, source, standing } of cited) {
    if (source.kind !== 'file') continue;
    const { sha256, size, type, name } = source;
    const bytes = standing && !put.has(sha256) ? await files.of(sha256) : undefined;
    if (bytes) {
      out.put(evidencePath(sha256), bytes);
      put.add(sha256);
    }
    const state = !standing ? 'withdrawn' : put.has(sha256) ? 'there' : await files.state(sha256);
    lines.push({ evidence, plan, commitment, sha256, size, type, name, state });
  }
  out.put('evidence.ndjson', lines.map((line) => `${JSON.stringify(line)}\n`).join(''), lines.length);
}
