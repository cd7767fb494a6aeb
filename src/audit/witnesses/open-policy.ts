import { readFileSync } from 'node:fs';
import { ConfigError } from '../../config-error.js';
import { isLoopback } from '../../loopback.js';
import { sha256 } from '../sequencer/hashing.js';
import { vkeyOf } from '../tlog/note.js';
import { BadPolicy, NOBODY_ASKED, type Policy, readPolicy, type Witness } from '../tlog/policy.js';

const LARGEST = 64 * 1024;

/** The policy that the configuration names; without one, nobody is asked. @throws ConfigError */
export function openPolicy(path: string | undefined, origin: string): Policy {
  if (path === undefined) return readPolicy(sha256, `${NOBODY_ASKED}\n`);
  const bad = (why: string) => new ConfigError(`GHIA_WITNESS_POLICY is "${path}": ${why}.`);
  let policy: Policy;
  try {
    const bytes = readFileSync(path);
    if (bytes.length > LARGEST) throw bad(`it has ${bytes.length} bytes; a policy has ${LARGEST} at the most`);
    policy = readPolicy(sha256, new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch (error) {
    if (error instanceof BadPolicy) throw bad(error.message);
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw bad('it is not UTF-8');
    throw code ? bad(`it cannot be read (${code}); write the path of a C2SP tlog-policy file`) : error;
  }
  const { logs, witnesses } = policy;
  if (logs.length > 0 && !logs.some(({ name }) => name === origin))
    throw bad(`its log lines name other logs than this one, ${origin}; write this one’s, or none`);
  const open = witnesses.find((witness) => !mayBeAsked(witness));
  if (open) throw bad(`the address of ${open.name} is "${open.url}"; write https://…`);
  return policy;
}

/** Only over https, unless the witness is on this very machine. */
function mayBeAsked({ url }: Witness): boolean {
  if (url === undefined) return true;
  const parsed = URL.parse(url);
  if (parsed?.search !== '' || parsed.hash !== '' || parsed.username !== '') return false;
  return parsed.protocol === 'https:' || (parsed.protocol === 'http:' && isLoopback(parsed.hostname));
}

/** The policy as anyone may use it: with the log's own keys, where the file does not name them. */
export function policyText({ text, logs }: Policy, vkeys: readonly string[]): string {
  const named = new Set(logs.map((log) => vkeyOf(sha256, log)));
  const missing = vkeys.filter((vkey) => !named.has(vkey));
  return missing.map((vkey) => `log ${vkey}\n`).join('') + text;
}
