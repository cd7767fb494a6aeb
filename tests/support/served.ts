import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { SMALL_RULES, TestHouse } from './house.js';
import { ROOT } from './root.js';
import { until } from './until.js';

export const PUBLIC_URL = 'http://127.0.0.1:1'; // the tokens' issuer, whatever the port

/** `retryAfter`: in seconds. */
type Told = {
  readonly status: number;
  readonly type?: string;
  readonly eventId?: string;
  readonly retryAfter?: number;
};

/** The house as it ships, in a process of its own, with one open petition and people who may sign it. Ended by its pid. */
export class Served {
  private child: ChildProcess | undefined;

  private constructor(
    readonly folder: string,
    readonly petition: string,
    private readonly tokens: readonly string[],
    readonly port: number,
    private more: Readonly<Record<string, string>>,
  ) {}

  /** `more`: what else stands in the environment, such as another read store. */
  static async prepare(people: number, more: Readonly<Record<string, string>> = {}): Promise<Served> {
    const town = await TestHouse.open({ env: { ...more, GHIA_PUBLIC_URL: PUBLIC_URL } });
    town.clock.at = new Date().toISOString(); // the process has a clock of its own
    await town.adopt({ ...SMALL_RULES, threshold: { kind: 'absolute', signatures: 1_000_000 } });
    const petition = await town.openPetition(1);
    const tokens = (await town.crowd(10, people)).map(({ token }) => token);
    return Served.around(town, more, petition, tokens);
  }

  /** The same around a house that the test has furnished itself, opened with `more` and PUBLIC_URL. */
  static async around(
    town: TestHouse,
    more: Readonly<Record<string, string>>,
    petition = '',
    tokens: readonly string[] = [],
  ): Promise<Served> {
    await town.close({ keep: true });
    return new Served(town.folder, petition, tokens, await freePort(), more);
  }

  /** What stands otherwise in the environment from the next start on. */
  say(change: Readonly<Record<string, string>>): void {
    this.more = { ...this.more, ...change };
  }

  get env(): NodeJS.ProcessEnv {
    const own = { GHIA_DATA: this.folder, GHIA_PORT: String(this.port), GHIA_PUBLIC_URL: PUBLIC_URL };
    return { ...process.env, ...this.more, ...own };
  }

  get pid(): number {
    return this.child!.pid!;
  }

  async start(): Promise<void> {
    const { env } = this;
    const child = spawn(process.execPath, ['dist/src/main.js', '--empty'], {
      cwd: ROOT,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    let said = '';
    await new Promise<void>((ready, fail) => {
      const hear = (piece: Buffer) => {
        said += piece;
        if (said.includes('Ghia answers')) ready();
      };
      child.stdout.on('data', hear);
      child.stderr.on('data', hear);
      child.once('exit', () => fail(new Error(`the server did not start: ${said}`)));
    });
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    this.child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const over = once(child, 'exit');
    child.kill(signal);
    await over;
  }

  /** Resolves when it has ended by itself: to the signal, where it was one. */
  async ended(): Promise<NodeJS.Signals | null> {
    const child = this.child!;
    await until(() => child.exitCode !== null || child.signalCode !== null, 120_000);
    return child.signalCode;
  }

  async remove(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  get(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`);
  }

  async post(path: string, token: string, body: object = {}): Promise<number> {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    const to = `http://127.0.0.1:${this.port}/api/v1${path}`;
    return (await fetch(to, { method: 'POST', headers, body: JSON.stringify(body) })).status;
  }

  /** From nobody in particular: without a token. */
  anonymously(path: string, body: object): Promise<Response> {
    const headers = { 'content-type': 'application/json' };
    const to = `http://127.0.0.1:${this.port}/api/v1${path}`;
    return fetch(to, { method: 'POST', headers, body: JSON.stringify(body) });
  }

  /** What the n-th signer was told; undefined when the line went dead before an answer came. */
  async sign(n: number): Promise<Told | undefined> {
    try {
      const response = await fetch(`http://127.0.0.1:${this.port}/api/v1/petitions/${this.petition}/signatures`, {
        method: 'POST',
        headers: { authorization: `Bearer ${this.tokens[n]}`, 'content-type': 'application/json' },
        body: '{"display":"none"}',
      });
      const { eventId, type } = (await response.json()) as Partial<Told>;
      const later = response.headers.get('retry-after');
      return {
        status: response.status,
        ...(eventId && { eventId }),
        ...(type && { type }),
        ...(later && { retryAfter: Number(later) }),
      };
    } catch {
      return undefined;
    }
  }

  /** Event ids of every signature in the public log. */
  recorded(): Promise<string[]> {
    return this.facts('PetitionSigned');
  }

  /** The same of ballots. */
  cast(): Promise<string[]> {
    return this.facts('BallotCast');
  }

  private async facts(type: string): Promise<string[]> {
    const ids: string[] = [];
    for (let after: number | null = 0; after !== null; ) {
      const response = await this.get(`/api/v1/audit/events?type=${type}&limit=1000&after=${after}`);
      const page = (await response.json()) as { items: { id: string }[]; next: number | null };
      ids.push(...page.items.map(({ id }) => id));
      after = page.next;
    }
    return ids;
  }

  /** The count of the petition, once the read models have seen the whole log. */
  async count(): Promise<number> {
    const { projections } = (await (await this.get('/api/v1/status')).json()) as {
      projections: { position: number; lag: number }[];
    };
    const head = Math.max(...projections.map(({ position, lag }) => position + lag));
    const answer = await this.get(`/api/v1/petitions/${this.petition}/count?after=${head}`);
    return ((await answer.json()) as { count: number }).count;
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
