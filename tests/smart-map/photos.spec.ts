import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import sharp from 'sharp';
import { RedactReportPhoto } from '../../commands/smart-map/photo-commands.js';
import { sizeOf } from '../../read-models/report-photos.js';
import { Desk } from '../../src/write/desk.js';
import type { Answer } from '../support/house.js';
import { TestHouse } from '../support/house.js';
import { bomb, formWith, photo, png } from '../support/pictures.js';
import { until } from '../support/until.js';
import { adopt, REPORT } from './made-up.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

let town: TestHouse;
let moderator: string;
beforeAll(async () => {
  town = await TestHouse.open();
  await adopt(town);
  await town.crowd(1, 40);
  moderator = await town.staff('moderator');
});
afterAll(() => town.close());

const tokenOf = async (n: number) => (await town.citizen(n)).token;
const send = async (n: number, body: Buffer, type = 'image/jpeg'): Promise<Answer> =>
  town.request('POST', '/api/v1/reports/photos', {
    token: await tokenOf(n),
    body,
    headers: { 'content-type': type },
  });
const upload = async (n: number, bytes?: Buffer): Promise<string> => {
  const { status, json, text } = await send(n, bytes ?? (await photo()));
  if (status !== 201) throw new Error(text);
  return json.photo;
};
const refused = async (n: number, body: Buffer, type?: string) => {
  const { status, json } = await send(n, body, type);
  return [status, json.type];
};
const fileWith = async (n: number, photos: readonly string[]) =>
  town.request('POST', '/api/v1/reports', { token: await tokenOf(n), body: { ...REPORT, photos } });
const filed = async (n: number, photos: readonly string[]) => {
  const { status, json, text } = await fileWith(n, photos);
  if (status !== 201) throw new Error(text);
  return json.id as string;
};
const one = async (id: string) => (await town.get(`/reports/${id}`)).json;
const look = (name: string, token?: string) =>
  town.server.app.inject({
    url: `/files/photos/${name}`,
    ...(token && { headers: { authorization: `Bearer ${token}` } }),
  });
/** Files of a photo that lie in the store. */
const stored = (name: string) => {
  const folder = join(town.folder, 'files', name.slice(0, 2));
  return existsSync(folder) ? readdirSync(folder).filter((file) => file.startsWith(name.slice(0, 32))) : [];
};
/** The colour of one point of a photo: shares of its width and height. */
async function colour(bytes: Buffer, x: number, y: number): Promise<readonly number[]> {
  const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(y * (info.height - 1)) * info.width + Math.floor(x * (info.width - 1))) * info.channels;
  return [...data.subarray(at, at + 3)];
}
const isAbout = (found: readonly number[], wanted: readonly number[]) =>
  expect(found.every((part, i) => Math.abs(part - wanted[i]!) < 30)).toBe(true);

