import type { AddressInfo } from 'node:net';
import { TestHouse } from '../support/house.js';
import { until } from '../support/until.js';

let town: TestHouse;
let id: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await town.adopt();
  id = await town.openPetition(1);
});
afterAll(() => town.close());

/** Reads the stream until it is stopped; `facts` grows. */
async function listen(query = '', headers: Record<string, string> = {}) {
  const { port } = town.server.app.getHttpServer().address() as AddressInfo;
  const stopping = new AbortController();
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/stream${query}`, { headers, signal: stopping.signal });
  const facts: { position: number; type: string; id: string; event: string }[] = [];
  let whole = '';
  const over = (async () => {
    let text = '';
    for await (const piece of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += piece;
      whole += piece;
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const [, event, data] = /event: (\w+)\ndata: (.*)/.exec(text.slice(0, end)) ?? [];
        if (data) facts.push({ ...JSON.parse(data), event });
        text = text.slice(end + 2);
      }
    }
  })().catch(() => undefined);
  if (!answer.ok) await over;
  return { answer, facts, said: () => whole, stop: () => stopping.abort() };
}

it('tells each fact as it happens, to anyone, with nothing that is not public', async () => {
  const { answer, facts, stop } = await listen();
  expect(answer.headers.get('content-type')).toMatch('text/event-stream');
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const signed = await town.sign(id, 10);
  await until(() => facts.length > 0);
  expect(facts).toEqual([
    expect.objectContaining({ type: 'PetitionSigned', event: 'PetitionSigned', id: signed.json.eventId }),
  ]);
  expect(Object.keys(facts[0]!)).not.toContain('sealed');
  stop();
});

it('goes on from the last position that was read, once each and in order, also while facts arrive', async () => {
  const head = await town.house.log.head();
  const { facts, stop } = await listen('', { 'last-event-id': '2' });
  const people = await town.crowd(20, 60);
  await Promise.all(people.map((_, i) => town.sign(id, 20 + i)));
  const now = await town.house.log.head();
  await until(() => facts.at(-1)?.position === now);
  expect(facts.map(({ position }) => position)).toEqual(Array.from({ length: now - 2 }, (_, i) => i + 3));
  expect(now).toBeGreaterThanOrEqual(head + 60);
  stop();
});

it('one network may listen twenty times and no more', async () => {
  const many = await Promise.all(Array.from({ length: 25 }, () => listen()));
  const refused = many.filter(({ answer }) => answer.status === 429);
  expect(refused.length).toBeGreaterThanOrEqual(5);
  expect(refused[0]!.said()).toContain('urn:ghia:limit.streams');
  expect(refused[0]!.answer.headers.get('retry-after')).toBe('60');
  for (const { stop } of many) stop();
  await until(async () => {
    const again = await listen();
    again.stop();
    return again.answer.status === 200;
  });
});

it('listeners do not keep a house from closing', async () => {
  const other = await TestHouse.open();
  const { port } = other.server.app.getHttpServer().address() as AddressInfo;
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/stream`);
  const ended = answer.text();
  await other.close();
  expect(await ended).toMatch(/^retry/);
});
