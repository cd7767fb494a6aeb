import 'reflect-metadata';
import { type Config, ConfigError, readConfig } from './config.js';
import { startCity } from './demo/city.js';
import { openHouse } from './house.js';
import { InstanceLock, listen } from './instance.js';
import { operationsOf } from './operations.js';
import { startServer } from './server.js';

/** Starts one instance and stops it cleanly on SIGINT and SIGTERM. */
export async function serve(): Promise<void> {
  const config = configured();
  const lock = InstanceLock.take(config.data);
  if (!lock) return giveUp(`Another instance owns ${config.data}. Stop it first, or set GHIA_DATA to another folder.`);
  const house = await openHouse(config);
  const server = await startServer(house);
  const control = await listen(config.data, operationsOf(house, server.commands));

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
  await server.open();
  console.log(`Ghia answers at ${config.publicUrl}${config.mode === 'demo' ? ' (demonstration)' : ''}`);
}

function configured(): Config {
  try {
    return readConfig(process.env);
  } catch (error) {
    if (error instanceof ConfigError) return giveUp(error.message);
    throw error;
  }
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}
