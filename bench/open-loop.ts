import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import { createHistogram } from 'node:perf_hooks';
import { setTimeout as pause } from 'node:timers/promises';
import { chance } from '../src/demo/people.js';

export type Asked = {
  readonly path: string;
  readonly method?: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};
export type Answer = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string };

/** Connections at once: browsers far away each hold one of their own. Who finds none waits, and the wait counts. */
const MOST_SOCKETS = 8_192;
/** So often a good client comes back to a server that asked it to. */
const MOST_TRIES = 12;
const COME_BACK: ReadonlySet<number> = new Set([429, 503, 507]);

/** What became of the requests of one kind. */
export class Tally {
  readonly byStatus: Record<string, number> = {};
  arrived = 0;
  answered = 0;
  /** Answers that asked to come back later, and how many of them did not say when. */
  shed = 0;
  unsaid = 0;
  /** Requests that never got another answer than that, or none at all. */
  failed = 0;
  /** From the moment at which the request was due, not from when it could be sent (HdrHistogram; nanoseconds). */
  private readonly latencies = createHistogram({ figures: 3 });

  constructor(readonly name: string) {}

  record(due: number): void {
    this.latencies.record(Math.max(1, Math.round((performance.now() - due) * 1e6)));
  }

  /** Milliseconds. */
  at(percentile: number): number {
    return this.latencies.count === 0 ? 0 : this.latencies.percentile(percentile) / 1e6;
  }

  get worst(): number {
    return this.latencies.count === 0 ? 0 : this.latencies.max / 1e6;
  }
}

export class Client {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: MOST_SOCKETS, scheduling: 'fifo' });

  constructor(private readonly port: number) {}

  send({ path, method = 'GET', headers = {}, body }: Asked): Promise<Answer> {
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    const how = { host: '127.0.0.1', port: this.port, agent: this.agent, path, method };
    return new Promise((done, fail) => {
      const sending = request({ ...how, headers: { ...headers, ...length } }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.once('error', fail);
        answer.once('end', () =>
          done({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(parts).toString() }),
        );
      });
      sending.once('error', fail);
      sending.end(body);
    });
  }

  /** As a good client asks: told to come back, it does so when it was told to; cut off, after a second. */
  async ask(asked: Asked, due: number, tally: Tally): Promise<Answer | undefined> {
    tally.arrived++;
    for (let tries = 1; ; tries++) {
      const answer = await this.send(asked).catch(() => undefined);
      const status = answer?.status ?? 0;
      tally.byStatus[status] = (tally.byStatus[status] ?? 0) + 1;
      if (answer && !COME_BACK.has(status)) {
        tally.record(due);
        tally.answered++;
        return answer;
      }
      const after = Number(answer?.headers['retry-after']);
      if (answer) tally.shed++;
      if (answer && !(after > 0)) tally.unsaid++;
      if (tries === MOST_TRIES) {
        tally.failed++;
        return undefined;
      }
      await pause((after > 0 ? after : 1) * 1_000 * (1 + Math.random() / 4)); // not all at the same moment
    }
  }

  close(): void {
    this.agent.destroy();
  }
}

type Stream = { readonly perSecond: number; readonly seconds: number; readonly seed: number };

/**
 * Arrivals of a Poisson process, each set off when it is due whether or not the ones before have been answered. Resolves
 * when all have been set off, to the promises of what became of them.
 * @param deed is told when it was due (`performance.now()`)
 */
export async function arrive(
  { perSecond, seconds, seed }: Stream,
  deed: (due: number) => Promise<unknown> | undefined,
): Promise<Promise<unknown>[]> {
  const random = chance(seed);
  const begun = performance.now();
  const under: Promise<unknown>[] = [];
  for (let at = 0; ; ) {
    at += (-Math.log(1 - random()) / perSecond) * 1_000;
    if (at >= seconds * 1_000) return under;
    const early = begun + at - performance.now();
    if (early > 1) await pause(early);
    const doing = deed(begun + at);
    if (doing) under.push(doing);
  }
}
