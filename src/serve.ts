import 'reflect-metadata';
import { readConfig } from './config.js';
import { startCity } from './demo/city.js';
import { openHouse } from './house.js';
import { listen, lockInstance } from './instance.js';
import { operationsOf, recordBy } from './operations.js';
import { startServer } from './server.js';
import { adoptBuiltInServices } from './services/built-in/adopt-built-in.js';
import { mustBeFree, whyNot } from './why-not.js';

/** Starts one instance and stops it cleanly on SIGINT and SIGTERM. */
export async function serve(): Promise<void> {
  await start().catch((error) => giveUp(whyNot(error)));
}

async function start(): Promise<void> {
  const config = readConfig(process.env);
  const lock = lockInstance(config.data);
  if (!lock) return giveUp(`Another instance owns ${config.data}. Stop it first, or set GHIA_DATA to another folder.`);
  if (config.roles.includes('api')) await mustBeFree(config);
  const house = await openHouse(config);
  const server = await startServer(house);
  const control = await listen(config.data, operationsOf(house, server));

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    control.close();
    await server.close();
    await house.close();
    lock.release();
    process.exit(0);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);

  if (config.mode === 'demo' && !process.argv.includes('--empty')) await startCity(house, server.commands);
  await adoptBuiltInServices(house.log, recordBy(house, server.commands));
  await server.open();
  const address = config.port === 0 && config.roles.includes('api') ? await server.app.getUrl() : config.publicUrl;
  console.log(`Ghia answers at ${address}${config.mode === 'demo' ? ' (demonstration)' : ''}`);
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}
