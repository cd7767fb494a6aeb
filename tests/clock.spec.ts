import { jest } from '@jest/globals';
import { Clock, LONGEST_JUMP } from '../src/clock.js';

afterEach(() => jest.restoreAllMocks());

/** A machine whose clock can be set, and whose time runs on. */
function machine() {
  const real = Date.now();
  const began = performance.now();
  let set = 0;
  let passed = 0;
  jest.spyOn(Date, 'now').mockImplementation(() => real + set + passed);
  jest.spyOn(performance, 'now').mockImplementation(() => began + passed);
  const later = (milliseconds: number, by = 0) => {
    passed += milliseconds;
    set += by;
  };
  return { clock: new Clock(), later };
}

it('trusts a clock that is set by a little, and none that jumps, either way, until it is set right', () => {
  for (const way of [1, -1]) {
    const { clock, later } = machine();
    expect(clock.trouble).toBeUndefined();
    later(2_000, way * (LONGEST_JUMP - 10_000));
    expect(clock.trouble).toBeUndefined();
    later(2_000, way * 20_000);
    expect(clock.trouble).toMatch(/^the clock has jumped by -?3\d\d s since the start$/);
    later(2_000, way * -LONGEST_JUMP);
    expect(clock.trouble).toBeUndefined();
    jest.restoreAllMocks();
  }
});

it('does not date anything before what was recorded last', () => {
  const clock = new Clock();
  clock.notBefore(new Date(Date.now() + LONGEST_JUMP - 5_000).toISOString());
  expect(clock.trouble).toBeUndefined();
  clock.notBefore(new Date(Date.now() + 2 * LONGEST_JUMP).toISOString());
  expect(clock.trouble).toMatch(/^the clock is \d+ s behind what was recorded last$/);
});