describe('a photo', () => {
  it('is drawn anew: upright, no larger than needed, with nothing of who took it, where and with what', async () => {
    const bytes = await photo(3_000, 1_500, 6); // held upright
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const name = await upload(1, bytes);
    expect(sizeOf(name)).toEqual({ width: 1_024, height: 2_048 });
    const answer = await look(name, await tokenOf(1));
    const { format, width, height, exif, xmp, icc, orientation } = await sharp(answer.rawPayload).metadata();
    expect({ format, width, height, exif, xmp, icc, orientation }).toEqual({
      format: 'jpeg',
      width: 1_024,
      height: 2_048,
    });
    expect(answer.rawPayload.includes('zzqcamera')).toBe(false);
    isAbout(await colour(answer.rawPayload, 0.5, 0.05), [255, 0, 0]);
    isAbout(await colour(answer.rawPayload, 0.5, 0.95), [0, 0, 255]);
    const small = await sharp((await look(`${name}/thumbnail`, await tokenOf(1))).rawPayload).metadata();
    expect([small.width, small.height, small.exif]).toEqual([160, 320, undefined]);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'private, no-store',
    });
  });

  it('is known by its bytes, whatever it is called', async () => {
    const form = formWith([['photo', await png(), 'report.pdf']]);
    const answer = await town.request('POST', '/api/v1/reports/photos', { token: await tokenOf(2), ...form });
    expect([answer.status, answer.json.width, answer.json.height]).toEqual([201, 300, 200]);
    isAbout(await colour((await look(answer.json.photo, await tokenOf(2))).rawPayload, 0.5, 0.5), [255, 255, 255]);
    const webp = await sharp(await photo())
      .webp()
      .toBuffer();
    expect((await send(2, webp, 'image/png')).status).toBe(201);
  });

  it('carries nothing along that hung on behind it', async () => {
    const polyglot = Buffer.concat([
      await photo(),
      Buffer.from('<html><script>zzqtail()</script></html>PK\u0003\u0004zzqzip'),
    ]);
    const shown = (await look(await upload(3, polyglot), await tokenOf(3))).rawPayload;
    expect([shown.includes('zzqtail'), shown.includes('zzqzip'), shown.includes('PK\u0003\u0004')]).toEqual([
      false,
      false,
      false,
    ]);
  });

  it('is refused when it is none, too large, too many pixels, damaged or of a kind that cannot be read', async () => {
    const bytes = await photo(1_600, 1_200);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic\0\0\0\0mif1heic')]);
    const none = [415, 'urn:ghia:photo.not-a-photo'];
    expect(await refused(4, svg)).toEqual(none);
    expect(await refused(4, svg, 'image/svg+xml')).toEqual([415, 'urn:ghia:http.415']);
    for (const other of ['GIF89a<script>', '%PDF-1.7', 'MZ\u0090', '\u0000', ' '])
      expect([other, ...(await refused(4, Buffer.from(other)))]).toEqual([other, ...none]);
    expect(await refused(4, Buffer.alloc(0))).toEqual(none);
    expect(await refused(4, heic, 'image/heic')).toEqual([415, 'urn:ghia:photo.heic']);
    expect(await refused(4, Buffer.concat([bytes, Buffer.alloc(9 * 1024 * 1024)]))).toEqual([
      413,
      'urn:ghia:photo.too-large',
    ]);
    expect(await refused(4, bytes.subarray(0, bytes.length / 2))).toEqual([422, 'urn:ghia:photo.damaged']);
    expect(await refused(4, bytes.subarray(0, 40))).toEqual([422, 'urn:ghia:photo.damaged']);
    expect(await refused(4, Buffer.concat([bytes.subarray(0, 3), svg]))).toEqual([422, 'urn:ghia:photo.damaged']);
  });

  it('of some kilobytes that wants to be 81 megapixels is refused before it is one', async () => {
    const bytes = bomb();
    expect(bytes.length).toBeLessThan(64 * 1024);
    const before = process.memoryUsage().rss;
    expect(await refused(5, bytes, 'image/png')).toEqual([422, 'urn:ghia:photo.too-many-pixels']);
    expect(process.memoryUsage().rss - before).toBeLessThan(100 * 1024 * 1024);
  });

  it('is found under its own name only', async () => {
    const token = await tokenOf(6);
    for (const name of ['..%2F..%2Fvault%2Fkek', '%2e%2e', 'x', `${'0'.repeat(32)}-1x1`, '.'.repeat(45)])
      expect([name, (await look(name, token)).statusCode]).toEqual([name, 404]);
    for (const photos of [['../../vault/kek'], ['x'], [1], 'x'])
      expect((await town.request('POST', '/api/v1/reports', { token, body: { ...REPORT, photos } })).status).toBe(400);
  });

  it('is not taken from whoever sends too many, nor from nobody', async () => {
    const bytes = Buffer.from('no photo');
    const all: number[] = [];
    for (let n = 0; n < 42; n++) all.push((await send(7, bytes)).status);
    expect([all[39], all[40]]).toEqual([415, 429]);
    const last = await send(7, await photo());
    expect([last.status, last.json.type, Number(last.headers['retry-after'])]).toEqual([
      429,
      'urn:ghia:limit.photos',
      expect.any(Number),
    ]);
    const nobody = await town.request('POST', '/api/v1/reports/photos', {
      body: bytes,
      headers: { 'content-type': 'image/jpeg' },
    });
    expect(nobody.status).toBe(401);
  });

  it('is asked to wait when many are being read', async () => {
    const bytes = await photo(2_000, 2_000);
    const all = await Promise.all(Array.from({ length: 20 }, () => send(8, bytes)));
    const busy = all.filter(({ status }) => status === 503);
    expect(busy.length).toBeGreaterThan(0);
    expect(busy[0]!.json.type).toBe('urn:ghia:photos.busy');
    expect(busy[0]!.headers['retry-after']).toMatch(/^[1-4]$/);
    expect(all.filter(({ status }) => status === 201).length).toBe(20 - busy.length);
  });
});

