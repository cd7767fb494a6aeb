import type { Config } from '../config.js';
import { filesOf } from '../data-folder.js';
import type { LocalLog } from '../log/event-log.js';
import { type LogKeys, openLogKeys } from './sequencer/log-key.js';
import { Proofs } from './sequencer/proofs.js';
import { PublishedLog } from './sequencer/published-log.js';
import { type Publishing, Sequencing } from './sequencer/sequencing.js';
import { openPolicy } from './witnesses/open-policy.js';
import { Witnessing } from './witnesses/witnessing.js';

/** The log as anyone may check it. */
export async function openPublishing(config: Config, asWritten: LocalLog) {
  const { places, logKeys } = publishingPlaces(config);
  let published: PublishedLog | undefined;
  const sequencing = await Sequencing.start(
    asWritten,
    { ...places, logFile: asWritten.file },
    () => published?.last?.position ?? 0,
  );
  published = new PublishedLog(places.folder);
  asWritten.onWritten(() => sequencing.ring());
  return { sequencing, ...witnessed(config, asWritten, { published, sequencing, logKeys }) };
}

/** Its name is where people find it now, the first time it is started. */
export function publishingPlaces({ data, publicUrl }: Config) {
  const files = filesOf({ data });
  const places = { folder: files.published, keys: files.vault, origin: `${publicUrl.replace(/^https?:\/\//, '')}/log` };
  return { places, logKeys: openLogKeys(places.keys, places.origin) };
}

/** What is made of the published log, wherever its sequencer runs. */
export function witnessed(
  { witnessPolicy }: Config,
  asWritten: LocalLog,
  publishing: { published: PublishedLog; sequencing: Publishing; logKeys: LogKeys },
) {
  const { published, sequencing, logKeys } = publishing;
  const { origin } = logKeys;
  const proofs = new Proofs(published, asWritten);
  const policy = openPolicy(witnessPolicy, origin);
  const witnessing = new Witnessing({ policy, origin, published, proofs, sequencing });
  return { published, proofs, witnessing, logKeys };
}
