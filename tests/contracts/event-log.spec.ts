import { jest } from '@jest/globals';
import { EventstoredbLog } from '../../src/log/eventstoredb.log.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { SqliteLog } from '../../src/log/sqlite.log.js';
import { MirroredLog } from '../../src/mirror/mirrored.log.js';
import { type DoubleOptions, EventstoreDouble } from '../support/eventstore/double.js';
import { scratch } from '../support/scratch.js';
import { eventLogContract, type Opened } from './event-log.contract.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

const file = scratch();
const server = process.env.GHIA_TEST_ESDB;

eventLogContract('memory', async () => {
  const log = new MemoryLog();
  return { log, close: () => log.close() };
});

eventLogContract('sqlite', async () => {
  const path = file('log.db');
  let log = await SqliteLog.open(path);
  const reopen = async () => {
    await log.close();
    log = await SqliteLog.open(path);
    return log;
  };
  return { log, reopen, close: () => log.close() };
});

if (server) eventLogContract('eventstoredb (the server of GHIA_TEST_ESDB)', () => connected(server));
else {
  eventLogContract('eventstoredb (protocol double, manners of 24.x)', () => doubled({ caughtUp: true }));
  eventLogContract('eventstoredb (protocol double, manners of 23.x)', () => doubled({ caughtUp: false }));
  eventLogContract('eventstoredb (protocol double, checkpoints of 24.10.0)', () => doubled({ brokenCheckpoint: true }));
}

eventLogContract('eventstoredb with its mirror (protocol double)', async () => {
  const double = server === undefined ? await EventstoreDouble.start() : undefined;
  const path = file('mirror.db');
  const open = () => MirroredLog.open(new EventstoredbLog(server ?? double!.url), { file: path });
  let log = await open();
  const reopen = async () => {
    await log.close();
    log = await open();
    return log;
  };
  const close = async () => {
    await log.close();
    await double?.close();
  };
  return { log, reopen, close };
});

async function connected(url: string): Promise<Opened> {
  let log = new EventstoredbLog(url);
  const reopen = async () => {
    await log.close();
    log = new EventstoredbLog(url);
    return log;
  };
  return { log, reopen, close: () => log.close() };
}

async function doubled(options: DoubleOptions): Promise<Opened> {
  const double = await EventstoreDouble.start(options);
  const opened = await connected(double.url);
  const close = async () => {
    await opened.close();
    await double.close();
  };
  return { ...opened, close };
}
