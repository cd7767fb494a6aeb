import { NotFoundException, ServiceUnavailableException } from '@nestjs/common';
import { Unavailable } from '../../src/durable/unavailable.js';
import { Faults } from '../../src/http/faults.js';
import { problemOf } from '../../src/http/problem.js';

it('who is told to come back is told of the part that cannot, not of the log', () => {
  const told = (
    part: 'log' | 'vault' | 'queue' | 'reads' | 'codes' | undefined,
    reason: 'busy' | 'full' | 'broken',
  ) => {
    const { type, status, retryAfter } = problemOf(new Unavailable('no', reason, part && { part }));
    return [type, status, retryAfter];
  };
  const soon = expect.any(Number);
  expect(told(undefined, 'busy')).toEqual(['urn:ghia:log.busy', 503, soon]);
  expect(told('queue', 'busy')).toEqual(['urn:ghia:queue.busy', 503, soon]);
  expect(told('reads', 'busy')).toEqual(['urn:ghia:reads.busy', 503, soon]);
  expect(told('codes', 'busy')).toEqual(['urn:ghia:codes.busy', 503, soon]);
  expect(told('vault', 'full')).toEqual(['urn:ghia:vault.full', 507, 30]);
  expect(told('vault', 'broken')).toEqual(['urn:ghia:vault.broken', 503, 30]);
});

it('those who are sent away in one moment are told to come back in different seconds', () => {
  const told = Array.from({ length: 200 }, () => problemOf(new Unavailable('no', 'busy')).retryAfter);
  expect(new Set(told)).toEqual(new Set([1, 2, 3, 4]));
});

it('an outage is one line in ten seconds, a fault of ours a stack each time, an answer on purpose nothing', () => {
  const lines: string[] = [];
  let now = 0;
  const logger = { warn: (line: string) => lines.push(line), error: (line: string) => lines.push(`! ${line}`) };
  const faults = new Faults(logger as never, () => now);
  const request = { method: 'POST', url: '/a?personalNumber=01001000001' };
  const tell = (error: unknown) => faults.tell(error, request);
  for (let n = 0; n < 50; n++) tell(new Unavailable('no space', 'full'));
  tell(new Unavailable('too many jobs', 'busy', { part: 'queue' }));
  tell(new NotFoundException());
  tell(new ServiceUnavailableException());
  expect(lines).toEqual(['POST /a: log full: no space', 'POST /a: queue busy: too many jobs']);
  now = 10_000;
  tell(new Unavailable('no space', 'full'));
  tell(new Error('a fault'));
  tell(new Error('a fault'));
  expect(lines.slice(2)).toEqual(['POST /a: log full: no space', '! POST /a', '! POST /a']);
});
