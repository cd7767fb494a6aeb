import { hash } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { EvidenceCheck } from '../../src/audit/evidence-check.js';
import { citedFiles, putEvidence } from '../../src/audit/export/evidence.js';
import { ExportFolder } from '../../src/audit/export/manifest.js';
import { EvidenceFiles } from '../../src/content/evidence-files.js';
import { Unavailable } from '../../src/durable/unavailable.js';
import { lookForEvidence } from '../../src/work/look-for-evidence.js';
import { Desk } from '../../src/write/desk.js';
import { COMMITMENT, PLAN, WORDS } from './made-up.js';
import { type MonitoredCity, monitoredCity } from './monitored-city.js';

jest.setTimeout(360_000); // loaded machines take their time; nothing here is measured

let city: MonitoredCity;
beforeAll(async () => {
  city = await monitoredCity();
});
afterAll(() => city.town.close());

const JOB = { id: 'evidence', attempt: 1 };
const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');
const said = { kind: 'evidence', title: WORDS, day: '2026-06-01' };
const get = async (path: string) => (await city.town.get(`/ogp${path}`)).json;
const upload = (body: Buffer | string, type: string) =>
  city.town.request('POST', '/api/v1/ogp/files', { token: city.group, body, headers: { 'content-type': type } });
const cite = (body: object) => city.post(`/commitments/${COMMITMENT}/evidence`, { ...said, ...body });

describe('a file', () => {
  let sha256 = '';
  let id = '';
  const path = () => join(city.town.folder, 'files', 'ev', `evidence-${sha256}`);
  const file = () => city.town.request('GET', `/api/v1/ogp/evidence/${id}/file`);

  it('is taken by what it is, not by what it is called', async () => {
    const { status, json } = await upload(PDF, 'application/pdf');
    expect([status, json.type, json.size]).toEqual([201, 'application/pdf', PDF.length]);
    sha256 = json.sha256;
    for (const [bytes, type] of [
      [Buffer.from('MZ\x90\x00'), 'application/pdf'],
      [Buffer.from('<script>'), 'text/html'],
      [Buffer.from([0, 1, 2]), 'text/csv'],
      [Buffer.from('PK\x03\x04'), 'text/csv'],
    ] as const)
      expect((await upload(bytes, type)).json.type).toMatch(/evidence.file-type|http.415/);
    const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
    expect((await upload(Buffer.from('PK\x03\x04…'), office)).json.type).toBe(office);
    expect((await upload(Buffer.from('a,b\n1,2\n'), 'text/csv')).json.type).toBe('text/csv');
    const large = Buffer.concat([PDF, Buffer.alloc(10 * 1024 * 1024)]);
    expect((await upload(large, 'application/pdf')).json.type).toBe('urn:ghia:evidence.file-too-large');
  });

  it('is cited by its SHA-256 and served as it was', async () => {
    const named = { sha256, type: 'application/pdf', name: 'ბრძანება.pdf' };
    const other = { token: city.group, body: { ...said, file: { ...named, sha256: 'b'.repeat(64) } } };
    const unknown = await city.town.request('POST', `/api/v1/ogp/commitments/${COMMITMENT}/evidence`, other);
    expect(unknown.json.type).toBe('urn:ghia:evidence.file-unknown');
    id = (await cite({ milestone: 'm1', file: named })).json.id;
    await city.town.get('/ogp/plans');
    const { status, headers, text } = await file();
    expect([status, headers['content-type'], text]).toEqual([200, 'application/pdf', PDF.toString()]);
    expect(headers['content-disposition']).toBe(`inline; filename*=UTF-8''${encodeURIComponent('ბრძანება.pdf')}`);
    expect(headers['content-security-policy']).toBe("default-src 'none'; sandbox");
    const { documents, milestones } = await get(`/commitments/${COMMITMENT}`);
    expect(documents).toMatchObject([{ id, milestone: 'm1', source: { kind: 'file', sha256, size: PDF.length } }]);
    expect(milestones[0].evidence).toBe(1);
  });

  it('that was altered or is gone is never served: the answer says so, and what it was', async () => {
    writeFileSync(path(), 'another');
    expect([(await file()).status, (await file()).json]).toMatchObject([
      410,
      { type: 'urn:ghia:evidence.file-gone', because: { sha256 } },
    ]);
    rmSync(path());
    expect((await file()).status).toBe(410);
    await upload(PDF, 'application/pdf'); // whoever has it brings it back
    expect((await file()).status).toBe(200);
  });
});

