import { readFileSync } from 'node:fs';
import { electionOf } from '../projections/budgeting/pabulib/election-of.js';
import { readTables } from '../projections/budgeting/pabulib/tables.js';
import { tally } from '../projections/budgeting/tally/tally.js';

// One count of a file, in a process of its own: so long, so many groups and winners, so much memory at its highest.
const [file = '', times = '1'] = process.argv.slice(2);
const started = performance.now();
const { election } = electionOf(readTables(readFileSync(file, 'utf8')));
const read = (performance.now() - started) / 1000;
const seconds: number[] = [];
let winners: string[] = [];
for (let n = 0; n < Number(times); n++) {
  const from = performance.now();
  winners = tally(election, { id: 'equal-shares' }).winners.map(({ id }) => id);
  seconds.push((performance.now() - from) / 1000);
}
const megabytes = process.resourceUsage().maxRSS / 1024;
process.send!({ read, seconds, groups: election.ballots.counts.length, winners: winners.sort(), megabytes });
setInterval(() => undefined, 1000); // until it is stopped
