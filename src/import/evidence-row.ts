import { hash } from 'node:crypto';
import { refuse } from '../../commands/decider.js';
import { EVIDENCE_TYPES } from '../../commands/ogp/evidence-commands.js';
import type { EvidenceSource } from '../../events/ogp-monitoring.js';
import { LARGEST_EVIDENCE, typeOf } from '../content/evidence-files.js';
import { Invalid } from '../http/validation.pipe.js';
import { Refused } from '../refused.js';
import type { Means } from './means.js';
import { taken } from './taken.js';

type Said = Readonly<Record<string, unknown>>;
type Found = { readonly source: EvidenceSource | undefined; readonly body: Said };

/**
 * A link, or a file that lies beside the import file: `file: { path, type, name }`. It is kept under its digest before the
 * fact that cites it; a trial only looks at it. Figures of the house itself are cited in the portal, when they are read.
 */
export async function evidenceSource(rest: Said, { beside, evidence, trial }: Means): Promise<Found> {
  const { file, live } = rest;
  if (live !== undefined)
    throw new Invalid([{ path: 'live', message: 'live: a figure is cited when it is read, in the portal' }]);
  if (typeof file !== 'object' || file === null || Array.isArray(file)) return { source: undefined, body: rest };
  const { path, type, name } = taken(file as Said, { path: /^.{1,300}$/, type: /^[a-z].{1,99}$/, name: /^.{1,120}$/ });
  const bytes = beside.bytes(path, 'file.path');
  if (bytes.length > LARGEST_EVIDENCE) throw new Refused(refuse('evidence.file-too-large', { most: LARGEST_EVIDENCE }));
  if (typeOf(bytes, type) !== type)
    throw new Refused(refuse('evidence.file-type', { types: EVIDENCE_TYPES.join(', ') }));
  const { sha256, size } = trial
    ? { sha256: hash('sha256', bytes), size: bytes.length }
    : await evidence.take(bytes, type);
  return { source: { kind: 'file', sha256, size, type, name }, body: { ...rest, file: { sha256, type, name } } };
}
