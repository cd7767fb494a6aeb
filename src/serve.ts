import 'reflect-metadata';
import { setTimeout as pause } from 'node:timers/promises';
import { readConfig } from './config.js';
import { listen, lockInstance, openingLock, shareInstance } from './instance.js';
import { mustBeFree, whyNot } from './why-not.js';

/** Starts one instance and stops it cleanly on SIGINT and SIGTERM. */
export async function serve(): Promise<void> {
  await start().catch((error) => giveUp(whyNot(error)));
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const lock = config.split ? shareInstance(config.data) : lockInstance(config.data);
  if (!lock) return giveUp(`Another instance owns ${config.data}. Stop it first, or set GHIA_DATA to another folder.`);
  if (config.roles.includes('api') || config.split) await mustBeFree(config);
  // the house takes seconds to load: not before it is known that it can open
  const [{ openHouse }, { startServer }, { operationsOf, recordBy }, { adoptBuiltInServices }] = await Promise.all([
    import('./house.js'),
    import('./server.js'),
    import('./operations.js'),
    import('./services/built-in/adopt-built-in.js'),
  ]);
  const opening = config.split ? await openingLock(config.data) : undefined;
  const house = await openHouse(config);
  opening?.release();
  const server = await startServer(house);
  const control = await listen(config.data, operationsOf(house, server), { shared: config.split });

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    house.health.leave();
    await pause(config.drainSeconds * 1_000); // who sends it requests finds it unready, and sends them elsewhere
    control.close();
    await server.close();
    await house.close();
    lock.release();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  const alone = !config.split; // the demonstration reads what it has written, which begins with the first that leads
  if (config.mode === 'demo' && alone && !process.argv.includes('--empty')) {
    const { startCity } = await import('./demo/city.js');
    await startCity(house, server.commands);
  }
  await adoptBuiltInServices(house.log, recordBy(house, server.commands));
  await server.open();
  const listens = config.roles.includes('api') || config.split;
  const address = config.port === 0 && listens ? await server.app.getUrl() : config.publicUrl;
  const roles = config.split ? ` (${config.roles.join(', ')})` : '';
  console.log(`Ghia answers at ${address}${roles}${config.mode === 'demo' ? ' (demonstration)' : ''}`);
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}
