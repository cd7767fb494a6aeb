import { connect as secure } from 'node:tls';
import type { Config } from '../config.js';
import { type Check, clock, inTime, isAtLeast, note, PATIENCE, type Said, well, wrong } from './finding.js';

const LEAST = { redis: '6.2', mongodb: '5.0', events: '22.10' } as const;
const DAY = 86_400_000;
const RENEW_WITHIN = 21 * DAY;

/** The engines: that they answer, are new enough, and keep what they are given. */
export const checksOfServers = (config: Config): readonly Check[] => [
  { part: 'event log', look: () => events(config) },
  { part: 'read store', look: () => mongo(config.readStore, 'GHIA_READ_STORE', config.mode) },
  ...(config.vault === config.readStore
    ? []
    : [{ part: 'vault', look: () => mongo(config.vault, 'GHIA_VAULT', config.mode) }]),
  { part: 'queue', look: () => redis(config) },
];

const version = (what: string, found: string, least: string, name: string): Said =>
  isAtLeast(found, least)
    ? well(`${what} ${found} answers`)
    : wrong(`${what} ${found} answers; ${name} wants ${least} or newer.`);

async function events({ eventLog, mode }: Config): Promise<readonly Said[]> {
  if (eventLog === 'sqlite:') return [well('it is a file of the data folder, for one process')];
  const said: Said[] = [];
  const searchParams = new URLSearchParams(eventLog.split('?')[1]); // an address of several hosts is no URL
  const hosts = (/^[^:]+:\/\/(?:[^@/]*@)?([^/?]+)/.exec(eventLog)?.[1] ?? '').split(',');
  const plain = searchParams.get('tls') === 'false';
  if (plain && mode === 'production')
    said.push(
      wrong(
        'GHIA_EVENT_LOG says tls=false: facts would travel in clear. Give the nodes certificates, and take it out.',
      ),
    );
  const discovers = /^[^:]+\+discover:/.test(eventLog);
  if (hosts.length === 1 && !discovers)
    said.push(note('one node is named: it alone keeps every fact. Three survive the loss of one.'));
  else if (hosts.length === 2)
    said.push(wrong('two nodes are named: they stand still without each other. Name three.'));
  if (!plain) for (const host of hosts) said.push(await certificate(host, searchParams.get('tlsCaFile')));

  const [{ EventStoreDBClient }, { EventstoredbLog }] = await Promise.all([
    import('@eventstore/db-client'),
    import('../log/eventstoredb.log.js'),
  ]);
  const client = EventStoreDBClient.connectionString(eventLog.replace(/^(kurrentdb|kurrent|kdb)(?=\+|:)/, 'esdb'));
  const log = new EventstoredbLog(eventLog, { timeout: PATIENCE });
  try {
    const head = await inTime(log.head(), 2 * PATIENCE);
    const { serverVersion } = await inTime((client as unknown as Capable).capabilities);
    const known = /^\d+\./.test(serverVersion);
    said.push(
      known
        ? version('EventStoreDB', serverVersion, LEAST.events, 'GHIA_EVENT_LOG')
        : note('EventStoreDB answers and does not say which version it is'),
      well(head === 0 ? 'it holds no fact yet' : `its last fact is at position ${head}`),
    );
  } catch (error) {
    said.push(
      wrong(`EventStoreDB does not answer (${oneLine(error)}): start it, or write another address in GHIA_EVENT_LOG.`),
    );
  } finally {
    await Promise.all([log.close(), client.dispose()]).catch(() => undefined);
  }
  return said;
}

type Capable = { readonly capabilities: Promise<{ readonly serverVersion: string }> };

async function certificate(address: string, caFile: string | null): Promise<Said> {
  const [, host = '', port = '2113'] = /^\[?([^\]]+?)\]?(?::(\d+))?$/.exec(address) ?? [];
  const { readFileSync } = await import('node:fs');
  const ca = caFile === null ? {} : { ca: readFileSync(caFile) };
  const socket = secure({ host, port: Number(port), servername: host, ...ca });
  try {
    await inTime(
      new Promise<void>((ready, fail) => {
        socket.once('secureConnect', ready).once('error', fail);
      }),
    );
    const until = Date.parse(socket.getPeerCertificate().valid_to);
    const days = Math.floor((until - Date.now()) / DAY);
    if (until - Date.now() > RENEW_WITHIN) return well(`the certificate of ${address} holds for ${days} days`);
    return wrong(`the certificate of ${address} ends in ${days} days: renew it.`);
  } catch (error) {
    return wrong(`${address} shows no certificate that holds (${oneLine(error)}): name who signed it in tlsCaFile.`);
  } finally {
    socket.destroy();
  }
}

