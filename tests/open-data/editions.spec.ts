import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Editions } from '../../src/open-data/editions.js';
import { scratch } from '../support/scratch.js';

const fresh = scratch();

it('old editions go by themselves, and a folder that cannot be cleared ends nothing', async () => {
  const intervals = jest.spyOn(globalThis, 'setInterval');
  const folder = fresh('open-data');
  const editions = new Editions({
    ...{ folder, files: { readStore: '', store: '' }, serving: () => ({}), now: () => '', treeOf: () => undefined },
  });
  const look = intervals.mock.lastCall![0] as () => void;
  intervals.mockRestore();
  const old = join(folder, '000000001');
  mkdirSync(old);
  look();
  expect(readdirSync(folder)).toEqual([]);
  rmSync(folder, { recursive: true });
  look(); // nobody catches what a timer throws: the process would be over
  mkdirSync(old, { recursive: true });
  look();
  expect(readdirSync(folder)).toEqual([]);
  await editions.close();
});
