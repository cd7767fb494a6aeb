import {
  type OfEvidence,
  RecordEvidenceFileFound,
  RecordEvidenceFileMissed,
} from '../../commands/ogp/evidence-commands.js';
import type { EvidenceDoc } from '../../read-models/ogp-monitoring-documents.js';
import type { EvidenceFiles } from '../content/evidence-files.js';
import type { Desk } from '../write/desk.js';
import type { Worker } from './queue.js';
import type { Reading } from './reading.js';

/** Who says that a file is gone. */
const ACTOR = 'policy:when-evidence-file-vanishes-then-say-so';

type Means = {
  readonly reading: Reading;
  readonly files: Pick<EvidenceFiles, 'state'>;
  readonly desk: Pick<Desk, 'send'>;
};

/**
 * Looks for the file of every piece of evidence that stands. A store that does not answer is none that has lost anything:
 * then it is looked again.
 * @throws Unavailable
 */
export const lookForEvidence =
  ({ reading: { store, of }, files, desk }: Means): Worker =>
  async () => {
    for await (const doc of store.scan(of('evidence'))) {
      const { _id: evidence, plan, commitment, sha256, standing, missed } = doc as EvidenceDoc;
      if (sha256 === null || !standing) continue;
      const state = await files.state(sha256);
      if ((state === 'there') === (missed === undefined)) continue;
      const about = { evidence, plan, commitment: commitment ?? undefined };
      if (state === 'there') await desk.send<OfEvidence>(new RecordEvidenceFileFound(), about, ACTOR);
      else await desk.send(new RecordEvidenceFileMissed(), { ...about, why: state }, ACTOR);
    }
  };
