import { EventstoredbLog } from '../../src/log/eventstoredb.log.js';
import { EventstoreDouble } from '../support/eventstore/double.js';
import { append, fact, many, walk } from './log-facts.js';

it('speed', async () => {
  const double = await EventstoreDouble.start({ caughtUp: process.env.CU !== '0' });
  const log = new EventstoredbLog(double.url);
  let t = performance.now();
  for (let i = 0; i < 100; i++)
    await log.append(append(`cat-${i}`, -1, ...many(300, (n) => (n === 5 ? 'Rare' : 'Common'))));
  console.log('append 30000', performance.now() - t);
  for (const types of [undefined, ['Common', 'Rare'], ['Rare'], ['None']]) {
    t = performance.now();
    const w = await walk(log.pages(0, types));
    const ms = performance.now() - t;
    const sizes = w.pages.map((p) => p.events.length);
    console.log(
      types,
      w.events.length,
      'ms',
      Math.round(ms),
      'pages',
      w.pages.length,
      'median',
      sizes.sort((a, b) => a - b)[sizes.length >> 1],
      'ev/s',
      Math.round((w.events.length / ms) * 1000),
    );
  }
  for (const c of [1, 16, 64, 256]) {
    t = performance.now();
    let n = 0;
    const worker = async (k: number) => {
      for (let i = 0; i < 4000 / c; i++) {
        await log.append(append(`w${c}-${k}_${i}`, -1, fact()));
        n++;
      }
    };
    await Promise.all(Array.from({ length: c }, (_, k) => worker(k)));
    console.log('append x', c, Math.round((n / (performance.now() - t)) * 1000), '/s');
  }
  await log.close();
  await double.close();
}, 60000);