describe('a report', () => {
  it('shows up to three photos, in lists and as GeoJSON, too; the log knows how many', async () => {
    const names = [await upload(10), await upload(10), await upload(10)];
    const early = await look(names[0]!);
    // not yet anybody else's to see, and no cache keeps that
    expect([early.statusCode, early.headers['cache-control']]).toEqual([404, 'no-store']);
    const id = await filed(10, names);
    const { photos } = await one(id);
    const at = (name: string, photo: number) => ({
      ...{ photo, url: `/files/photos/${name}`, thumbnail: `/files/photos/${name}/thumbnail`, width: 640, height: 400 },
    });
    expect(photos).toEqual(names.map((name, i) => at(name, i + 1)));
    const listed = (await town.get('/reports?limit=100')).json.items.find((card: { id: string }) => card.id === id);
    expect(listed.photos).toEqual(photos);
    const [fact] = await town.house.log.read(`report-${id}`);
    expect((fact!.data as { photos: number }).photos).toBe(3);
    expect(JSON.stringify(fact!.data)).not.toContain(names[0]!.slice(0, 8));
    const shown = await look(names[0]!);
    expect([shown.statusCode, shown.headers['cache-control']]).toEqual([200, 'public, max-age=60, must-revalidate']);
    const etag = shown.headers.etag as string;
    const again = await town.server.app.inject({
      url: `/files/photos/${names[0]}`,
      headers: { 'if-none-match': etag },
    });
    expect([again.statusCode, again.rawPayload.length]).toEqual([304, 0]);
    const open311 = (await town.request('GET', `/open311/v2/requests/${id}.json`)).json[0];
    expect(open311.media_url).toBe(`${town.house.config.publicUrl}/files/photos/${names[0]}`);
  });

  it('takes no photo of another person, of another report, twice, too many or too late', async () => {
    const [mine, theirs] = [await upload(11), await upload(12)];
    const not = [422, 'urn:ghia:photo.not-yours'];
    const tried = async (n: number, photos: readonly string[]) => {
      const { status, json } = await fileWith(n, photos);
      return [status, json.type];
    };
    expect(await tried(11, [theirs])).toEqual(not);
    expect(await tried(11, [mine, theirs])).toEqual(not);
    expect(await tried(11, [`${'a'.repeat(32)}-10x10`])).toEqual(not);
    expect(await tried(11, [mine, mine])).toEqual([400, 'urn:ghia:request.invalid']);
    expect(
      await tried(
        11,
        [1, 2, 3, 4].map((n) => `${String(n).repeat(32)}-10x10`),
      ),
    ).toEqual([400, 'urn:ghia:request.invalid']);
    await filed(11, [mine]);
    expect(await tried(11, [mine])).toEqual(not);
    town.clock.days(1.5);
    expect(await tried(12, [theirs])).toEqual(not);
  });

  it('that was refused leaves its photos for another try; a repeat by its key finds them in place', async () => {
    const name = await upload(13);
    const token = await tokenOf(13);
    const wrong = await town.request('POST', '/api/v1/reports', {
      token,
      body: { ...REPORT, photos: [name], answers: { where: 'moon' } },
    });
    expect(wrong.status).toBe(422);
    const body = { ...REPORT, photos: [name] };
    const first = await town.request('POST', '/api/v1/reports', { token, body, key: 'one wish' });
    const again = await town.request('POST', '/api/v1/reports', { token, body, key: 'one wish' });
    expect([first.status, again.status, again.json.id]).toEqual([201, 200, first.json.id]);
    const other = await upload(13);
    const changed = await town.request('POST', '/api/v1/reports', {
      token,
      body: { ...body, photos: [other] },
      key: 'one wish',
    });
    expect(changed.status).toBe(422);
    await filed(13, [other]);
  });

  it('that is hidden hides its photos from readers, not from the office; shown again, it shows them', async () => {
    const name = await upload(14);
    const id = await filed(14, [name]);
    await town.post(`/reports/${id}/hide`, moderator, { ground: 'personal-data', text: 'A face is to be seen.' });
    expect((await one(id)).photos).toEqual([]);
    for (const token of [undefined, await tokenOf(15), await tokenOf(14)]) {
      const answer = await look(name, token);
      expect([answer.statusCode, answer.json().type]).toEqual([410, 'urn:ghia:photo.gone']);
    }
    const seen = await look(name, moderator);
    expect([seen.statusCode, seen.headers['cache-control']]).toEqual([200, 'private, no-store']);
    await town.post(`/reports/${id}/show`, moderator, { text: 'The face is black now.' });
    await one(id);
    expect((await look(name)).statusCode).toBe(200);
  });

  it('can have parts of a photo blackened for good: the old bytes are nowhere any more', async () => {
    const [name, other] = [await upload(16), await upload(16)];
    const id = await filed(16, [name, other]);
    expect(stored(name)).toHaveLength(2);
    const areas = [
      { left: 0, top: 0, width: 0.25, height: 1 },
      { left: 0.9, top: 0.5, width: 0.5, height: 0.5 },
    ];
    const wish = { areas, text: 'A number plate is to be read.' };
    const ask = (photo: number, token: string, body: object = wish) =>
      town.request('POST', `/api/v1/reports/${id}/photos/${photo}/redact`, { token, body });
    expect((await ask(1, await tokenOf(16))).status).toBe(403);
    expect((await ask(3, moderator)).json.type).toBe('urn:ghia:photo.not-found');
    expect((await ask(1, moderator, { ...wish, areas: [{ left: -1, top: 0, width: 1, height: 1 }] })).status).toBe(400);
    expect((await ask(1, moderator, { ...wish, areas: [] })).status).toBe(400);
    await town.post(`/reports/${id}/photos/1/redact`, moderator, wish);
    const shown = await one(id);
    const now = shown.photos[0].url.split('/').at(-1);
    expect([now === name, shown.photos[1].url]).toEqual([false, `/files/photos/${other}`]);
    expect(shown.updates.at(-1)).toMatchObject({
      ...{ type: 'ReportPhotoRedacted', details: { photo: '1' }, text: { text: wish.text } },
    });
    const bytes = (await look(now)).rawPayload;
    isAbout(await colour(bytes, 0.1, 0.5), [0, 0, 0]);
    isAbout(await colour(bytes, 0.99, 0.9), [0, 0, 0]);
    isAbout(await colour(bytes, 0.4, 0.5), [255, 0, 0]);
    isAbout(await colour(bytes, 0.99, 0.1), [0, 0, 255]);
    expect([stored(name), (await look(name)).statusCode, (await look(name, moderator)).statusCode]).toEqual([
      [],
      410,
      410,
    ]);
    const facts = await town.house.log.read(`report-${id}`);
    expect(facts.at(-1)!.data).toEqual({ report: id, photo: 1 });
  });

  it('can have a photo taken away, once; the others keep their numbers', async () => {
    const [name, other] = [await upload(17), await upload(17)];
    const id = await filed(17, [name, other]);
    const wish = { text: 'It shows the neighbour’s window.' };
    await town.post(`/reports/${id}/photos/1/remove`, moderator, wish);
    expect(
      (await town.request('POST', `/api/v1/reports/${id}/photos/1/remove`, { token: moderator, body: wish })).status,
    ).toBe(200);
    const shown = await one(id);
    expect(shown.photos).toMatchObject([{ photo: 2, url: `/files/photos/${other}` }]);
    expect([stored(name), (await look(name)).statusCode]).toEqual([[], 410]);
    const late = await town.request('POST', `/api/v1/reports/${id}/photos/1/redact`, {
      token: moderator,
      body: { areas: [{ left: 0, top: 0, width: 1, height: 1 }], ...wish },
    });
    expect(late.json.type).toBe('urn:ghia:photo.not-found');
  });

  it('shows no old photo of one that was blackened, though its file could not be removed', async () => {
    const name = await upload(19);
    const id = await filed(19, [name]);
    const areas = [{ left: 0, top: 0, width: 1, height: 1 }];
    // as it is left when the power goes after the fact is recorded
    const file = await town.house.photos.blackened(name, areas);
    const wish = Object.assign(new RedactReportPhoto(), { areas, text: 'A number plate is to be read.' });
    await town.server.app.get(Desk).send(wish, { report: id, photo: 1, file }, 'a moderator');
    town.position = await town.house.log.head();
    expect((await one(id)).photos[0].url).toContain(file);
    expect(stored(name)).toHaveLength(2);
    for (const token of [undefined, await tokenOf(19), moderator])
      expect([(await look(name, token)).statusCode, (await look(file, token)).statusCode]).toEqual([410, 200]);
    town.clock.days(1.1);
    await town.house.photos.sweep();
    expect([stored(name), stored(file).length]).toEqual([[], 2]);
  });

  it('is not blackened by whoever filed it', async () => {
    const { token, resident } = await town.citizen(18);
    const id = await filed(18, [await upload(18)]);
    const own = (await town.house.tokens.issue({ person: resident.person, roles: ['moderator'], level: 1 }, 600)).token;
    const { json } = await town.request('POST', `/api/v1/reports/${id}/photos/1/remove`, {
      token: own,
      body: { text: 'I do not like it.' },
    });
    expect([json.type, token.length > 0]).toEqual(['urn:ghia:report.own', true]);
    expect((await one(id)).photos).toHaveLength(1);
  });
});

