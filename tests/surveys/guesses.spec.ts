import { hash } from 'node:crypto';
import { publicFact } from '../../src/audit/leaf.js';
import { TEXTS } from '../../src/demo/texts.js';
import { commandId } from '../../src/write/attributed.js';
import { Surveying } from '../../src/write/surveying.js';
import { TestHouse } from '../support/house.js';
import { ANSWERS, answerBy, codesFor, openSurvey } from './made-up.js';

let town: TestHouse;
beforeAll(async () => {
  town = await TestHouse.open();
});
afterAll(() => town.close());

const KEY = 'one';
const WISHES = [undefined, 'trees', 'lights'];
/** Every answer that somebody could give to the short poll. */
const ALL = ['yes', 'no', 'other'].flatMap((bus) =>
  [1, 2, 3, 4, 5].flatMap((mark) =>
    WISHES.map((wish) => ({ bus, mark, ...(wish && { wish }), ...(bus === 'no' && { 'why-not': 'far' }) })),
  ),
);
const eventIdOf = (stream: string, command: string) => hash('sha256', `${stream}:${command}:0`).slice(0, 32);

/** Whatever is kept of an answer outside its sealed box. */
async function traces(stream: string): Promise<readonly string[]> {
  const [fact] = await town.house.log.read(stream);
  const { id, meta, sealed } = fact!;
  const { subject, commitment } = sealed!;
  return [JSON.stringify(publicFact(fact!)), id, JSON.stringify(meta), subject, commitment];
}

it('whoever knows a person’s pseudonym, their key and every possible answer cannot tell which they gave', async () => {
  const id = await openSurvey(town, 'open');
  const { token } = await town.citizen(2);
  const said = { version: 1, answers: { bus: 'yes', mark: 4, wish: 'trees' } };
  const { stream, eventId } = (await town.post(`/surveys/${id}/answers`, token, said, { key: KEY })).json;
  const again = await town.request('POST', `/api/v1/surveys/${id}/answers`, { token, body: said, key: KEY });
  expect([again.status, again.json.eventId]).toEqual([200, eventId]); // a repeat is still one
  const other = { ...said, answers: { ...said.answers, mark: 5 } };
  const changed = await town.request('POST', `/api/v1/surveys/${id}/answers`, { token, body: other, key: KEY });
  expect([changed.status, changed.json.type]).toEqual([422, 'urn:ghia:command.key-reused']);
  const unkeyed = await town.request('POST', `/api/v1/surveys/${id}/answers`, { token, body: other });
  expect([unkeyed.status, unkeyed.json.eventId]).toEqual([200, eventId]); // one person has one answer
  const actor = stream.split('_')[1];
  const kept = await traces(stream);
  for (const answers of ALL) {
    const content = { stratum: '', answers, others: {} };
    for (const body of [{ version: 1, answers }, { ...said, answers }, content, answers]) {
      const text = JSON.stringify(body);
      const wish = commandId(actor, KEY, ['AnswerSurvey', body]);
      const guesses = [wish, wish.split('.')[1]!, hash('sha256', text), eventIdOf(stream, wish)];
      expect(guesses.filter((guess) => kept.some((trace) => trace.includes(guess)))).toEqual([]);
    }
  }
});

it('nor can words that are sealed be tried against the ids of a wish with a key, in any room', async () => {
  await town.adopt();
  const { token } = await town.citizen(3);
  const { title, demand, details } = TEXTS.bicycle;
  const body = { title, demand, details, addressee: 'mayor', language: 'ka' };
  const { stream, eventId } = (await town.post('/petitions', token, body, { key: KEY })).json;
  const facts = await town.house.log.read(stream);
  const { meta } = facts[0]!;
  const [wish, said] = meta.commandId.split('.');
  const guess = commandId(meta.actor, KEY, ['DraftPetition', body]);
  expect(guess.split('.')[0]).toBe(wish); // the guess is made as the id was
  expect(said).toMatch(/^[0-9a-f]{8}$/);
  expect(said).not.toBe(guess.split('.')[1]);
  expect(facts.map(({ id }) => id)).not.toContain(eventIdOf(stream, guess));
  // what is public follows from the wish alone
  expect(eventId).toBe(hash('sha256', `${stream}:${wish}:${facts.length - 1}`).slice(0, 32));
  const again = await town.request('POST', '/api/v1/petitions', { token, body, key: KEY });
  expect([again.status, again.json.eventId]).toEqual([200, eventId]);
  const changed = await town.request('POST', '/api/v1/petitions', {
    token,
    body: { ...body, demand: title },
    key: KEY,
  });
  expect([changed.status, changed.json.type]).toEqual([422, 'urn:ghia:command.key-reused']);
});

it('two answers alike have nothing in common in the log but the survey, the version and the way they came', async () => {
  const id = await openSurvey(town, 'sample');
  const codes = await codesFor(town, id, 2);
  for (const code of codes) expect((await answerBy(town, id, code)).status).toBe(202);
  await town.server.app.get(Surveying).record();
  const found = [];
  for await (const { events } of town.house.log.pages(0, ['SurveyAnswered']))
    found.push(...events.filter(({ data }) => (data as { survey: string }).survey === id));
  const [one, other] = found.map((fact) => publicFact(fact));
  expect(found).toHaveLength(2);
  for (const part of ['id', 's', 'c', 'x'] as const) expect(one![part]).not.toBe(other![part]);
  expect(found[0]!.meta.commandId).not.toBe(found[1]!.meta.commandId);
});

it('which codes words were given cannot be guessed from the ids of the coding, and one key is one coding', async () => {
  const id = await openSurvey(town, 'sample');
  const [code] = await codesFor(town, id, 1);
  await answerBy(town, id, code!, { ...ANSWERS, wish: 'ხეები' });
  const officer = await town.staff('officer');
  await town.post(`/surveys/${id}/close`, officer);
  const codes = ['trees', 'lights'].map((one) => ({ code: one, label: { ka: one, en: one } }));
  await town.post(`/surveys/${id}/codebook`, officer, { question: 'wish', version: 1, codes });
  const path = `/api/v1/surveys/${id}/texts?question=wish`;
  const { items } = (await town.request('GET', path, { token: officer })).json;
  const body = (chosen: string) => ({ question: 'wish', version: 1, codes: { [items[0].answer]: [chosen] } });
  const first = await town.post(`/surveys/${id}/codings`, officer, body('trees'), { key: KEY });
  const kept = await traces(first.json.stream);
  const [fact] = await town.house.log.read(first.json.stream);
  for (const chosen of ['trees', 'lights']) {
    const wish = commandId(fact!.meta.actor, KEY, ['CodeTexts', body(chosen)]);
    const guesses = [wish.split('.')[1]!, eventIdOf(first.json.stream, wish)];
    expect(guesses.filter((guess) => kept.some((trace) => trace.includes(guess)))).toEqual([]);
  }
  const send = (chosen: string) =>
    town.request('POST', `/api/v1/surveys/${id}/codings`, { token: officer, body: body(chosen), key: KEY });
  expect((await send('trees')).status).toBe(200);
  expect((await send('lights')).json.type).toBe('urn:ghia:command.key-reused');
});
