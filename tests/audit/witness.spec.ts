import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkEd25519 } from '../../src/audit/sequencer/hashing.js';
import { filesIn } from '../../src/audit/sequencer/open-sequencer.js';
import { readNote, signedBy } from '../../src/audit/tlog/note.js';
import { Witnessing } from '../../src/audit/witnesses/witnessing.js';
import { filesOf } from '../../src/data-folder.js';
import { operationsOf } from '../../src/operations.js';
import { TestHouse } from '../support/house.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { WitnessDouble, WitnessKey } from './witness-double.js';

const file = scratch();
const other = new WitnessKey('witness.example/w2');
let witness: WitnessDouble;
let town: TestHouse;
let n = 1;
beforeEach(async () => {
  witness = new WitnessDouble(() => town.house.logKeys.keys.at(-1)!.verifier);
  const url = await witness.start();
  const path = file('policy');
  writeFileSync(
    path,
    `witness w1 ${witness.key.vkey} ${url}\nwitness w2 ${other.vkey}\ngroup all all w1 w2\nquorum all\n`,
  );
  town = await TestHouse.open({ env: { GHIA_WITNESS_POLICY: path, GHIA_LOG_MIRRORS: 'https://mirror.example/log/' } });
  await town.adopt();
});
afterEach(async () => {
  await town.close();
  await witness.stop();
});

const size = () => town.house.published.last?.size ?? 0;
const status = () => town.house.witnessing.status();
const grow = async () => {
  const before = size();
  await town.draft(n++);
  await until(() => size() > before);
};
const agreed = () =>
  until(() => size() > 0 && witness.tree.size === size() && status().witnesses[0]!.cosigned === size());
/** As the house has it, but soon again. */
async function impatient(): Promise<Witnessing> {
  await town.house.witnessing.stop();
  const { published, proofs, sequencing, logKeys, witnessing } = town.house;
  const means = { policy: witnessing.policy, origin: logKeys.origin, published, proofs, sequencing };
  const again = new Witnessing({ ...means, again: 5 });
  again.start();
  return again;
}

it('each new checkpoint is cosigned, one request at a time, and served with it', async () => {
  await grow();
  await agreed();
  await grow();
  await agreed();
  await grow();
  await agreed();
  expect(witness.mostInFlight).toBe(1);
  expect(witness.seen.map(({ status }) => new Set([status]))).toEqual(witness.seen.map(() => new Set([200])));
  expect(witness.seen.at(-1)!.old).toBeGreaterThan(0); // with a proof from where it was
  const { text } = await town.request('GET', '/log/checkpoint');
  const note = readNote(text)!;
  expect(note.signatures.map(({ name }) => name)).toEqual([town.house.logKeys.origin, witness.key.name]);
  expect(await signedBy(note, witness.key.verifier, checkEd25519)).toBeDefined();
  expect((await town.request('GET', `/log/checkpoints/${size()}`)).text).toBe(text);
  const files = filesIn(filesOf(town.house.config).published);
  await until(() => readFileSync(join(files, 'checkpoint'), 'utf8') === text);
  expect(readFileSync(join(files, 'checkpoints', String(size())), 'utf8')).toBe(text);
});

it('a witness that is elsewhere is asked once more from where it is', async () => {
  await grow();
  await agreed();
  witness.tree = { size: 0, root: new Uint8Array() }; // it has lost its memory
  await grow();
  await agreed();
  expect(witness.seen.slice(-2).map(({ old, status }) => [old > 0, status])).toEqual([
    [true, 409],
    [false, 200],
  ]);
});

it('what is wrong with a witness is told, holds nothing up, and makes nobody unfit', async () => {
  const asking = await impatient();
  const trouble = () => asking.status().witnesses[0]!.trouble ?? '';
  const wrong: [RegExp, (response: import('node:http').ServerResponse) => unknown][] = [
    [/does not know this log \(404\)/, (r) => r.writeHead(404).end()],
    [/trusts none of the keys/, (r) => r.writeHead(403).end()],
    [/does not continue the one it saw \(422\)/, (r) => r.writeHead(422).end()],
    [/it answered 302/, (r) => r.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
    [/it answered 500/, (r) => r.writeHead(500).end('x')],
    [/it answered 409/, (r) => r.writeHead(409).end('a lot')],
    [/has seen 99999 leaves, this log has \d+: was the log restored/, (r) => r.writeHead(409).end('99999\n')],
    [/seen 0 leaves, and before that 0/, (r) => r.writeHead(409).end('0\n')],
    [/seen another tree of \d+ leaves/, (r) => r.writeHead(409).end(`${witness.tree.size}\n`)],
    [/is no signature lines/, (r) => r.writeHead(200).end('hello\n')],
    [
      /no cosignature of its own/,
      (r) => r.writeHead(200).end(other.line(readNote(town.house.published.last!.note)!.text)),
    ],
    [/a signature that is false/, (r) => r.writeHead(200).end(witness.key.line('another text\n'))],
    [/longer than 65536 bytes/, (r) => r.writeHead(200).end('x'.repeat(70_000))],
    [/is not reached/, (r) => r.destroy()],
  ];
  await grow();
  await until(() => asking.status().witnesses[0]!.cosigned === size());
  for (const [why, answer] of wrong) {
    witness.wrong = answer;
    await grow(); // goes on being published
    await until(() => why.test(trouble()));
    expect(await town.house.health.reasons()).toEqual([]);
    witness.wrong = undefined;
    await until(() => asking.status().witnesses[0]!.cosigned === size());
    await until(() => trouble() === '');
  }
  await asking.stop();
});

it('how far the witnesses and their quorum are is in `ghia status`', async () => {
  await grow();
  await agreed();
  expect(status()).toEqual({
    size: size(),
    witnesses: [
      { name: 'w1', cosigned: size() },
      { name: 'w2', cosigned: 0 },
    ],
    quorum: undefined,
  });
  const { note } = town.house.published.last!;
  await town.house.witnessing.take(note + other.line(readNote(note)!.text));
  expect(status().quorum).toBe(size());
  const told = (await operationsOf(town.house, town.server).status!({})) as { witnessed: unknown };
  expect(told.witnessed).toEqual(status());
  const { json } = await town.request('GET', '/.well-known/ghia-log.json');
  expect(json.mirrors).toEqual(['https://mirror.example/log']);
  expect(json.policy).toContain(`log ${json.vkeys[0]}\nwitness w1 ${witness.key.vkey}`);
});
