import { createServer, type Server, type Socket } from 'node:net';

/**
 * Sockets that take connections at one address. In each turn of its loop a thread takes one waiting connection from each
 * socket that listens (libuv since 1.45), so with one alone a house that has much to do leaves whoever comes new waiting for
 * seconds, while those who are connected are served.
 */
const DOORS = 16;

export type Address = { readonly host: string; readonly port: number };

/** Opens further doors to a server that listens with `shares`, and closes them again. */
export class Doors {
  private doors: Server[] = [];

  /**
   * Whether several sockets may listen at one address here; Linux and the BSDs let them.
   * @throws what `listen` says of an address that somebody else has: sharing, one would not be told
   */
  static async areShared({ host, port }: Address): Promise<boolean> {
    if (port !== 0) await shut(await opened(createServer(), { host, port, exclusive: true }));
    try {
      await shut(await opened(createServer(), { host, port: 0, reusePort: true }));
      return true;
    } catch {
      return false;
    }
  }

  /** @param server listens already, with `reusePort` */
  async open(server: Server): Promise<void> {
    const { address: host, port } = server.address() as { address: string; port: number };
    const take = (socket: Socket) => server.emit('connection', socket);
    for (let n = 1; n < DOORS; n++) {
      const door = createServer({ allowHalfOpen: true, noDelay: true }, take); // as HTTP has its own
      this.doors.push(await opened(door, { host, port, reusePort: true }));
    }
  }

  /** Takes nobody in any more; resolves once all who came in have gone. */
  async close(): Promise<void> {
    const doors = this.doors;
    this.doors = [];
    await Promise.all(doors.map(shut));
  }
}

type How = Address & { readonly reusePort?: boolean; readonly exclusive?: boolean };
const opened = (server: Server, how: How): Promise<Server> =>
  new Promise((done, fail) => server.once('error', fail).listen(how, () => done(server.off('error', fail))));
const shut = (server: Server): Promise<void> => new Promise((done) => server.close(() => done()));
