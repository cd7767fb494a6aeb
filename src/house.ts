import type { ReadStore } from '../read-models/store.js';
import { openPublishing } from './audit/open-publishing.js';
import type { LogKeys } from './audit/sequencer/log-key.js';
import type { Proofs } from './audit/sequencer/proofs.js';
import type { PublishedLog } from './audit/sequencer/published-log.js';
import type { Publishing } from './audit/sequencer/sequencing.js';
import type { Witnessing } from './audit/witnesses/witnessing.js';
import { type Ballots, openBallots } from './ballots/open-ballots.js';
import { Clock } from './clock.js';
import type { Cluster } from './cluster/cluster.js';
import type { Config } from './config.js';
import type { Contents } from './content/contents.js';
import { EvidenceFiles } from './content/evidence-files.js';
import { openContents } from './content/open-contents.js';
import { filesOf, openDataFolder, privateFile } from './data-folder.js';
import type { FileStore } from './files/file-store.js';
import { openFiles } from './files/open-files.js';
import { Health } from './health.js';
import { Accounts } from './identity/accounts.js';
import { Codes } from './identity/codes.js';
import { Doorkeeper } from './identity/doorkeeper.js';
import { Erasures } from './identity/erasures.js';
import { Followers } from './identity/followers.js';
import type { Messages } from './identity/messages.js';
import { messagesFor } from './identity/messages-for.js';
import { Notifications } from './identity/notifications.js';
import { openVault } from './identity/open-vault.js';
import { PhotoOwners } from './identity/photo-owners.js';
import type { ResidentsRegister } from './identity/residents.js';
import { SecondFactor } from './identity/second-factor.js';
import { Sessions } from './identity/sessions.js';
import { SqliteResidents } from './identity/sqlite.residents.js';
import { Tokens } from './identity/tokens.js';
import { VaultFile } from './identity/vault.file.js';
import type { TurnableVault } from './identity/vault.js';
import type { EventLog, LocalLog } from './log/event-log.js';
import { lastRecorded } from './log/last-recorded.js';
import { inNewestShape } from './log/newest-shape.log.js';
import { Districts } from './map/districts.js';
import { LiveMap } from './map/live-map.js';
import { openLog } from './mirror/open-log.js';
import type { Editions } from './open-data/editions.js';
import { openEditions } from './open-data/open-editions.js';
import { Photos } from './photos/photos.js';
import { projectionsWith } from './read/all-projections.js';
import { openReadStore } from './read/open-store.js';
import type { Projecting } from './read/projecting.js';
import { Projector } from './read/projector.js';
import { ProjectorThread } from './read/projector.thread.js';
import { SqliteStore } from './read/sqlite.store.js';
import { Applications } from './services/applications.js';
import { VisitFiles } from './services/visit-files.js';
import { openQueue } from './work/open-queue.js';
import type { Queue } from './work/queue.js';
import type { RateLimiter } from './work/rate-limiter.js';
import { LegalHolds } from './write/legal-holds.js';
import { Offices } from './write/offices.js';

/** Every engine of one instance. */
export type House = {
  readonly config: Config;
  readonly clock: Clock;
  /** Every fact in the newest shape of its type: what is decided and folded by. */
  readonly log: EventLog;
  /** The same facts as they were written: what is published and proved. */
  readonly asWritten: LocalLog;
  readonly vaultFile: VaultFile;
  readonly vault: TurnableVault;
  readonly residents: ResidentsRegister;
  /** Answers questions. */
  readonly store: ReadStore;
  /** Keeps the policies' checkpoints, apart from the read models, which have another writer. */
  readonly checkpoints: ReadStore;
  readonly projecting: Projecting;
  /** The transparency log, and whether it is kept up with. */
  readonly published: PublishedLog;
  readonly sequencing: Publishing;
  readonly proofs: Proofs;
  readonly witnessing: Witnessing;
  readonly logKeys: LogKeys;
  readonly queue: Queue;
  readonly limiter: RateLimiter;
  readonly messages: Messages;
  readonly notifications: Notifications;
  readonly accounts: Accounts;
  readonly followers: Followers;
  readonly erasures: Erasures;
  /** Photos of reports, and the store that their files lie in. */
  readonly photos: Photos;
  readonly fileStore: FileStore;
  /** What civic monitors show of their visits. */
  readonly visitFiles: VisitFiles;
  /** What people fill in and upload for services, until it is sent. */
  readonly applications: Applications;
  /** What facts name by digest. */
  readonly contents: Contents;
  readonly tokens: Tokens;
  readonly sessions: Sessions;
  readonly codes: Codes;
  readonly secondFactor: SecondFactor;
  readonly offices: Offices;
  readonly holds: LegalHolds;
  /** Spool, issuers and keys of secret ballots. */
  readonly ballots: Ballots;
  readonly door: Doorkeeper;
  readonly health: Health;
  /** The other processes of this city, where its roles are shared out. */
  readonly cluster: Cluster | undefined;
  /** The borders by which places lie in districts. */
  readonly districts: Districts;
  /** What stands on the map now. */
  readonly liveMap: LiveMap;
  /** The tables of open data, as files. */
  readonly editions: Editions;
  close(): Promise<void>;
};

