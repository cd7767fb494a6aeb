import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket, connect as toServer } from 'node:net';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';

const given = process.env.GHIA_TEST_MONGO;

/** Whether there is a server to test against; if not it says aloud what is not run, and how it would be. */
export function mongoIsGiven(what: string): boolean {
  if (!given) console.warn(`NOT RUN: ${what}. Name a server: GHIA_TEST_MONGO=mongodb://127.0.0.1:27017 npm test`);
  return given !== undefined;
}

export type Database = {
  /** mongodb://…/database */
  readonly url: string;
  readonly name: string;
  readonly client: MongoClient;
  drop(): Promise<void>;
};

/** A database of the test's own on the server that GHIA_TEST_MONGO names. */
export async function mongoDatabase(): Promise<Database> {
  const name = `ghia_test_${process.pid}_${randomBytes(4).toString('hex')}`;
  const [, before, query = ''] = /^(mongodb(?:\+srv)?:\/\/[^/?]*)(?:\/[^?]*)?(\?.*)?$/.exec(given!)!;
  const url = `${before}/${name}${query}`;
  const client = await MongoClient.connect(url);
  const drop = async () => {
    await client.db(name).dropDatabase();
    await client.close();
  };
  return { url, name, client, drop };
}

/** The server by another address, until it is cut off. */
export async function cuttable({ url }: Database): Promise<{ readonly url: string; cut(): Promise<void> }> {
  const [, host = '', port = '27017'] = /^mongodb:\/\/(?:[^@/]*@)?([^:,/?]+)(?::(\d+))?/.exec(url)!;
  const child = spawn(process.execPath, [join(import.meta.dirname, 'relay.child.js'), host, port]);
  const [line] = await once(child.stdout, 'data');
  const through = url.replace(/^(mongodb:\/\/(?:[^@/]*@)?)[^/?]+/, `$1127.0.0.1:${String(line).trim()}`);
  const cut = async () => {
    child.kill('SIGKILL');
    await once(child, 'exit');
  };
  return { url: `${through}${through.includes('?') ? '&' : '?'}directConnection=true`, cut };
}

/** The wire between a store and its server, which breaks where the test says. */
export class Line {
  /** Writes that still pass once the first one that counts has been; infinitely many unless a test says otherwise. */
  left = Number.POSITIVE_INFINITY;
  /** The collections whose writes count from the first on. */
  counts = /^docs_(?!serving$)/;
  /** Whether the write it breaks at still gets through, and only its answer is lost. */
  answerOnly = false;
  broken = false;
  private begun = false;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    readonly url: string,
    private readonly host: string,
    private readonly port: number,
  ) {}

  static async to({ client, url, name }: Database): Promise<Line> {
    const { primary } = await client.db(name).admin().command({ hello: 1 });
    const [, address = ''] = /^mongodb:\/\/(?:[^@/]*@)?([^/,?]+)/.exec(url)!;
    const [host = '', port = '27017'] = ((primary as string | undefined) ?? address).split(':');
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const here = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    const through = url.replace(/^(mongodb:\/\/(?:[^@/]*@)?)[^/?]+/, `$1${here}`);
    const direct = `${through}${through.includes('?') ? '&' : '?'}directConnection=true`;
    const line = new Line(server, direct, host, Number(port));
    server.on('connection', (socket) => line.carry(socket));
    return line;
  }

  mend(): void {
    this.left = Number.POSITIVE_INFINITY;
    this.broken = false;
  }

  async close(): Promise<void> {
    this.broken = true;
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private carry(near: Socket): void {
    if (this.broken) return void near.destroy();
    const far = toServer(this.port, this.host);
    for (const socket of [near, far]) {
      this.sockets.add(socket);
      socket.on('error', () => socket.destroy()).on('close', () => this.sockets.delete(socket));
    }
    near.on('close', () => far.end());
    far.on('close', () => near.destroy());
    far.on('data', (answer) => {
      if (!this.broken) near.write(answer);
    });
    let held = Buffer.alloc(0);
    near.on('data', (piece) => {
      held = Buffer.concat([held, piece]);
      while (held.length >= 4 && held.length >= held.readInt32LE(0)) {
        const message = held.subarray(0, held.readInt32LE(0));
        held = held.subarray(message.length);
        const last = !this.broken && this.breaksAt(message);
        if (!this.broken || (last && this.answerOnly)) far.write(message);
        if (last) for (const socket of this.sockets) if (socket !== far) socket.end();
      }
    });
  }

  private breaksAt(message: Buffer): boolean {
    const { command, collection } = asked(message);
    if (command !== 'insert' && command !== 'update') return false;
    this.begun ||= this.counts.test(collection);
    if (!this.begun || this.left-- > 0) return false;
    this.broken = true;
    return true;
  }
}

/** What an OP_MSG asks of which collection: the first field of its body. */
function asked(message: Buffer): { command: string; collection: string } {
  const BODY = 21; // header 16, flags 4, kind of section 1
  if (message.readInt32LE(12) !== 2013 || message[BODY + 4] !== 0x02) return { command: '', collection: '' };
  const end = message.indexOf(0, BODY + 5);
  const length = message.readInt32LE(end + 1);
  const collection = message.toString('utf8', end + 5, end + 4 + length);
  return { command: message.toString('utf8', BODY + 5, end), collection };
}
