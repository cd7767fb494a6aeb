import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { openLogKeys } from '../../src/audit/sequencer/log-key.js';
import { filesIn, openSequencer } from '../../src/audit/sequencer/open-sequencer.js';
import { Proofs } from '../../src/audit/sequencer/proofs.js';
import { PublishedLog } from '../../src/audit/sequencer/published-log.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { append, many } from '../contracts/log-facts.js';
import { ROOT } from '../support/root.js';
import { until } from '../support/until.js';

jest.setTimeout(240_000);

const SOURCE = join(ROOT, 'tests', 'audit', 'interop');
const go = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync('go', args, { cwd: SOURCE, encoding: 'utf8', timeout: 120_000 });
  return { ok: status === 0, said: `${stdout ?? ''}${stderr ?? ''}` };
};
/** Go's packages are fetched once and checked against go.sum. Without Go or its proxy the test says aloud that it did not run. */
const { ok: ready, said: why } = go('mod', 'download');
if (!ready)
  console.warn(
    `NOT RUN: Go's own checksum database code on the published log. It wants Go and its proxy: ${why || 'no go'}`,
  );

let place: string;
beforeAll(() => {
  place = mkdtempSync(join(tmpdir(), 'ghia-interop-'));
});
afterAll(() => rmSync(place, { recursive: true, force: true }));

(ready ? it : it.skip)(
  '70,000 leaves, written over several starts, check out with Go’s own checksum database code',
  async () => {
    const log = new MemoryLog();
    const places = { folder: place, keys: place, origin: 'city.example/log' };
    const { keys } = openLogKeys(place, places.origin);
    const ids: string[] = [];
    for (const count of [1, 254, 1, 1, 3_000, 62_279, 4_464]) {
      const facts = many(count, () => 'Noted');
      ids.push(...facts.map(({ id }) => id));
      await log.append(append(`notes-${ids.length}`, -1, ...facts));
      const { sequencer, close } = openSequencer(log, places);
      sequencer.start();
      await until(() => size() === ids.length, 60_000);
      await sequencer.stop();
      close();
    }
    expect(ids.length).toBe(70_000);

    const published = new PublishedLog(place);
    const proofs = new Proofs(published, log);
    mkdirSync(join(place, 'receipts'));
    for (const index of [0, 1, 254, 255, 256, 511, 4_095, 65_535, 65_536, 69_887, 69_888, 69_999]) {
      writeFileSync(join(place, 'receipts', `${index}.tlog-proof`), (await proofs.receipt(ids[index]!)) as string);
      writeFileSync(join(place, 'receipts', `${index}.json`), (await proofs.entry(ids[index]!)) as Uint8Array);
    }
    published.close();

    const check = (folder: string) => go('run', '.', folder, keys[0]!.vkey, join(place, 'receipts'));
    expect(check(filesIn(place))).toEqual({
      ok: true,
      said: '70000 leaves, 70000 entries, 7 checkpoints, 12 receipts\n',
    });

    // and it is no check that cannot fail
    const copy = join(place, 'copy');
    cpSync(filesIn(place), copy, { recursive: true });
    const bundle = readFileSync(join(copy, 'tile/entries/100'));
    bundle[20]! ^= 1;
    writeFileSync(join(copy, 'tile/entries/100'), bundle);
    expect(check(copy)).toEqual({ ok: false, said: expect.stringMatching(/entry \d+ is not leaf/) });
  },
);

function size(): number {
  try {
    return Number(readFileSync(join(filesIn(place), 'checkpoint'), 'utf8').split('\n')[1]);
  } catch {
    return 0;
  }
}
