import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { get as ask } from 'node:http';
import { ROOT } from './root.js';
import { freePort, PUBLIC_URL } from './served.js';

/** One process of a city whose roles are shared out. Ended by its pid. */
export class CityProcess {
  /** Everything it has said. */
  said = '';
  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {}

  /** Resolves when it answers. */
  static async start(roles: string, env: Readonly<Record<string, string>>): Promise<CityProcess> {
    const port = await freePort();
    const own = { GHIA_ROLES: roles, GHIA_PORT: String(port), GHIA_PUBLIC_URL: PUBLIC_URL, GHIA_CACHE_MB: '8' };
    const child = spawn(process.execPath, ['dist/src/main.js', '--empty'], {
      cwd: ROOT,
      env: { PATH: process.env.PATH, NODE_ENV: 'test', ...env, ...own },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const started = new CityProcess(child, port);
    await new Promise<void>((ready, fail) => {
      const hear = (piece: Buffer) => {
        started.said += piece;
        if (started.said.includes('Ghia answers')) ready();
      };
      child.stdout!.on('data', hear);
      child.stderr!.on('data', hear);
      child.once('exit', () => fail(new Error(`${roles} did not start: ${started.said}`)));
    });
    return started;
  }

  signal(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Resolves to its exit code, null when a signal ended it. */
  async ended(): Promise<number | null> {
    const { child } = this;
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    return child.exitCode;
  }

  async end(signal: NodeJS.Signals): Promise<number | null> {
    this.signal(signal);
    return this.ended();
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a server says may be anything
  async get(path: string): Promise<{ status: number; json: any }> {
    const response = await fetch(`http://127.0.0.1:${this.port}${path}`);
    const text = await response.text();
    return { status: response.status, json: text.startsWith('{') ? JSON.parse(text) : text };
  }

  // biome-ignore lint/suspicious/noExplicitAny: what a server says may be anything
  async post(path: string, token: string, body: object = {}): Promise<{ status: number; json: any }> {
    const response = await fetch(`http://127.0.0.1:${this.port}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: response.status, json: await response.json().catch(() => undefined) };
  }

  /** Listens to the public events; what comes is in `text`, and `over` once the server has hung up. */
  listen(): { text: string; over: boolean } {
    const heard = { text: '', over: false };
    ask({ host: '127.0.0.1', port: this.port, path: '/api/v1/stream' }, (response) => {
      response.on('data', (piece) => {
        heard.text += piece;
      });
      response.on('close', () => {
        heard.over = true;
      });
    }).on('error', () => {
      heard.over = true;
    });
    return heard;
  }
}
