import { connect, createServer, type Server as Listener, type Socket } from 'node:net';
import type { Server, sendUnaryData, UntypedServiceImplementation } from '@grpc/grpc-js';
import { type AppendCall, append, type BatchCall, batchAppend, type Desk, type Mishap } from './appending.js';
import { Ledger } from './ledger.js';
import { type AppendResp, features, grpc, services } from './protocol.js';
import { type Manners, type ReadCall, read } from './reading.js';

export type DoubleOptions = Partial<Manners> & {
  /** False: a server that does not know BatchAppend. */
  readonly batches?: boolean;
};

const MEGABYTE = 1024 * 1024;

/**
 * An EventStoreDB for tests: the real protocol, made from the official client's own service definitions, so that the
 * client runs unmodified against it. A plain TCP relay stands before it, where connections can be cut, refused or hushed.
 */
export class EventstoreDouble {
  readonly ledger = new Ledger();
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private readonly mishaps: Mishap[] = [];
  private listener: Listener | undefined;
  private inner = 0;
  private port = 0;
  private hushed = false;
  private deposed = 0;

  static async start(options: DoubleOptions = {}): Promise<EventstoreDouble> {
    const double = new EventstoreDouble(options);
    double.inner = await double.bind();
    await double.resume();
    return double;
  }

  private constructor({ batches = true, caughtUp = true, brokenCheckpoint = false }: DoubleOptions) {
    this.server = new grpc.Server({
      'grpc.max_receive_message_length': 17 * MEGABYTE,
      'grpc.max_send_message_length': 17 * MEGABYTE,
    });
    const desk: Desk = {
      ledger: this.ledger,
      mishap: () => this.mishaps.shift(),
      dropConnections: () => this.dropConnections(),
    };
    this.server.addService(services.streams, {
      read: (call: ReadCall) => this.leads(call) && void read(call, this.ledger, { caughtUp, brokenCheckpoint }),
      append: (call: AppendCall, answer: sendUnaryData<AppendResp>) => append(desk, call, answer),
      batchAppend: (call: BatchCall) => this.leads(call) && batchAppend(desk, call),
    } as UntypedServiceImplementation);
    this.server.addService(services.features, {
      getSupportedMethods: (_: object, answer: sendUnaryData<object>) => answer(null, supported(batches)),
    } as UntypedServiceImplementation);
  }

  get url(): string {
    return `esdb://127.0.0.1:${this.port}?tls=false`;
  }

  /** The ids that a stream really holds, as 32 hex digits. */
  ids(stream: string): string[] {
    return this.ledger.stream(stream)?.map(({ id }) => id.replaceAll('-', '')) ?? [];
  }

  /** The next appends come to grief, one after the other. */
  mishap(...kinds: readonly Mishap[]): void {
    this.mishaps.push(...kinds);
  }

  /** The next calls are told that another node leads: the one at the same address. */
  depose(calls: number): void {
    this.deposed = calls;
  }

  /** Every client loses its connection. They may come back at once. */
  dropConnections(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  /** Connections are cut and new ones refused, until `resume`. What was committed stays. */
  async stop(): Promise<void> {
    const { listener } = this;
    this.listener = undefined;
    if (!listener) return;
    const closed = new Promise<void>((done) => listener.close(() => done()));
    this.dropConnections();
    await closed;
  }

  /** Listens again, on the port it had. */
  async resume(): Promise<void> {
    const listener = createServer((socket) => this.relay(socket));
    this.listener = listener;
    await new Promise<void>((done, fail) => {
      listener.once('error', fail);
      listener.listen(this.port, '127.0.0.1', done);
    });
    this.port = (listener.address() as { port: number }).port;
  }

  /** Takes connections and says nothing at all, until `speak`. */
  hush(): void {
    this.hushed = true;
    for (const socket of this.sockets) socket.pause();
  }

  speak(): void {
    this.hushed = false;
    for (const socket of this.sockets) socket.resume();
  }

  async close(): Promise<void> {
    await this.stop();
    this.server.forceShutdown();
  }

  private leads(call: ReadCall | BatchCall): boolean {
    if (this.deposed === 0) return true;
    this.deposed--;
    const metadata = new grpc.Metadata();
    metadata.set('exception', 'not-leader');
    metadata.set('leader-endpoint-host', '127.0.0.1');
    metadata.set('leader-endpoint-port', String(this.port));
    const details = 'Leader info available';
    call.emit('error', Object.assign(new Error(details), { code: grpc.status.NOT_FOUND, details, metadata }));
    return false;
  }

  private bind(): Promise<number> {
    const credentials = grpc.ServerCredentials.createInsecure();
    return new Promise((done, fail) => {
      this.server.bindAsync('127.0.0.1:0', credentials, (error, port) => (error ? fail(error) : done(port)));
    });
  }

  private relay(outside: Socket): void {
    const inside = connect(this.inner, '127.0.0.1');
    for (const [from, to] of [
      [outside, inside],
      [inside, outside],
    ] as const) {
      this.sockets.add(from);
      from.setNoDelay(true);
      from.on('data', (chunk) => to.write(chunk));
      from.on('error', () => to.destroy());
      from.on('close', () => {
        this.sockets.delete(from);
        to.destroy();
      });
      if (this.hushed) from.pause();
    }
  }
}

function supported(batches: boolean): InstanceType<typeof features.SupportedMethods> {
  const methods = new features.SupportedMethods().setEventStoreServerVersion('24.10.4');
  if (!batches) return methods;
  const method = new features.SupportedMethod().setServiceName('event_store.client.streams.Streams');
  return methods.setMethodsList([method.setMethodName('batchappend')]);
}
