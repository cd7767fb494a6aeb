import type { Config } from '../config.js';
import { carriedOut, type Finding } from './finding.js';
import { checksHere } from './here.js';
import { checksOfReach } from './reach.js';
import { checksOfServers } from './servers.js';

/** Holds a configuration against the machine and the servers that it names. It changes nothing but what it takes away again. */
export async function examine(config: Config): Promise<readonly Finding[]> {
  const checks = [...checksHere(config), ...checksOfServers(config), ...checksOfReach(config)];
  return (await Promise.all(checks.map(carriedOut))).flat();
}

const MARKS = { well: 'ok  ', note: 'note', wrong: 'BAD ' } as const;

/** A line for each finding. Resolves to the exit code: 1 when anything is wrong. */
export async function doctorCommand(config: Config): Promise<number> {
  const findings = await examine(config);
  for (const { part, how, says } of findings) console.log(`${MARKS[how]}  ${part.padEnd(14)}  ${says}`);
  const faults = findings.filter(({ how }) => how === 'wrong').length;
  console.log(faults === 0 ? 'nothing is wrong' : `${faults} ${faults === 1 ? 'thing is' : 'things are'} wrong`);
  return faults === 0 ? 0 : 1;
}
