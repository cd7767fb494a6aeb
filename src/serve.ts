import 'reflect-metadata';
import { readConfig } from './config.js';
import { listen, lockInstance } from './instance.js';
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
  // the house takes seconds to load: not before it is known that it can open
  const [{ openHouse }, { startServer }, { operationsOf, recordBy }, { adoptBuiltInServices }] = await Promise.all([
    import('./house.js'),
    import('./server.js'),
    import('./operations.js'),
    import('./services/built-in/adopt-built-in.js'),
  ]);
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

  if (config.mode === 'demo' && !process.argv.includes('--empty')) {
    const { startCity } = await import('./demo/city.js');
    await startCity(house, server.commands);
  }
  await adoptBuiltInServices(house.log, recordBy(house, server.commands));
  await server.open();
  const address = config.port === 0 && config.roles.includes('api') ? await server.app.getUrl() : config.publicUrl;
  console.log(`Ghia answers at ${address}${config.mode === 'demo' ? ' (demonstration)' : ''}`);
}

function giveUp(why: string): never {
  console.error(why);
  process.exit(1);
}
