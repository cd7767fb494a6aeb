import { connect, type Socket } from 'node:net';

/** What one run of the load saw. Latencies in milliseconds, from the first byte sent to the last byte of the answer. */
export type Load = {
  readonly answers: number;
  readonly perSecond: number;
  readonly seconds: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly p50: number;
  readonly p99: number;
  readonly worst: number;
};

export type LoadOptions = {
  readonly port: number;
  readonly connections: number;
  /** The next request as it goes over the wire, or undefined when there are no more. */
  readonly next: () => Buffer | undefined;
  readonly seconds: number;
};

const END_OF_HEAD = Buffer.from('\r\n\r\n');
const LENGTH = /content-length: (\d+)/i;

/** A closed loop over keep-alive connections: each sends its next request when the last one has been answered. */
export async function load({ port, connections, next, seconds }: LoadOptions): Promise<Load> {
  const latencies: number[] = [];
  const byStatus: Record<string, number> = {};
  const started = performance.now();
  const until = started + seconds * 1000;

  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
      let sent = 0;
      let got: Buffer = Buffer.alloc(0);
      const send = () => {
        const request = performance.now() < until ? next() : undefined;
        if (!request) {
          socket.end();
          return resolve();
        }
        sent = performance.now();
        socket.write(request);
      };
      socket.once('connect', send).once('error', reject);
      socket.on('data', (chunk: Buffer) => {
        got = got.length === 0 ? chunk : Buffer.concat([got, chunk]);
        const head = got.indexOf(END_OF_HEAD);
        if (head < 0) return;
        const text = got.toString('latin1', 0, head);
        const length = Number(LENGTH.exec(text)?.[1] ?? 0);
        if (got.length < head + 4 + length) return;
        got = got.subarray(head + 4 + length);
        latencies.push(performance.now() - sent);
        const status = text.slice(9, 12);
        byStatus[status] = (byStatus[status] ?? 0) + 1;
        send();
      });
    });

  await Promise.all(Array.from({ length: connections }, one));
  const took = (performance.now() - started) / 1000;
  latencies.sort((a, b) => a - b);
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  return {
    answers: latencies.length,
    perSecond: latencies.length / took,
    seconds: took,
    byStatus,
    p50: at(0.5),
    p99: at(0.99),
    worst: latencies.at(-1) ?? 0,
  };
}

/** A POST of JSON with a bearer token, as bytes. */
export function post(path: string, token: string, body: string): Buffer {
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\nauthorization: Bearer ${token}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
  );
}

export const get = (path: string, headers = ''): Buffer =>
  Buffer.from(`GET ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${headers}\r\n`);
