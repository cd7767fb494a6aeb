import { publishingPlaces, witnessed } from '../audit/open-publishing.js';
import { prepareLedger } from '../audit/sequencer/open-sequencer.js';
import { PublishedLog } from '../audit/sequencer/published-log.js';
import { Sequencing } from '../audit/sequencer/sequencing.js';
import type { Config } from '../config.js';
import type { Vault } from '../identity/vault.js';
import type { LocalLog } from '../log/event-log.js';
import { inNewestShape } from '../log/newest-shape.log.js';
import { projectionsWith } from '../read/all-projections.js';
import { MongoStore } from '../read/mongo.store.js';
import { Bell } from './bell.js';
import { Cluster, TERM } from './cluster.js';
import { Errands } from './errands.js';
import { FollowedProjecting } from './followed.js';
import { RedisLease } from './redis.lease.js';
import { SequencedElsewhere } from './sequenced-elsewhere.js';

/** What several processes share: each reads what the one that leads writes. Their drivers are large: this is loaded only where it is wanted. */
export async function openShared(
  config: Config,
  asWritten: LocalLog,
  vault: Vault,
  lost: (why: string) => void = endAtOnce,
) {
  const log = inNewestShape(asWritten);
  const store = await MongoStore.open(config.readStore);
  const bell = new Bell(config.queue);
  const errands = new Errands(store, bell);
  const all = projectionsWith(vault);
  const names = all.map(({ name }) => name);
  const projecting = new FollowedProjecting({ log, store, bell, errands, names });
  await projecting.start();
  const { places, logKeys } = publishingPlaces(config);
  prepareLedger(places.folder);
  const published = new PublishedLog(places.folder);
  const sequencing = new SequencedElsewhere(errands);
  const sequence = () =>
    Sequencing.start(asWritten, { ...places, logFile: asWritten.file }, () => published.last?.position ?? 0);
  asWritten.onWritten(() => sequencing.ring());
  const lease = new RedisLease(config.queue, 'projector', TERM);
  const projects = config.roles.includes('projector');
  const cluster = new Cluster({ lease, bell, log, store, projections: all, sequencing, sequence, projects }, lost);
  const publishing = { sequencing, ...witnessed(config, asWritten, { published, sequencing, logKeys }) };
  return { projecting, store, cluster, publishing };
}

/** Not one write more, and no last words to anybody: whoever watches over the process starts it anew. */
export function endAtOnce(why: string): never {
  console.error(why);
  process.exit(1);
}
