import type { AddressInfo } from 'node:net';
import { type Config, readConfig } from '../src/config.js';
import { type House, openHouse } from '../src/house.js';
import { type Server, startServer } from '../src/server.js';

/** A house in a folder and its server, on a port that is free; `set` goes before what the environment says. */
export async function ownHouse(
  folder: string,
  set: Partial<Config> = {},
  more: Parameters<typeof startServer>[1] = {},
) {
  const config = readConfig({ ...process.env, GHIA_DATA: folder, GHIA_PORT: '0' });
  const house = await openHouse({ ...config, ...set });
  return { house, server: await startServer(house, more) };
}

/** Opens it to HTTP: the port where it listens. */
export async function listening({ app, open }: Server): Promise<number> {
  await open();
  return (app.getHttpServer().address() as AddressInfo).port;
}

/** When `stop` of child.ts asks for it: first what was begun beside them is ended, then they are, then the process. */
export function endWhenAsked(
  { house, server }: { house: House; server: Server },
  first: () => unknown = () => {},
): void {
  process.on('SIGTERM', async () => {
    await first();
    await server.close();
    await house.close();
    process.exit(0);
  });
}
