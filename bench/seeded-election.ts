import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

/** The same numbers for the same seed, on every machine: mulberry32, from 0 to below 1. */
function dice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A Pabulib file of approval ballots: some projects are known to many, a ballot names 1 to 9 of them, 5 on average. */
export async function seededElection(file: string, seed: number, ballots: number, projects: number): Promise<void> {
  const random = dice(seed);
  const known = Array.from({ length: projects }, () => 0.2 + random() ** 3);
  const upTo: number[] = [];
  for (const one of known) upTo.push((upTo.at(-1) ?? 0) + one);
  const pick = () => {
    const at = random() * upTo.at(-1)!;
    let [low, high] = [0, projects - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (upTo[middle]! > at) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const costs = known.map((one) => Math.round(20_000 + 400_000 * random() * (0.4 + one)));
  const budget = Math.round(costs.reduce((sum, cost) => sum + cost, 0) * 0.3);
  const out = createWriteStream(file);
  const meta = {
    ...{ description: 'made by a seeded generator', country: 'Worldwide', unit: 'Bench', instance: seed },
    ...{ num_projects: projects, num_votes: ballots, budget, vote_type: 'approval', rule: 'unknown' },
    ...{ date_begin: '01.03.2026', date_end: '31.03.2026', experimental: 1 },
  };
  out.write(
    `META\nkey;value\n${Object.entries(meta)
      .map((entry) => entry.join(';'))
      .join('\n')}\n`,
  );
  out.write(
    `PROJECTS\nproject_id;cost\n${costs.map((cost, i) => `${i + 1};${cost}`).join('\n')}\nVOTES\nvoter_id;vote\n`,
  );
  for (let n = 0; n < ballots; ) {
    const lines: string[] = [];
    for (let i = 0; i < 10_000 && n < ballots; i++) {
      const named = new Set<number>();
      for (const length = 1 + Math.floor(random() * 9); named.size < length; ) named.add(pick() + 1);
      lines.push(`${++n};${[...named].join(',')}\n`);
    }
    if (!out.write(lines.join(''))) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}