async function mongo(url: string, name: string, mode: Config['mode']): Promise<readonly Said[]> {
  if (url === 'sqlite:') return [well('it is a file of the data folder, for one process')];
  const { MongoClient } = await import('mongodb');
  const client = new MongoClient(url, { serverSelectionTimeoutMS: PATIENCE });
  try {
    await client.connect();
    const named = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]+)/.exec(url)?.[1];
    const db = client.db(named === undefined ? 'ghia' : decodeURIComponent(named));
    const said: Said[] = [];
    const { version: found, ferretdbVersion: ferretdb } = await db.admin().buildInfo();
    said.push(version(ferretdb ? 'FerretDB, which speaks as MongoDB' : 'MongoDB', found, LEAST.mongodb, name));
    const before = Date.now();
    const hello = await db.admin().command({ hello: 1 });
    said.push(clock(name, new Date(hello.localTime).getTime(), before, Date.now()));
    const members = (hello.hosts as readonly string[] | undefined)?.length ?? 0;
    if (!hello.setName) {
      const says = 'it is no replica set: what it holds is lost with its disk, and nobody takes over from it.';
      said.push(mode === 'production' ? wrong(`${says} Start it with --replSet.`) : note(says));
    } else if (members < 3)
      said.push(
        note(`the replica set ${hello.setName} has ${members} members that hold data; three survive the loss of one`),
      );
    else said.push(well(`the replica set ${hello.setName} has ${members} members`));
    if (mode === 'production' && !/[?&](tls|ssl)=true/.test(url) && !url.startsWith('mongodb+srv:'))
      said.push(note(`${name} does not say tls=true: keep the network between closed to others`));
    const probe = db.collection<{ _id: string }>('ghia_doctor');
    await probe.insertOne(
      { _id: `${process.pid}-${before}` },
      { writeConcern: { w: 'majority', wtimeoutMS: PATIENCE } },
    );
    await probe.drop();
    said.push(well('it takes writes, and most of its members keep them'));
    return said;
  } catch (error) {
    return [wrong(`${name} cannot be used (${oneLine(error)}): start the server, or write another address.`)];
  } finally {
    await client.close();
  }
}

async function redis({ queue, mode }: Config): Promise<readonly Said[]> {
  if (queue === 'inline:') return [well('it is in the process')];
  const { Redis } = await import('ioredis');
  const client = new Redis(queue, { lazyConnect: true, retryStrategy: () => null, connectTimeout: PATIENCE });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const info = async (section: string) => {
      const text = await inTime(client.info(section));
      return (key: string) => new RegExp(`^${key}:(.*?)\\r?$`, 'm').exec(text)?.[1] ?? '';
    };
    const before = Date.now();
    const [seconds, micros] = await inTime(client.time());
    const after = Date.now();
    const [server, memory, keeps] = [await info('server'), await info('memory'), await info('persistence')];
    const policy = memory('maxmemory_policy');
    const appends = keeps('aof_enabled') === '1';
    const unsaved = 'it keeps no append-only file: jobs are lost with the process. Write appendonly yes in redis.conf.';
    return [
      version('Redis', server('redis_version'), LEAST.redis, 'GHIA_QUEUE'),
      clock('GHIA_QUEUE', Number(seconds) * 1_000 + Number(micros) / 1_000, before, after),
      policy === 'noeviction'
        ? well('it forgets nothing for want of memory')
        : wrong(
            `its maxmemory-policy is ${policy}: jobs and leases could vanish. Write maxmemory-policy noeviction in redis.conf.`,
          ),
      appends ? well('it writes its append-only file') : mode === 'production' ? wrong(unsaved) : note(unsaved),
      ...(keeps('aof_last_write_status') === 'err' ? [wrong('its last write to disk failed: see its log.')] : []),
    ];
  } catch (error) {
    return [wrong(`Redis does not answer (${oneLine(error)}): start it, or write another address in GHIA_QUEUE.`)];
  } finally {
    client.disconnect();
  }
}

const oneLine = (error: unknown) => {
  const { message, code, name } = error as { message?: string; code?: string; name?: string };
  return (message || code || name || String(error))
    .split('\n')[0]!
    .replaceAll(/\/\/[^@/\s]*@/g, '//…@')
    .replace(/\.$/, '');
};
