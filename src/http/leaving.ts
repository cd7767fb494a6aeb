import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How often it looks for those that have been answered meanwhile (milliseconds). */
const LOOK_EVERY = 100;

/**
 * Lets a server's connections go when it stops. Who is being answered is waited for. One on which nothing was ever asked
 * whole, as browsers open them beforehand, Node would wait for without end.
 */
export class Leaving {
  private readonly silent = new Set<Socket>();
  private leaving = false;

  constructor(private readonly server: Server) {
    server.on('connection', (socket: Socket) => {
      if (this.leaving) return socket.destroy();
      this.silent.add(socket);
      socket.once('close', () => this.silent.delete(socket));
    });
    server.prependListener('request', ({ socket }) => this.silent.delete(socket));
  }

  /** @param patience how long whoever is being answered may take (milliseconds) */
  async during(close: () => Promise<unknown>, patience: number): Promise<void> {
    this.leaving = true;
    for (const socket of this.silent) socket.destroy();
    const answered = setInterval(() => this.server.closeIdleConnections(), LOOK_EVERY);
    const late = setTimeout(() => this.server.closeAllConnections(), patience);
    await close().finally(() => {
      clearInterval(answered);
      clearTimeout(late);
    });
  }
}
