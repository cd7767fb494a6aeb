import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { contentsIn } from '../../events/content.js';
import type { Geometry } from '../../events/map-layers.js';
import { contents as fold } from '../../projections/audit/contents.js';
import { readConfig } from '../../src/config.js';
import { Contents } from '../../src/content/contents.js';
import { LARGEST_CONTENT, named, namedJson } from '../../src/content/named.js';
import { openContents } from '../../src/content/open-contents.js';
import { s3ForTests } from '../support/s3.js';
import { scratch } from '../support/scratch.js';

const fresh = scratch();
const JSON_TYPE = 'application/json';
const QUESTIONS = namedJson({ questions: ['ready?', 'why?'], title: 'კითხვარი' }, JSON_TYPE);
const { digest } = QUESTIONS.content;
const collected = async (all: AsyncIterable<string>) => {
  const found: string[] = [];
  for await (const one of all) found.push(one);
  return found;
};

let s3: Awaited<ReturnType<typeof s3ForTests>>;
beforeAll(async () => {
  s3 = await s3ForTests();
});
afterAll(() => s3.close());

it('content is named by the SHA-256 of its bytes, and JSON by that of its canonical form', () => {
  expect(namedJson({ title: 'კითხვარი', questions: ['ready?', 'why?'] }, JSON_TYPE)).toEqual(QUESTIONS);
  const text = '{"questions":["ready?","why?"],"title":"კითხვარი"}';
  expect(QUESTIONS.bytes.toString()).toBe(text);
  expect(QUESTIONS.content).toEqual({
    digest: createHash('sha256').update(text).digest('hex'),
    bytes: Buffer.byteLength(text),
    mediaType: JSON_TYPE,
  });
  expect(named(Buffer.alloc(LARGEST_CONTENT), 'application/pdf').content.bytes).toBe(LARGEST_CONTENT);
  expect(() => named(Buffer.alloc(LARGEST_CONTENT + 1), 'application/pdf')).toThrow('content.too-large');
});

it('is found wherever a fact names it, and nothing else is taken for it', () => {
  const { content } = QUESTIONS;
  expect(contentsIn({ survey: 's1', form: content, more: [{ deep: { content } }, 7, null] })).toEqual([
    content,
    content,
  ]);
  for (const other of [
    { ...content, digest: 'x' },
    { ...content, bytes: 1.5 },
    { ...content, mediaType: 7 },
    { ...content, more: 1 },
    { digest: content.digest, bytes: 1 },
  ])
    expect(contentsIn({ form: other })).toEqual([]);
});

it('its document says what the first fact says of it', () => {
  const { content } = QUESTIONS;
  const fact = (mediaType: string) =>
    ({ type: 'MapObjectPlaced', data: { exact: { ...content, mediaType }, geometry: {} as Geometry } }) as never;
  expect(fold.keys(fact(JSON_TYPE))).toEqual([digest]);
  const doc = fold.fold(undefined, fact(JSON_TYPE), digest);
  expect(doc).toEqual({ _id: digest, bytes: content.bytes, mediaType: JSON_TYPE });
  expect(fold.fold(doc, fact('text/plain'), digest)).toEqual(doc);
  expect(fold.keys({ type: 'MapObjectPlaced', data: { geometry: {} } } as never)).toEqual([]);
});

describe.each([
  ['in a folder', () => readConfig({ GHIA_DATA: fresh('data') })],
  ['in a bucket', () => readConfig({ ...s3.env(), GHIA_DATA: '/nowhere' })],
])('kept %s', (where, config) => {
  let setting: ReturnType<typeof config>;
  let contents: Contents;
  beforeEach(async () => {
    s3.objects.clear();
    setting = config();
    contents = await openContents(setting);
  });
  afterEach(() => contents.close());

  /** What lies there, changed behind the back of the house. */
  const alter = (change: (bytes: Buffer) => Buffer) => {
    const place = `${digest.slice(0, 2)}/${digest}`;
    if (where === 'in a bucket') s3.objects.set(`content/${place}`, change(s3.objects.get(`content/${place}`)!));
    else {
      const path = join(setting.data, 'content', place);
      writeFileSync(path, change(readFileSync(path)));
    }
  };

  it('it comes back byte for byte, and is there once', async () => {
    await contents.keep(QUESTIONS);
    await Promise.all([contents.keep(QUESTIONS), contents.keep(QUESTIONS)]);
    expect(await collected(contents.digests())).toEqual([digest]);
    const again = await openContents(setting);
    expect((await again.of(digest)).equals(QUESTIONS.bytes)).toBe(true);
    expect(await again.json(QUESTIONS.content)).toEqual(JSON.parse(QUESTIONS.bytes.toString()));
    await again.close();
  });

  it('what was altered is not given out, and is mended by whoever brings it again', async () => {
    await contents.keep(QUESTIONS);
    alter((bytes) => Buffer.from(bytes.toString().replace('why', 'how')));
    const again = await openContents(setting);
    await expect(again.of(digest)).rejects.toMatchObject({
      part: 'content',
      reason: 'broken',
      message: expect.stringContaining('altered'),
    });
    await again.keep(QUESTIONS);
    expect((await again.of(digest)).equals(QUESTIONS.bytes)).toBe(true);
    await again.close();
  });

  it('no fact names what is not there', async () => {
    const facts = [{ data: { form: QUESTIONS.content } }];
    await expect(contents.settle(facts)).rejects.toMatchObject({
      part: 'content',
      message: expect.stringContaining('missing'),
    });
    await contents.settle(facts, [QUESTIONS, namedJson({ other: 1 }, JSON_TYPE)]);
    expect(await collected(contents.digests())).toEqual([digest]); // what no fact names is not kept
    await contents.settle(facts);
  });
});

it('a bucket that is away says so, and nothing is taken for missing', async () => {
  const contents = await openContents(readConfig({ ...s3.env(), GHIA_DATA: '/nowhere' }));
  s3.failNext(100);
  await expect(contents.of(digest)).rejects.toMatchObject({ part: 'files', reason: 'busy' });
  await expect(contents.keep(QUESTIONS)).rejects.toMatchObject({ part: 'files', reason: 'busy' });
  s3.failNext(0);
  await contents.close();
});

it('what was read is kept at hand, and not without end', async () => {
  const contents = await openContents(readConfig({ GHIA_DATA: fresh('data') }));
  const many = Array.from({ length: 6 }, (_, i) => named(Buffer.alloc(7 * 1024 * 1024, i), 'application/pdf'));
  for (const one of many) await contents.keep(one);
  for (const one of [...many, ...many]) expect((await contents.of(one.content.digest)).equals(one.bytes)).toBe(true);
  await contents.close();
});
