import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';

const MISSING = 'redis-server is not installed: apt-get install -y redis-server';

/** A real redis-server on a free loopback port, with a folder of its own. Ended by its process id. */
export class RedisServer {
  private readonly folder = mkdtempSync(join(tmpdir(), 'ghia-redis-'));
  private child: ChildProcess | undefined;
  private readonly onExit = () => this.child?.kill('SIGKILL');

  private constructor(
    readonly port: number,
    private readonly keeps: boolean,
  ) {}

  /** `keeps`: writes every change to its file, so that a restart finds it. @throws Error that says how to install it */
  static async start({ keeps = false } = {}): Promise<RedisServer> {
    const server = new RedisServer(await freePort(), keeps);
    await server.begin();
    return server;
  }

  /** A port on which nobody listens, and a server that can be begun there. */
  static async notYet(): Promise<RedisServer> {
    return new RedisServer(await freePort(), false);
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async begin(): Promise<void> {
    const appending = this.keeps ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no'];
    const where = ['--port', String(this.port), '--bind', '127.0.0.1', '--dir', this.folder];
    const child = spawn('redis-server', [...where, '--save', '', ...appending], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const failed = once(child, 'error').then(([error]) => {
      throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new Error(MISSING) : error;
    });
    await Promise.race([failed, readiness(child)]);
    this.child = child;
    process.once('exit', this.onExit);
  }

  /** At once, as when the machine's power goes. */
  async kill(): Promise<void> {
    await this.signal('SIGKILL');
  }

  /** Takes connections and says nothing, until `speak`. */
  hush(): void {
    this.child?.kill('SIGSTOP');
  }

  speak(): void {
    this.child?.kill('SIGCONT');
  }

  async close(): Promise<void> {
    this.speak();
    await this.signal('SIGTERM');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async signal(signal: NodeJS.Signals): Promise<void> {
    const child = this.child;
    this.child = undefined;
    process.removeListener('exit', this.onExit);
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  }
}

/** A Redis for one spec: the server of GHIA_TEST_REDIS, or one of its own. Keys begin with `prefix()` and go with it. */
export async function redisForTests() {
  const given = process.env.GHIA_TEST_REDIS;
  const own = given ? undefined : await RedisServer.start();
  const url = given ?? own!.url;
  const mine = `ghia-test-${randomUUID()}`;
  let n = 0;
  const close = async () => {
    if (given) await forget(url, mine);
    await own?.close();
  };
  return { url, prefix: () => `${mine}-${++n}`, close };
}

async function forget(url: string, prefix: string): Promise<void> {
  const redis = new Redis(url);
  for await (const keys of redis.scanStream({ match: `${prefix}*`, count: 1000 }))
    if ((keys as string[]).length > 0) await redis.unlink(...(keys as string[]));
  await redis.quit();
}

async function readiness(child: ChildProcess): Promise<void> {
  let said = '';
  for await (const piece of child.stdout!) {
    said += piece;
    if (said.includes('Ready to accept connections')) {
      child.stdout!.resume(); // what it says later must not fill the pipe
      return;
    }
  }
  throw new Error(`redis-server did not begin: ${said}`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  await once(probe, 'close');
  return port;
}