describe('what nobody holds', () => {
  it('goes after a day: photos that waited in vain; those in reports stay', async () => {
    const [waiting, used] = [await upload(20), await upload(20)];
    await one(await filed(20, [used])); // the read models know of it
    await town.house.photos.sweep();
    expect([stored(waiting).length, stored(used).length]).toEqual([2, 2]);
    town.clock.days(1.1);
    await town.house.photos.sweep();
    expect([stored(waiting), stored(used).length]).toEqual([[], 2]);
    expect([(await look(waiting)).statusCode, (await look(used)).statusCode]).toEqual([404, 200]);
  });

  it('goes with the words of its report', async () => {
    const name = await upload(21);
    const id = await filed(21, [name]);
    await town.house.vault.erase([`report-${id}`]);
    await town.house.projecting.purge([`report-${id}`]);
    expect((await one(id)).photos).toEqual([]);
    town.clock.days(1.1);
    await town.house.photos.sweep();
    expect([stored(name), (await look(name)).statusCode]).toEqual([[], 410]);
  });

  it('goes with its owner: every byte, and whose it was', async () => {
    const [waiting, used] = [await upload(22), await upload(22)];
    const id = await filed(22, [used]);
    const { person } = (await town.citizen(22)).resident;
    const { photos } = (await town.request('GET', '/api/v1/me/data', { token: await tokenOf(22) })).json;
    const at = expect.any(String);
    expect(photos).toHaveLength(2);
    expect(photos).toContainEqual({ url: `/files/photos/${waiting}`, report: null, at });
    expect(photos).toContainEqual({ url: `/files/photos/${used}`, report: id, at });
    const bytes = stored(used).map((file) => readFileSync(join(town.folder, 'files', used.slice(0, 2), file)));
    await town.post('/me/erase', await tokenOf(22));
    expect([stored(waiting), stored(used), (await look(used)).statusCode, (await look(waiting)).statusCode]).toEqual([
      [],
      [],
      410,
      404,
    ]);
    expect(town.house.photos.ofPerson(person)).toEqual([]);
    expect((await one(id)).text.description).toBe(REPORT.description);
    const all = readdirSync(town.folder, { recursive: true, encoding: 'utf8' }).map((file) => join(town.folder, file));
    const kept = Buffer.concat(all.filter((file) => statSync(file).isFile()).map((file) => readFileSync(file)));
    expect(bytes.map((box) => kept.includes(box.subarray(0, 64)))).toEqual([false, false]);
  });

  it('is looked for by the hour', async () => {
    const works = await TestHouse.open({ works: true });
    try {
      const { token } = await works.citizen(1);
      const sent = { token, body: await photo(), headers: { 'content-type': 'image/jpeg' } };
      const { photo: name } = (await works.request('POST', '/api/v1/reports/photos', sent)).json;
      works.clock.days(1.1);
      await until(() => works.house.photos.of(name) === undefined);
      expect(existsSync(join(works.folder, 'files', name.slice(0, 2), name))).toBe(false);
    } finally {
      await works.close();
    }
  });
});
