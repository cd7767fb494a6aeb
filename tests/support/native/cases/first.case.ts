import { jest } from '@jest/globals';
import { Clock } from '../../../../src/clock.js';

// what a file may do, and the next must not feel; run by tests/runtime.spec.ts
jest.setTimeout(200);
process.env.GHIA_LEFT_BEHIND = 'yes';
jest.spyOn(Clock.prototype, 'now').mockReturnValue('never');
jest.spyOn(console, 'warn').mockImplementation(() => undefined);

type Told = { readonly at: string };
const told: Told = { at: new Clock().now() };

it('is heard', () => expect(told.at).toBe('never'));
it('is wrong', () => expect(told.at).toBe('now'));
it('hangs', () => new Promise(() => undefined));
it('leaves an error to nobody', async () => {
  setTimeout(() => {
    throw new Error('nobody waits');
  });
  await new Promise((later) => setTimeout(later, 50));
});
describe('what begins wrong', () => {
  beforeAll(() => {
    throw new Error('no beginning');
  });
  it('is never right', () => undefined);
});
