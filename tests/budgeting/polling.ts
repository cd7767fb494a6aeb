import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OpenRound, OpenVoting } from '../../commands/budgeting/round-commands.js';
import type { Command } from '../../commands/command.js';
import type { BallotProject } from '../../events/budgeting.js';
import type { Choice } from '../../src/ballots/choice.js';
import { RoundClosing } from '../../src/ballots/closing.js';
import { seedCommitment } from '../../src/ballots/lots.js';
import { RoundOpening } from '../../src/ballots/opening.js';
import { prepareVoting } from '../../src/ballots/preparing.js';
import { makeKeys } from '../../src/ballots/trustees.js';
import { newSeed, type Params, type SealedBallot, VoterDevice } from '../../src/ballots/voter/device.js';
import { recordBy } from '../../src/operations.js';
import { type Answer, TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

export const ROUND = '5f0d7f0a-0c1e-4a57-9f57-3f6a1b1d2c3e';
export const FROM = '2026-06-11T00:00:00.000Z';
export const UNTIL = '2026-06-21T00:00:00.000Z';
export const SEED = '5eed'.repeat(16);
export const PROJECTS: readonly BallotProject[] = [
  { id: 'lamps', pot: 'city', cost: 300_00 },
  { id: 'park', pot: 'city', cost: 400_00 },
  { id: 'swings', pot: 'vake', cost: 250_00 },
];

/** A voter who has what it takes to cast. */
export type Voter = { readonly device: VoterDevice; readonly tokens: Awaited<ReturnType<VoterDevice['tokens']>> };

/** A house with one round that is about to vote; made-up people, real keys. */
export class Polling {
  readonly keysFolder = mkdtempSync(join(tmpdir(), 'ghia-trustees-'));
  params!: Params;

  private constructor(readonly town: TestHouse) {}

  static async open(
    more: Partial<OpenRound> = {},
    {
      env = {},
      works = false,
      projects = PROJECTS,
      before,
      clock = FROM,
    }: {
      env?: Record<string, string>;
      works?: boolean;
      projects?: readonly BallotProject[];
      before?: (town: TestHouse) => Promise<void>;
      clock?: string;
    } = {},
  ): Promise<Polling> {
    const town = await TestHouse.open({ works, env: { GHIA_BATCH_BALLOTS: '1', GHIA_BATCH_MINUTES: '10', ...env } });
    if (clock !== FROM) town.clock.at = clock;
    await before?.(town);
    const polling = new Polling(town);
    await polling.openRound(more);
    await polling.openVoting(projects);
    town.clock.at = clock;
    return polling;
  }

  record(command: Command, facts: object): Promise<unknown> {
    return recordBy(this.town.house, this.town.server.commands)(command, facts, 'clerk');
  }

  private openRound(more: Partial<OpenRound>): Promise<unknown> {
    return this.record(new OpenRound(), {
      ...{ roundId: ROUND, seed: SEED, seedCommitment: seedCommitment(SEED), year: 2026 },
      title: { ka: 'ბიუჯეტი', en: 'Budget' },
      envelope: { total: 1_000_00, byDistrict: { vake: 400_00 } },
      phases: { voting: { from: FROM, until: UNTIL } },
      ...{ minAge: 16, ballot: 'approval', most: { city: 2, district: 1 }, rule: 'greedy' },
      ...more,
    });
  }

  private async openVoting(projects: readonly BallotProject[]): Promise<void> {
    const key = await makeKeys(ROUND, ['one', 'two', 'three'], this.keysFolder);
    const prepared = await prepareVoting(ROUND, key, this.town.house.ballots);
    await this.record(new OpenVoting(), { roundId: ROUND, ...prepared, projects, eligible: 1_000 });
    const { json } = await this.town.request('GET', this.path('params'));
    this.params = json;
  }

  path(rest: string): string {
    return `/api/v1/budget/rounds/${ROUND}/${rest}`;
  }

  share(name: 'one' | 'two' | 'three'): string {
    return readFileSync(join(this.keysFolder, `share-${name}.json`), 'utf8');
  }

  /** Whatever the n-th person is answered when they ask for their credential. */
  async ask(n: number, device: VoterDevice, token?: string): Promise<readonly Answer[]> {
    const as = token ?? (await this.town.citizen(n)).token;
    const answers: Answer[] = [];
    for (const body of await device.requests())
      answers.push(await this.town.request('POST', this.path('credential'), { token: as, body }));
    return answers;
  }

  async voter(n: number, seed = newSeed()): Promise<Voter> {
    const device = await VoterDevice.of(this.params, seed);
    const answers = await this.ask(n, device);
    const wrong = answers.find(({ status }) => status !== 200);
    if (wrong) throw new Error(`${wrong.status} ${wrong.text}`);
    return { device, tokens: await device.tokens(answers.map(({ json }) => json.blindSig)) };
  }

  async voters(count: number, from = 1): Promise<readonly Voter[]> {
    await this.town.crowd(from, count);
    return Promise.all(Array.from({ length: count }, (_, i) => this.voter(from + i)));
  }

  put(ballot: object, headers: Record<string, string> = {}): Promise<Answer> {
    return this.town.request('POST', this.path('ballots'), { body: ballot, headers });
  }

  /** A ballot that must be taken. */
  async cast({ device, tokens }: Voter, choice: Choice, seq = 1): Promise<SealedBallot & { readonly digest: string }> {
    const ballot = await device.cast(choice, tokens, seq);
    const { status, json, text } = await this.put(ballot);
    if (status !== 202) throw new Error(`${status} ${text}`);
    return { ...ballot, digest: json.digest };
  }

  close(): Promise<unknown> {
    this.town.clock.at = UNTIL;
    return this.town.server.app.get(RoundClosing).close(ROUND, 'clerk');
  }

  opening(): RoundOpening {
    const { log, vault, ballots } = this.town.house;
    return new RoundOpening({ log, vault, ...ballots, record: (wish, facts) => this.record(wish, facts) });
  }

  /** By the first and the third. */
  openBallots() {
    return this.opening().open(ROUND, [this.share('one'), this.share('three')]);
  }

  /** Every fact of some types, in order. */
  async facts(...types: string[]) {
    const found = [];
    for await (const { events } of this.town.house.log.pages(0, types.length > 0 ? types : undefined))
      found.push(...events);
    // biome-ignore lint/suspicious/noExplicitAny: facts are looked at from all sides
    return found as any[];
  }

  async published(): Promise<void> {
    const head = await this.town.house.log.head();
    await until(() => (this.town.house.published.last?.position ?? 0) >= head);
  }

  async end({ keep = false } = {}): Promise<void> {
    await this.town.close({ keep });
    rmSync(this.keysFolder, { recursive: true, force: true });
  }
}

export const projects = (...ids: string[]): Choice => ({ v: 1, projects: ids });
/** Another text of the same bytes, so that it is changed and still well-formed. */
export const other = (text: string): string => randomBytes(Buffer.from(text, 'base64url').length).toString('base64url');
