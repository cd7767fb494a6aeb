import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Type } from '@nestjs/common';
import type { Role } from '../../events/identity.js';
import { Clock } from '../../src/clock.js';
import { readConfig } from '../../src/config.js';
import { person } from '../../src/demo/people.js';
import { TEXTS } from '../../src/demo/texts.js';
import { type House, openHouse } from '../../src/house.js';
import type { Resident } from '../../src/identity/residents.js';
import { type Server, startServer } from '../../src/server.js';
import { MAYOR_RULES, REGULATIONS } from './story.js';

/** A clock that stands still until the test moves it. */
export class MovedClock extends Clock {
  constructor(public at = '2026-06-10T08:00:00.000Z') {
    super();
  }

  override now(): string {
    return this.at;
  }

  days(n: number): void {
    this.at = new Date(Date.parse(this.at) + n * 86_400_000).toISOString();
  }
}

export type Method = 'GET' | 'POST' | 'DELETE' | 'PUT' | 'PATCH' | 'HEAD' | 'OPTIONS';
export type Request = {
  readonly token?: string | undefined;
  /** An object goes as JSON; text and bytes as they are. */
  readonly body?: object | string | Buffer | undefined;
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
};
export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: what a server says may be anything
  readonly json: any;
};
type Citizen = { readonly token: string; readonly resident: Resident };

/** Few signatures and sponsors, so that a petition comes to its goal within a test. */
export const SMALL_RULES = {
  ...MAYOR_RULES,
  threshold: { kind: 'absolute', signatures: 3 },
  windowDays: 20,
  sponsors: { min: 2, max: 3 },
} as const;

/** One instance in a folder of its own, with every engine real. Made-up people only. */
export class TestHouse {
  /** The last position that a receipt named: reads wait for it. */
  position = 0;
  private readonly citizens = new Map<number, Citizen>();

  private constructor(
    readonly house: House,
    readonly server: Server,
    readonly clock: MovedClock,
    readonly folder: string,
  ) {}

  /** `works`: the policies run, too. `at`: what its clock shows. `controllers`: addresses that only a test has. */
  static async open({
    works = false,
    at,
    env = {},
    controllers = [],
  }: {
    works?: boolean;
    at?: string;
    env?: Record<string, string>;
    controllers?: Type[];
  } = {}) {
    const folder = env.GHIA_DATA ?? mkdtempSync(join(tmpdir(), 'ghia-house-'));
    const clock = new MovedClock(at);
    const config = readConfig({
      GHIA_PORT: '0',
      GHIA_CACHE_MB: '8',
      GHIA_LOG_LEVEL: 'warn',
      ...env,
      GHIA_DATA: folder,
    });
    const house = await openHouse(
      { ...config, roles: works ? ['api', 'projector', 'worker'] : ['api', 'projector'] },
      { clock },
    );
    const server = await startServer(house, { controllers });
    await server.open();
    return new TestHouse(house, server, clock, folder);
  }

  /** `keep`: the folder stays, for another process. */
  async close({ keep = false } = {}): Promise<void> {
    await this.server.close();
    await this.house.close();
    if (!keep) rmSync(this.folder, { recursive: true, force: true });
  }

  /** The n-th made-up person, entered in the register. */
  async citizen(n: number): Promise<Citizen> {
    const known = this.citizens.get(n);
    if (known) return known;
    const resident = await this.enter(n);
    const token = await this.token(resident.person, []);
    const citizen = { token, resident };
    this.citizens.set(n, citizen);
    return citizen;
  }

  /** Many at once, in one write of the register. */
  async crowd(from: number, count: number): Promise<Citizen[]> {
    await this.house.residents.register(Array.from({ length: count }, (_, i) => person(from + i)) as never);
    return Promise.all(Array.from({ length: count }, (_, i) => this.citizen(from + i)));
  }

  /** Somebody who holds an office; another one for another `n`. */
  async staff(role: Role, n = 0): Promise<string> {
    const { person } = await this.enter(900_000 + n);
    return this.token(person, [role]);
  }

  /** A read waits for what this test has a receipt of. */
  async request(method: Method, path: string, { token, body, key, headers = {} }: Request = {}): Promise<Answer> {
    if (method === 'GET') await this.readable();
    const raw = typeof body === 'string' || Buffer.isBuffer(body);
    const response = await this.server.app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(key && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: raw ? body : JSON.stringify(body) }),
    });
    const text = response.payload;
    const json =
      /^application\/(problem\+)?json/.test(String(response.headers['content-type'])) && text !== ''
        ? JSON.parse(text)
        : undefined;
    if (typeof json?.position === 'number' && json.eventId) this.position = Math.max(this.position, json.position);
    return { status: response.statusCode, headers: response.headers as never, text, json };
  }

  /** Until what this test has a receipt of can be read; where no more comes, things are left as they stand. */
  async readable(): Promise<void> {
    if (this.position > 0) await this.house.projecting.seen(this.position, 2_000);
  }

  /** A command that must be granted. */
  async post(path: string, token: string, body: object = {}, more: Request = {}): Promise<Answer> {
    const answer = await this.request('POST', `/api/v1${path}`, { ...more, token, body });
    if (answer.status >= 300) throw new Error(`POST ${path}: ${answer.status} ${answer.text}`);
    return answer;
  }

  /** A read that says itself what it has to have seen. */
  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const after = `${path.includes('?') ? '&' : '?'}after=${this.position}`;
    return this.request('GET', `/api/v1${path}${after}`, { headers });
  }

  /** The rules under which petitions to the mayor are filed. */
  async adopt(rules: object = SMALL_RULES): Promise<void> {
    const regulation = { ...structuredClone(REGULATIONS.mayor), rules };
    await this.post('/petitions/regulations', await this.staff('administrator'), regulation);
  }

  /** A petition written by the n-th person, with whatever text. */
  async draft(n: number, change: object = {}): Promise<string> {
    const { token } = await this.citizen(n);
    const { title, demand, details } = TEXTS.bicycle;
    const body = { title, demand, details, addressee: 'mayor', language: 'ka', ...change };
    return (await this.post('/petitions', token, body)).json.id;
  }

  /** The same with its sponsors, handed in. */
  async submit(n: number, change: object = {}): Promise<string> {
    const id = await this.draft(n, change);
    for (const i of [1, 2]) await this.post(`/petitions/${id}/support`, (await this.citizen(n + i)).token);
    await this.post(`/petitions/${id}/submit`, (await this.citizen(n)).token);
    return id;
  }

  /** The same, admitted. */
  async openPetition(n = 1, change: object = {}): Promise<string> {
    const id = await this.submit(n, change);
    await this.post(`/petitions/${id}/admit`, await this.staff('moderator'));
    return id;
  }

  async sign(id: string, n: number, body: object = { display: 'none' }): Promise<Answer> {
    const { token } = await this.citizen(n);
    return this.request('POST', `/api/v1/petitions/${id}/signatures`, { token, body });
  }

  private async enter(n: number): Promise<Resident> {
    const registration = person(n);
    if (!(await this.house.residents.byNumber(registration.number)))
      await this.house.residents.register([registration as never]);
    return (await this.house.residents.byNumber(registration.number))!;
  }

  private async token(person: string, roles: readonly Role[], level: 0 | 1 | 2 | 3 = 1): Promise<string> {
    return (await this.house.tokens.issue({ person, roles, level }, 3_600)).token;
  }
}
