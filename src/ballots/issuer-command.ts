import { IssuerServer } from './issuer.server.js';
import { IssuerStore } from './issuer.store.js';

export const ISSUER_USAGE = 'issuer --name observer --registrar key --data dir [--port 7420] [--host 127.0.0.1]';

type Asked = Readonly<Record<'name' | 'registrar' | 'data' | 'port' | 'host', string | undefined>>;

/** `ghia issuer`: the second issuer of credentials, until it is told to stop. It has nothing to do with the city's own folder. */
export async function issuerCommand({
  name,
  registrar,
  data,
  port = '7420',
  host = '127.0.0.1',
}: Asked): Promise<number> {
  if (
    !name ||
    !/^[a-z0-9][a-z0-9-]{0,39}$/.test(name) ||
    name === 'city' ||
    !registrar ||
    !data ||
    !/^\d{1,5}$/.test(port)
  )
    throw new Error(`usage: ${ISSUER_USAGE}`);
  const store = IssuerStore.open(data);
  const server = await new IssuerServer(name, store, registrar).listen(Number(port), host);
  const at = server.address() as { port: number };
  console.log(`the issuer ${name} answers at http://${host}:${at.port}`);
  await new Promise<void>((stop) => process.once('SIGINT', () => stop()).once('SIGTERM', () => stop()));
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
  store.close();
  return 0;
}
