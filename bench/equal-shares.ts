import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, round, start, stop } from './child.js';
import { seededElection } from './seeded-election.js';

// The method of equal shares, exactly, with what its supporters paid and held: a city like Warsaw against pabutools 1.2.3 on
// the same file, the reading of the file left out on both sides; and a million ballots in one pass.
// GHIA_PYTHON=<python with pabutools> node dist/bench/equal-shares.js [rounds]

const [rounds = 3] = process.argv.slice(2).map(Number);
const RECORDED = 18.6; // seconds that pabutools took on an instance of this size, on a quiet machine of this kind
const PEER = `
import json, sys, time
from pabutools.election import parse_pabulib, Cost_Sat
from pabutools.rules import method_of_equal_shares
instance, profile = parse_pabulib(sys.argv[1])
started = time.time()
winners = method_of_equal_shares(instance, profile, sat_class=Cost_Sat)
print(json.dumps({"seconds": time.time() - started, "winners": sorted(str(p) for p in winners)}))
`;

type Count = {
  readonly read: number;
  readonly seconds: readonly number[];
  readonly groups: number;
  readonly winners: readonly string[];
  readonly megabytes: number;
};
async function count(file: string, times: number): Promise<Count> {
  const { child, hello } = await start<Count>('./equal-shares.run.js', [file, String(times)], []);
  await stop(child);
  return hello;
}

const folder = mkdtempSync(join(tmpdir(), 'ghia-bench-'));
const city = join(folder, 'city.pb');
await seededElection(city, 1, 100_000, 100);
const peer = spawnSync(process.env.GHIA_PYTHON ?? 'python3', ['-c', PEER, city], { encoding: 'utf8' });
const told = peer.status === 0 ? (JSON.parse(peer.stdout) as { seconds: number; winners: string[] }) : undefined;
const ours = await count(city, rounds);
const seconds = median(ours.seconds);
console.log(
  `100,000 × 100: ${ours.groups} groups, read in ${round(ours.read, 2)} s, counted in ${round(seconds, 3)} s (${ours.seconds.map((one) => round(one, 3)).join(', ')}), ${ours.winners.length} winners`,
);
if (told) {
  console.log(
    `pabutools 1.2.3: ${round(told.seconds, 1)} s, ${String(told.winners) === String(ours.winners) ? 'the same winners' : 'OTHER WINNERS'}`,
  );
  console.log(`pabutools / equal shares: ${round(told.seconds / seconds)} (bar 50)`);
} else {
  console.log('pabutools NOT RUN: name a Python that has pabutools 1.2.3 in GHIA_PYTHON');
  console.log(`its recorded ${RECORDED} s / equal shares: ${round(RECORDED / seconds)} (bar 50)`);
}
rmSync(city);

const metropolis = join(folder, 'million.pb');
await seededElection(metropolis, 2, 1_000_000, 200);
const megabytes = statSync(metropolis).size / 2 ** 20;
const { read, groups, winners, ...million } = await count(metropolis, 1);
console.log(
  `1,000,000 × 200: ${round(megabytes)} MB, ${groups} groups, read in ${round(read, 1)} s, counted in ${round(million.seconds[0]!, 1)} s, ${winners.length} winners`,
);
console.log(
  `read and counted: ${round(read + million.seconds[0]!, 1)} s (bar 60), ${round(million.megabytes)} MB (bar 2048)`,
);
rmSync(folder, { recursive: true, force: true });