/** Opens what the configuration names, starts the read side, and closes it all again in the opposite order. */
export async function openHouse(
  config: Config,
  { clock = new Clock(), lost }: { clock?: Clock; lost?: (why: string) => void } = {},
): Promise<House> {
  openDataFolder(config.data);
  const files = filesOf(config);
  if (config.readStore === 'sqlite:') for (const file of [files.store, files.checkpoints]) privateFile(file);
  const asWritten = await openLog(config);
  const log = inNewestShape(asWritten);
  const vaultFile = await VaultFile.open({ folder: files.vault });
  const vault = await openVault(config.vault, vaultFile);
  const residents = new SqliteResidents(vaultFile);
  const { openShared } = config.split ? await import('./cluster/open-shared.js') : { openShared: undefined };
  const shared = await openShared?.(config, asWritten, vault, lost);
  const cluster = shared?.cluster;
  const { projecting, store } = shared ?? (await openReadSide(config, asWritten, vault));
  const publishing = shared?.publishing ?? (await openPublishing(config, asWritten));
  const { sequencing, published, witnessing } = publishing;
  const contents = await openContents(config);
  const districts = new Districts(contents);
  await districts.read(log);
  const liveMap = new LiveMap(log, store, projecting, districts);
  const checkpoints = config.readStore === 'sqlite:' ? new SqliteStore(files.checkpoints) : store;
  const { queue, limiter } = await openQueue(config.queue, files.queue);
  const messages = messagesFor(config, files.outbox);
  const notifications = new Notifications(vaultFile);
  const accounts = new Accounts(vaultFile, residents);
  const followers = new Followers(vaultFile, residents);
  const erasures = new Erasures(vaultFile);
  const fileStore = await openFiles(config.files, files.files);
  const photos = new Photos(fileStore, new PhotoOwners(vaultFile), vault, log, clock);
  const applications = Applications.open(fileStore, vaultFile, vault, clock, log);
  const visitFiles = new VisitFiles({ log, vault, files: new EvidenceFiles(fileStore) });
  const ballots = await openBallots(config, vaultFile);
  const tokens = await Tokens.open(files.vault, config.publicUrl);
  const sessions = new Sessions(vaultFile);
  const codes = new Codes(vaultFile, residents, messages);
  const offices = new Offices(log, vault, clock, config.mode === 'demo');
  const holds = new LegalHolds(log);
  const secondFactor = new SecondFactor(vaultFile, new URL(config.publicUrl).host, config.mode === 'production');
  const door = new Doorkeeper(tokens, sessions, offices, config.publicUrl, secondFactor);
  clock.notBefore(await lastRecorded(asWritten));
  const health = new Health(log, vault, projecting, queue, clock, {
    publishing: [sequencing, published],
    districts,
    roles: config.roles,
    cluster,
  });

  const editions = openEditions(config, { clock, projecting, published });
  const close = async () => {
    await ballots.counts.close();
    await editions.close();
    await ballots.spool.close();
    await queue.close();
    await limiter.close();
    await liveMap.stop();
    await projecting.stop();
    await witnessing.stop();
    await sequencing.stop();
    await cluster?.stop(); // lets the next one in, which goes on from what is written by now
    published.close();
    if (checkpoints !== store) await checkpoints.close();
    await store.close();
    await log.close();
    await vault.close();
    await fileStore.close();
    await contents.close();
  };
  const engines = {
    log,
    asWritten,
    vaultFile,
    vault,
    residents,
    queue,
    limiter,
    messages,
    notifications,
    accounts,
    followers,
    erasures,
  };
  const reading = { store, checkpoints, projecting, ...publishing };
  return {
    config,
    clock,
    ...engines,
    ...reading,
    ...{ photos, fileStore, visitFiles, applications, contents, ballots },
    ...{ tokens, sessions, codes, secondFactor, offices, holds, door, health },
    ...{ districts, liveMap, editions, cluster, close },
  };
}

/** Two files on one machine have a read side in a thread of its own; with a server in between, waiting costs no thread. */
async function openReadSide(config: Config, asWritten: LocalLog, vault: TurnableVault) {
  const files = filesOf(config);
  if (config.readStore === 'sqlite:') {
    const projecting = new ProjectorThread({ ...files, log: asWritten.file, vaultEngine: config.vault });
    await projecting.start();
    asWritten.onWritten(() => projecting.ring());
    return { projecting, store: new SqliteStore(files.store, { readonly: true }) };
  }
  const store = await openReadStore(config.readStore, files.store);
  const projecting = new Projector(inNewestShape(asWritten), store, projectionsWith(vault));
  await projecting.start();
  return { projecting, store };
}
