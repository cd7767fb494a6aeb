import { writeFileSync } from 'node:fs';
import { checkEd25519 } from '../../src/audit/sequencer/hashing.js';
import { readNote, signedBy, timeOf } from '../../src/audit/tlog/note.js';
import { readReceipt } from '../../src/audit/tlog/proof.js';
import { type Request, TestHouse } from '../support/house.js';
import { scratch } from '../support/scratch.js';
import { until } from '../support/until.js';
import { WitnessKey } from './witness-double.js';

const file = scratch();
const [one, two, stranger] = ['one', 'two', 'stranger'].map((name) => new WitnessKey(`${name}.example`));
const NOW = Math.floor(Date.now() / 1000);

let town: TestHouse;
let note: string;
let text: string;
beforeAll(async () => {
  const path = file('policy');
  writeFileSync(path, `witness one ${one!.vkey}\nwitness two ${two!.vkey}\nquorum two\n`);
  town = await TestHouse.open({ env: { GHIA_WITNESS_POLICY: path } });
  await town.adopt();
  await until(async () => town.house.published.last?.position === (await town.house.log.head()));
  note = town.house.published.last!.note;
  text = readNote(note)!.text;
});
afterAll(() => town.close());

const cosign = (body: string | Buffer, more: Omit<Request, 'body'> = {}) =>
  town.request('POST', '/log/cosign', {
    body,
    ...more,
    headers: { 'content-type': 'text/plain; charset=utf-8', ...more.headers },
  });
const served = async () => (await town.request('GET', '/log/checkpoint')).text;

it('takes what a named witness has signed, and serves it behind the log’s own line', async () => {
  const before = await town.request('GET', '/log/checkpoint');
  const line = one!.line(text, NOW - 100);
  const { status, json } = await cosign(note + line);
  const { size } = town.house.published.last!;
  expect([status, json]).toEqual([200, { size, witnesses: ['one'], unknown: [] }]);
  expect(await served()).toBe(note + line);
  const again = await town.request('GET', '/log/checkpoint', { headers: { 'if-none-match': before.headers.etag! } });
  expect(again.status).toBe(200); // it is another note now
  const [{ id }] = (await town.request('GET', '/api/v1/audit/events?limit=1')).json.items;
  const receipt = await town.request('GET', `/api/v1/audit/receipts/${id}`);
  expect(readReceipt(receipt.text)!.checkpoint).toBe(note + line);
});

it('twice is once; an older one changes nothing, a newer one takes its place', async () => {
  const timeServed = async () => timeOf((await signedBy(readNote(await served())!, one!.verifier, checkEd25519))!);
  for (const [time, then] of [
    [NOW - 50, NOW - 50],
    [NOW - 50, NOW - 50],
    [NOW - 200, NOW - 50],
    [NOW - 10, NOW - 10],
  ] as const) {
    expect((await cosign(note + one!.line(text, time))).status).toBe(200);
    expect(await timeServed()).toBe(then);
  }
  expect(readNote(await served())!.signatures).toHaveLength(2);
});

it('passes over whom the policy does not name, and says so', async () => {
  const { status, json } = await cosign(note + stranger!.line(text) + two!.line(text));
  expect([status, json.witnesses, json.unknown]).toEqual([200, ['two'], ['stranger.example']]);
  expect(await served()).not.toContain('stranger.example');
  expect(town.house.witnessing.status().quorum).toBe(town.house.published.last!.size);
  expect((await cosign(note + stranger!.line(text))).json).toMatchObject({
    witnesses: [],
    unknown: ['stranger.example'],
  });
});

it('takes nothing that is false, of another log, of another tree, or no note', async () => {
  const before = await served();
  const { size } = town.house.published.last!;
  const elsewhere = text.replace(/^.*\n/, 'other.example/log\n');
  const larger = text.replace(`\n${size}\n`, `\n${size + 1}\n`);
  const other = text.replace(/[^\n]+\n$/, `${Buffer.alloc(32, 7).toString('base64')}\n`);
  const told = async (body: string | Buffer) => {
    const { status, json } = await cosign(body);
    return [status, json.type.slice('urn:ghia:'.length)];
  };
  for (const one_ of [elsewhere, larger, other])
    expect(await told(`${one_}\n${one!.line(one_)}`)).toEqual([422, 'cosign.not-our-checkpoint']);
  const false_ = one!.line('something else\n');
  expect(await told(note + two!.line(text, NOW) + false_)).toEqual([422, 'cosign.bad-cosignature']);
  expect(await told(note + one!.line(text, NOW + 100_000))).toEqual([422, 'cosign.bad-cosignature']);
  for (const body of ['hello', '', note.slice(0, -1), Buffer.from([0xff, 0xfe]), `${note}— x\n`])
    expect(await told(body)).toEqual([400, 'cosign.not-a-note']);
  expect(await served()).toBe(before);
});

it('is for nobody in particular, small, and a text', async () => {
  for (const headers of [{ cookie: 'a=b' }, { authorization: 'Bearer x' }] as const) {
    const { status, json } = await cosign(note, { headers: { ...headers } });
    expect([status, json.type]).toEqual([400, 'urn:ghia:request.not-anonymous']);
  }
  expect((await cosign('x'.repeat(17 * 1024))).status).toBe(413);
  expect((await town.request('POST', '/log/cosign', { body: {} })).json.type).toBe('urn:ghia:cosign.not-a-note');
  const { status } = await town.request('POST', '/api/v1/identity/codes', {
    body: 'x',
    headers: { 'content-type': 'text/plain' },
  });
  expect(status).toBe(415);
});
