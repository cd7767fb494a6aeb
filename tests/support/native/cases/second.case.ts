import { jest } from '@jest/globals';
import { Clock } from '../../../../src/clock.js';

it('has the functions as they are written', () => {
  expect(jest.isMockFunction(Clock.prototype.now)).toBe(false);
  expect(jest.isMockFunction(console.warn)).toBe(false);
  expect(new Clock().now()).toMatch(/^\d{4}-/);
});
it('has its own time', () => new Promise((done) => setTimeout(done, 300)));
it('has the environment of the run', () => expect(process.env.GHIA_LEFT_BEHIND).toBeUndefined());
