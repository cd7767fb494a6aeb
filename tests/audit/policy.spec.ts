import { writeFileSync } from 'node:fs';
import { sha256 } from '../../src/audit/sequencer/hashing.js';
import { BadPolicy, readPolicy } from '../../src/audit/tlog/policy.js';
import { openPolicy } from '../../src/audit/witnesses/open-policy.js';
import { ConfigError } from '../../src/config-error.js';
import { scratch } from '../support/scratch.js';
import { WitnessKey } from './witness-double.js';

const file = scratch();
const keys = Array.from({ length: 5 }, (_, i) => new WitnessKey(`w.example/${i}`));
const lines = keys.map(({ vkey }, i) => `witness w${i} ${vkey}`);
const read = (...text: string[]) => readPolicy(sha256, `${text.join('\n')}\n`);

it('a quorum of groups is reached when enough of each have signed', () => {
  const { quorum, witnesses } = read(
    '# who watches the log',
    ...lines.slice(0, 3),
    '\tgroup x 2  w0 w1 w2 ',
    '',
    ...lines.slice(3),
    'group y any w3 w4',
    'group both all x y',
    'quorum both',
  );
  expect(witnesses.map(({ name }) => name)).toEqual(['w0', 'w1', 'w2', 'w3', 'w4']);
  const enough = (...names: string[]) => quorum(new Set(names));
  expect([enough('w0', 'w2', 'w4'), enough('w0', 'w1', 'w2'), enough('w0', 'w3', 'w4'), enough()]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(read('quorum none').quorum(new Set())).toBe(true);
});

it.each([
  ['no quorum line', [...lines]],
  ['line 2: there is a quorum already', ['quorum none', 'quorum none']],
  ['line 1: "w0" is no witness or group of a line above', ['quorum w0', ...lines]],
  ['line 2: the key of "w.example/0" stands there twice', [lines[0]!, lines[0]!.replace(' w0 ', ' other ')]],
  ['line 2: "w0" is taken', [lines[0]!, lines[1]!.replace(' w1 ', ' w0 ')]],
  ['line 1: "none" is taken', [lines[0]!.replace(' w0 ', ' none ')]],
  ['line 3: "w0" is a member already', [lines[0]!, 'group a any w0', 'group b any w0']],
  ['line 2: of 1 members "2" cannot be asked for', [lines[0]!, 'group a 2 w0']],
  ['line 2: of 1 members "0" cannot', [lines[0]!, 'group a 0 w0']],
  ['line 1: write: group', ['group a all']],
  ['is no Ed25519 verifier key of a log', [`log ${keys[0]!.vkey}`]],
  ['is no Ed25519 verifier key of a witness', ['witness w x+00000000+AAAA']],
  ['"wittness" is none of', ['wittness w']],
  ['only spaces and tabs', ['quorum none\r']],
])('says what is wrong: %s', (why, text) => {
  expect(() => read(...text)).toThrow(BadPolicy);
  expect(() => read(...text)).toThrow(why);
});

it('a file that cannot be used is refused with a sentence that names it', () => {
  const put = (text: string | Buffer) => {
    const path = file('policy');
    writeFileSync(path, text);
    return () => openPolicy(path, 'log.example/log');
  };
  const witness = (url: string) => put(`${lines[0]} ${url}\nquorum w0\n`);
  for (const [open, why] of [
    [() => openPolicy('/nowhere/policy', 'x'), 'it cannot be read (ENOENT)'],
    [put(Buffer.of(0xff)), 'it is not UTF-8'],
    [put('x'.repeat(70_000)), 'it has 70000 bytes'],
    [put('quorum x\n'), 'line 1: "x" is no witness'],
    [witness('http://witness.example/'), 'write https://…'],
    [witness('ftp://127.0.0.1/'), 'write https://…'],
    [witness('https://me:secret@witness.example/'), 'write https://…'],
  ] as const) {
    expect(open).toThrow(ConfigError);
    expect(open).toThrow(/^GHIA_WITNESS_POLICY is ".*": .*\.$/);
    expect(open).toThrow(why);
  }
  expect(witness('https://witness.example/a')().witnesses[0]!.url).toBe('https://witness.example/a');
  expect(witness('http://127.0.0.1:9/a')().witnesses).toHaveLength(1);
  expect(openPolicy(undefined, 'x').witnesses).toEqual([]);
});
