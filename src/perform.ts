import type { Config } from './config.js';
import { ask, lockInstance } from './instance.js';

/** Through the running instance, or by opening the files when none runs. */
export async function perform(
  config: Config,
  operation: string,
  args: Readonly<Record<string, string>>,
): Promise<unknown> {
  const lock = lockInstance(config.data);
  if (!lock) return ask(config.data, operation, args);
  const [{ openHouse }, { startServer }, { operationsOf }] = await Promise.all([
    import('./house.js'),
    import('./server.js'),
    import('./operations.js'),
  ]);
  const house = await openHouse({ ...config, split: false }); // the folder is this process's alone
  const server = await startServer(house);
  try {
    await house.projecting.seen(await house.log.head(), 60_000);
    return await operationsOf(house, server)[operation]!(args);
  } finally {
    await server.app.close();
    await house.close();
    lock.release();
  }
}
