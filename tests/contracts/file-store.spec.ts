import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { FolderFiles } from '../../src/files/folder.files.js';
import { openFiles } from '../../src/files/open-files.js';
import { TestHouse } from '../support/house.js';
import { photo } from '../support/pictures.js';
import { KEYS, s3ForTests } from '../support/s3.js';
import { scratch } from '../support/scratch.js';
import { fileStoreContract } from './file-store.contract.js';

jest.setTimeout(180_000); // loaded machines take their time; nothing here is measured

let s3: Awaited<ReturnType<typeof s3ForTests>>;
beforeAll(async () => {
  s3 = await s3ForTests();
});
afterAll(() => s3.close());

const bucket = (name?: string) => openFiles(readConfig(s3.env(name)).files, '/nowhere');

const fresh = scratch();
const place = fresh('files');
fileStoreContract('files in a folder', () => new FolderFiles(place));
fileStoreContract('files in a bucket', () => bucket());
fileStoreContract('files in a part of a bucket', () => openFiles(readConfig(s3.env()).files, '/nowhere', 'content/'));

describe('a folder of files', () => {
  it('spreads them, closes them to others, and leaves nothing half written behind', async () => {
    const folder = fresh('files');
    const files = new FolderFiles(folder);
    await files.put('abcd', Buffer.from('x'));
    expect(readdirSync(folder)).toEqual(['ab']);
    expect(readdirSync(join(folder, 'ab'))).toEqual(['abcd']);
    expect(statSync(join(folder, 'ab', 'abcd')).mode & 0o777).toBe(0o600);
    mkdirSync(join(folder, 'ef', 'efgh', 'in-the-way'), { recursive: true });
    await expect(files.put('efgh', Buffer.from('y'))).rejects.toMatchObject({ part: 'files', reason: 'busy' });
    expect(readdirSync(join(folder, 'ef'))).toEqual(['efgh']);
  });

  it('says that it is away when its place is none', async () => {
    const folder = fresh('files');
    writeFileSync(folder, 'a file');
    const files = new FolderFiles(folder);
    await expect(files.put('abcd', Buffer.from('x'))).rejects.toMatchObject({ part: 'files' });
    await expect(files.get('abcd')).rejects.toMatchObject({ part: 'files' });
  });
});

describe('a bucket of files', () => {
  it('is asked again when it has too much to do, and given up in the end', async () => {
    const files = await bucket();
    s3.failNext(2);
    await files.put('abcd', Buffer.from('x'));
    expect(s3.objects.get('ab/abcd')!.toString()).toBe('x');
    s3.failNext(100);
    await expect(files.get('abcd')).rejects.toMatchObject({ part: 'files', reason: 'busy' });
    s3.failNext(0);
    await files.close();
  });

  it('holds several stores, none of which sees the files of another', async () => {
    s3.objects.clear();
    const [all, part] = [await bucket(), await openFiles(readConfig(s3.env()).files, '/nowhere', 'content/')];
    await part.put('abcd', Buffer.from('x'));
    expect([...s3.objects.keys()]).toEqual(['content/ab/abcd']);
    expect(await all.has('abcd')).toBe(false);
    for await (const name of all.names()) expect(name).toBe('none');
    await Promise.all([all.close(), part.close()]);
  });

  it('that is not there, or whose keys are wrong, is a fault and not an empty one', async () => {
    const other = await bucket('another-city');
    await expect(other.get('abcd')).rejects.toMatchObject({ part: 'files' });
    await other.close();
    const wrong = await openFiles(readConfig({ ...s3.env(), AWS_ACCESS_KEY_ID: 'NOBODY' }).files, '/nowhere');
    await expect(wrong.put('abcd', Buffer.from('x'))).rejects.toMatchObject({ part: 'files' });
    await wrong.close();
  });

  it('holds the photos of a house that is told so, sealed, and nothing once they are gone', async () => {
    const town = await TestHouse.open({ env: s3.env() });
    try {
      s3.objects.clear();
      const { token, resident } = await town.citizen(1);
      const bytes = await photo();
      const sent = { token, body: bytes, headers: { 'content-type': 'image/jpeg' } };
      const { photo: name } = (await town.request('POST', '/api/v1/reports/photos', sent)).json;
      expect([...s3.objects.keys()].sort()).toEqual([
        `${name.slice(0, 2)}/${name}`,
        `${name.slice(0, 2)}/${name}-small`,
      ]);
      for (const box of s3.objects.values()) expect(box.subarray(0, 3)).not.toEqual(Buffer.from([0xff, 0xd8, 0xff]));
      const shown = await town.request('GET', `/files/photos/${name}`, { token });
      expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/jpeg']);
      s3.failNext(100);
      const away = await town.request('GET', `/files/photos/${name}`, { token });
      const soon = expect.stringMatching(/^[1-4]$/);
      expect([away.status, away.json.type, away.headers['retry-after']]).toEqual([503, 'urn:ghia:files.busy', soon]);
      s3.failNext(0);
      await town.house.photos.forget(resident.person);
      expect(s3.objects.size).toBe(0);
    } finally {
      await town.close();
    }
  });
});

describe('the setting', () => {
  const said = (env: Record<string, string>) => {
    try {
      return readConfig(env).files;
    } catch (error) {
      return (error as Error).message;
    }
  };

  it('is a folder unless it names a bucket', () => {
    expect(said({})).toEqual({ engine: 'folder' });
    expect(said({ GHIA_FILES: 'folder:' })).toEqual({ engine: 'folder' });
    expect(said({ GHIA_FILES: 's3://city-photos?region=eu-central-1', ...KEYS })).toMatchObject({
      ...{ engine: 's3', bucket: 'city-photos', endpoint: undefined, region: 'eu-central-1' },
      credentials: { accessKeyId: KEYS.AWS_ACCESS_KEY_ID },
    });
  });

  it.each([
    ['folder:x', 'write folder: and nothing behind it'],
    ['', 'write folder:'],
    ['s3:', 'or s3://bucket?endpoint='],
    ['s3://Big_Bucket', 'or s3://bucket?endpoint='],
    ['s3://bucket/prefix', 'or s3://bucket?endpoint='],
    ['ftp://bucket', 'or s3://bucket?endpoint='],
    ['s3://key:secret@bucket', 'leave the keys out'],
    ['s3://bucket?zone=x', 'not zone'],
    ['s3://bucket?endpoint=minio', 'its endpoint is an address'],
    ['s3://bucket?region=a b', 'its region is a name'],
  ])('refuses “%s” with a sentence that says what to write', (value, sentence) => {
    const answer = said({ ...KEYS, GHIA_FILES: value });
    expect(answer).toContain(sentence);
    expect(answer).not.toContain('secret');
  });

  it('asks for the keys of a bucket', () => {
    expect(said({ GHIA_FILES: 's3://bucket' })).toContain('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY must hold');
  });
});