describe('a file that vanishes', () => {
  it('is missed in the log and on the page, and found again when somebody brings it back; verify tells of it', async () => {
    const { town } = city;
    const { sha256 } = (await upload('made-up,rows\n1,2\n', 'text/csv')).json;
    const { id } = (await cite({ file: { sha256, type: 'text/csv', name: 'rows.csv' } })).json;
    const { house } = town;
    const seen = async () => {
      await house.projecting.seen(await house.log.head(), 20_000);
      town.position = await house.log.head();
    };
    const look = async () => {
      await seen();
      const reading = { store: house.store, of: (name: string) => house.projecting.collection(name) };
      await lookForEvidence({ reading, files: new EvidenceFiles(house.fileStore), desk: town.server.app.get(Desk) })(
        {},
        JOB,
      );
      await seen();
    };
    const checked = async () => {
      const check = new EvidenceCheck();
      for await (const { events } of house.log.pages(0)) for (const fact of events) check.take(fact);
      return check.result(new EvidenceFiles(house.fileStore));
    };
    const facts = async () => (await house.log.read(`evidence-${id}`)).map(({ type }) => type);
    const at = join(town.folder, 'files', 'ev', `evidence-${sha256}`);
    await look();
    expect([await facts(), (await checked()).ok]).toEqual([['EvidenceCited'], true]);

    rmSync(at);
    expect(await checked()).toEqual({
      ok: false,
      found: expect.stringContaining('is gone, the log does not say so yet'),
    });
    await look();
    await look(); // once
    expect(await facts()).toEqual(['EvidenceCited', 'EvidenceFileMissed']);
    expect(await get(`/evidence/${id}`)).toMatchObject({ missed: { why: 'gone' } });
    expect(await checked()).toEqual({ ok: false, found: expect.stringContaining('is gone, the log says so') });
    expect((await town.request('GET', `/en/ogp/commitments/${COMMITMENT}`)).text).toContain(
      'The file is not there any more',
    );

    writeFileSync(at, 'another');
    await look();
    expect(await facts()).toHaveLength(2); // still not what was cited
    await upload('made-up,rows\n1,2\n', 'text/csv');
    await look();
    expect(await facts()).toEqual(['EvidenceCited', 'EvidenceFileMissed', 'EvidenceFileFound']);
    expect((await get(`/evidence/${id}`)).missed).toBeUndefined();
    expect((await checked()).ok).toBe(true);
  });

  it('is no loss where the store does not answer: nothing is recorded, and it is looked again', async () => {
    const { house, server } = city.town;
    const reading = { store: house.store, of: (name: string) => house.projecting.collection(name) };
    const before = await house.log.head();
    const files = { state: () => Promise.reject(new Unavailable('files cannot be read', 'busy', { part: 'files' })) };
    await expect(lookForEvidence({ reading, files, desk: server.app.get(Desk) })({}, JOB)).rejects.toThrow(Unavailable);
    expect(await house.log.head()).toBe(before);
  });

  it('goes into an export as it was cited, with a line for each, those that are gone too', async () => {
    const { house, folder } = city.town;
    const files = new EvidenceFiles(house.fileStore);
    const { sha256 } = (await upload('lost,rows\n', 'text/csv')).json;
    await cite({ file: { sha256, type: 'text/csv', name: 'lost.csv' } });
    await house.projecting.seen(await house.log.head(), 20_000);
    rmSync(join(folder, 'files', 'ev', `evidence-${sha256}`));
    const cited = await citedFiles(house.store, (name) => house.projecting.collection(name));
    const out = join(folder, 'exported');
    await putEvidence(cited, files, new ExportFolder(out));
    const lines = readFileSync(join(out, 'evidence.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines.find((one) => one.sha256 === sha256)).toMatchObject({ state: 'gone', name: 'lost.csv' });
    for (const one of lines.filter(({ state }) => state === 'there'))
      expect(hash('sha256', readFileSync(join(out, 'evidence', one.sha256)))).toBe(one.sha256);
    expect(lines.filter(({ state }) => state === 'there').length).toBeGreaterThan(0);
  });
});

describe('a figure of the house itself', () => {
  it('is frozen with its digest and its position, and says the same when the log is asked again', async () => {
    const { town } = city;
    await town.adopt();
    await town.openPetition(100);
    const { json } = await cite({ live: { query: 'petitions-admitted' } });
    const { source } = await get(`/evidence/${json.id}`);
    expect(source).toMatchObject({ kind: 'live', query: 'petitions-admitted', rule: 1, value: { count: 1 } });
    expect(source.digest).toMatch(/^[0-9a-f]{64}$/);
    await town.openPetition(200);
    await town.get('/ogp/plans');
    const check = (await town.request('GET', `/api/v1/ogp/evidence/${json.id}/check`)).json;
    expect(check).toMatchObject({
      ...{ same: true, again: { value: { count: 1 }, digest: source.digest } },
      now: { value: { count: 2 } },
    });
  });

  it('is counted within months; what is not counted yet, and months to come, are refused in words', async () => {
    const live = async (query: string, months = '') => (await get(`/live/${query}${months}`)).value;
    expect(await live('petitions-admitted', '?from=2026-06&to=2026-06')).toEqual({ count: 2 });
    expect(await live('petitions-admitted', '?to=2026-05')).toEqual({ count: 0 });
    expect(await live('services-online')).toBeNull();
    const { items } = await get('/live');
    expect(items.map(({ query }: { query: string }) => query)).toContain('reports-resolved-in-term');
    const refused = async (body: object) =>
      (
        await city.town.request('POST', `/api/v1/ogp/commitments/${COMMITMENT}/evidence`, {
          token: city.group,
          body: { ...said, live: body },
        })
      ).json.type;
    expect(await refused({ query: 'services-online' })).toBe('urn:ghia:evidence.not-counted');
    expect(await refused({ query: 'reports-filed', from: '2026-07' })).toBe('urn:ghia:evidence.months');
    expect(await refused({ query: 'reports-filed', from: '2026-05', to: '2026-04' })).toBe('urn:ghia:evidence.months');
  });
});

it('a link is cited, withdrawn with a reason, and stays in the list', async () => {
  const { json } = await cite({ link: 'https://example.org/order' });
  const bad = { token: city.group, body: { ...said, link: 'javascript:alert(1)' } };
  expect((await city.town.request('POST', `/api/v1/ogp/commitments/${COMMITMENT}/evidence`, bad)).status).toBe(400);
  await city.post(`/evidence/${json.id}/withdraw`, { reason: WORDS });
  expect(await get(`/evidence/${json.id}`)).toMatchObject({ standing: false, withdrawn: { reason: WORDS } });
  expect((await get(`/evidence?commitment=${COMMITMENT}`)).total).toBe(5);
});

it('papers of the plan itself are in its repository beside those of commitments', async () => {
  await city.post(`/plans/${PLAN}/evidence`, { ...said, kind: 'plan-draft', link: 'https://example.org/draft' });
  const { items } = await get(`/evidence?plan=${PLAN}`);
  expect(items[0]).toMatchObject({ kind: 'plan-draft', commitment: null, milestone: null });
});
