import { jest } from '@jest/globals';
import type { CommandBus } from '@nestjs/cqrs';
import { refuse } from '../../commands/decider.js';
import { ClosePetition } from '../../commands/petitions/commands.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import type { FactPolicy, HourPolicy } from '../../src/policies/policy.js';
import { PolicyRunner } from '../../src/policies/runner.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { Refused } from '../../src/refused.js';
import { InlineQueue } from '../../src/work/inline.queue.js';
import { wish } from '../support/given.js';
import { logsGoTo } from '../support/logger.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';

jest.setTimeout(90_000);
logsGoTo(false);
const file = scratch();
const closing = (petitionId: string) => ({ command: wish(ClosePetition, { petitionId }), cause: petitionId });

/** A log and checkpoints that outlive the runners on them. `answer` says what becomes of each command. */
async function place(answer: (petitionId: string) => void = () => undefined) {
  const log = new MemoryLog();
  const checkpoints = new MemoryStore();
  const queue = await InlineQueue.open(file('queue.db'));
  const sent: string[] = [];
  const commands = {
    execute: async ({ petitionId }: { petitionId: string }) => {
      sent.push(petitionId);
      answer(petitionId);
    },
  } as unknown as CommandBus;
  const now = () => new Date().toISOString();
  const means = { log, commands, queue, checkpoints, store: checkpoints, of: (name: string) => name, now };
  const tell = (n: number) =>
    log.append({
      stream: `follow-p1_${n}`,
      expected: -1,
      facts: [{ id: String(n).padStart(32, '0'), type: 'PetitionFollowed', schema: 1, data: { petitionId: 'p1' } }],
      meta: { actor: 'a', commandId: `c${n}`, correlationId: `c${n}`, causationId: null },
      at: now(),
    });
  const run = (facts: FactPolicy[], hours: HourPolicy[] = []) => new PolicyRunner(means, facts, hours);
  return { run, tell, sent, queue, checkpoints };
}

it('a policy begins where the log was at its very first start, however short that was', async () => {
  const { run, tell, queue, checkpoints } = await place();
  const looked: string[] = [];
  const policy: FactPolicy = {
    name: 'when-followed-then-look',
    handles: ['PetitionFollowed'],
    begins: 'at-head',
    react: ({ id }) => {
      looked.push(id);
      return [];
    },
  };
  await tell(1);
  const first = run([policy]);
  await first.start();
  expect(await checkpoints.get('policies', policy.name)).toMatchObject({ position: 1 });
  await first.stop();
  await tell(2);
  const second = run([policy]);
  await second.start();
  await until(() => looked.length > 0);
  await second.stop();
  await queue.close();
  expect(looked).toEqual(['2'.padStart(32, '0')]);
});

it('a policy that carries decisions out begins at zero: what was decided before its first start is done too', async () => {
  const { run, tell, queue } = await place();
  const looked: string[] = [];
  await tell(1);
  await tell(2);
  const runner = run([
    {
      name: 'when-followed-then-look',
      handles: ['PetitionFollowed'],
      begins: 'at-zero',
      react: ({ id }) => {
        looked.push(id);
        return [];
      },
    },
  ]);
  await runner.start();
  await until(() => looked.length === 2);
  await runner.stop();
  await queue.close();
});

it('a command that met too many others is sent again; one that is refused is not', async () => {
  const left = new Map([
    ['contended', 2],
    ['refused', 9],
  ]);
  const { run, tell, sent, queue } = await place((petitionId) => {
    const n = left.get(petitionId) ?? 0;
    left.set(petitionId, n - 1);
    if (n > 0) throw new Refused(refuse(petitionId === 'contended' ? 'log.contended' : 'petition.not-open'));
  });
  const policy: FactPolicy = {
    name: 'when-followed-then-close',
    handles: ['PetitionFollowed'],
    begins: 'at-head',
    react: ({ position }) => [closing(position === 1 ? 'refused' : 'contended')],
  };
  const runner = run([policy]);
  await runner.start();
  await tell(1);
  await until(() => sent.includes('refused'));
  await tell(2);
  await until(() => sent.filter((id) => id === 'contended').length === 3);
  await tell(3);
  await until(() => sent.filter((id) => id === 'contended').length === 4);
  await runner.stop();
  await queue.close();
  expect(sent.filter((id) => id === 'refused')).toHaveLength(1);
});

it('of what is due at an hour, one that fails does not hold up the others', async () => {
  const { run, sent, queue } = await place((petitionId) => {
    if (petitionId === 'broken') throw new Error('no such thing');
  });
  const hour: HourPolicy = {
    name: 'when-hour-strikes-then-close',
    due: async () => ['broken', 'sound'].map(closing),
  };
  const runner = run([], [hour]);
  await runner.start();
  await until(() => sent.includes('sound'));
  await runner.stop();
  await queue.close();
});
