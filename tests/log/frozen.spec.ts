import { readdirSync, readFileSync } from 'node:fs';
import { deciders } from '../../commands/index.js';
import type { Recorded } from '../../events/envelope.js';
import { catalogue } from '../../events/index.js';
import { upcasts } from '../../events/upcasts.js';
import { projections } from '../../projections/index.js';
import type { PetitionPage } from '../../read-models/petition-documents.js';
import { MemoryLog } from '../../src/log/memory.log.js';
import { inNewestShape } from '../../src/log/newest-shape.log.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { replay } from '../../src/read/replay.js';

/** What each release wrote, as it was written: every later house must still read it. These files are never changed. */
const FROZEN = new URL('./frozen/', import.meta.url);
const releases = readdirSync(FROZEN).sort();
const written = (release: string): Recorded[] =>
  readFileSync(new URL(release, FROZEN), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

async function logOf(events: readonly Recorded[]): Promise<MemoryLog> {
  const log = new MemoryLog();
  for (const { stream, revision, id, type, schema, data, sealed, meta, at } of events) {
    const facts = [{ id, type, schema, data, ...(sealed && { sealed }) }];
    await log.append({ stream, expected: revision - 1, facts, meta, at });
  }
  return log;
}

describe.each(releases)('the log of release %s', (release) => {
  const events = written(release);

  it('holds only facts that this house knows, none newer than it writes, each with a way to today', () => {
    for (const { type, schema } of events) {
      const known = catalogue[type as keyof typeof catalogue];
      expect([type, known?.schema ?? 0]).toEqual([type, expect.any(Number)]);
      expect(known.schema).toBeGreaterThanOrEqual(schema);
      for (let from = schema; from < known.schema; from++) expect(upcasts[type]?.[from]).toBeInstanceOf(Function);
    }
  });

  it('folds into every read model, and the counts are those of that day', async () => {
    const store = new MemoryStore();
    await replay(inNewestShape(await logOf(events)), store, projections);
    const standing = new Set<string>();
    for (const { type, stream } of events)
      if (type === 'PetitionSigned' || type === 'SignatureRestored') standing.add(stream);
      else if (type === 'SignatureWithdrawn' || type === 'SignatureInvalidated') standing.delete(stream);
    let counted = 0;
    for await (const page of store.scan('pages')) counted += (page as PetitionPage).signatures;
    expect(standing.size).toBeGreaterThan(0);
    expect(counted).toBe(standing.size);
  });

  it('is understood by every rule: no stream of it leaves a state that says nothing', async () => {
    const log = inNewestShape(await logOf(events));
    for (const stream of new Set(events.map((e) => e.stream))) {
      const decider = deciders.find(({ category }) => stream.startsWith(`${category}-`))!;
      if (decider.initial === null) continue; // its rules remember nothing
      const past = await log.read(stream);
      const state = past.reduce<unknown>((s, e) => decider.evolve(s, e as never), decider.initial);
      expect([stream, state]).not.toEqual([stream, decider.initial]);
    }
  });
});

it('the log of the first release holds every fact that could be recorded then', () => {
  expect(new Set(written('0.1.ndjson').map(({ type }) => type)).size).toBe(38);
});

describe('a fact whose shape has changed since', () => {
  // as if the field had been called `petition` in the first release
  const table = {
    PetitionSigned: { 1: ({ petition, ...rest }: { petition?: string }) => ({ ...rest, petitionId: petition }) },
  };
  const old = written('0.1.ndjson').map((e) => {
    if (e.type !== 'PetitionSigned') return e;
    const { petitionId, ...rest } = e.data as { petitionId: string };
    return { ...e, data: { ...rest, petition: petitionId } };
  });
  const pagesOf = async (events: readonly Recorded[], upcasting: boolean) => {
    const store = new MemoryStore();
    const log = await logOf(events);
    await replay(upcasting ? inNewestShape(log, table) : log, store, projections);
    const pages: unknown[] = [];
    for await (const page of store.scan('pages')) pages.push(page);
    return pages;
  };

  it('is folded in its newest shape, also by what follows the log', async () => {
    const expected = await pagesOf(written('0.1.ndjson'), false);
    expect(await pagesOf(old, true)).toEqual(expected);
    const stop = new AbortController();
    const log = inNewestShape(await logOf(old), table);
    for await (const { events } of log.follow(0, ['PetitionSigned'], stop.signal)) {
      for (const { data } of events) expect(data).toMatchObject({ petitionId: expect.any(String) });
      if (events.length > 0) stop.abort();
    }
  });

  it('stays in the log as it was written', async () => {
    const log = await logOf(old);
    const signed = old.find(({ type }) => type === 'PetitionSigned')!;
    const [seen] = await inNewestShape(log, table).read(signed.stream);
    const [kept] = await log.read(signed.stream);
    expect(seen!.data).toHaveProperty('petitionId');
    expect(kept!.data).toEqual(signed.data);
    expect({ ...seen, data: 0 }).toEqual({ ...kept, data: 0 });
  });

  it('and a log without changed shapes is read as it is, at no cost', async () => {
    const log = await logOf([]);
    expect(inNewestShape(log, {})).toBe(log);
  });
});
