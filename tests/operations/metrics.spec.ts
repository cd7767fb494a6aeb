import { TestHouse } from '../support/house.js';

const TOKEN = 'prometheus-0123456789abcdef';
/** `name{labels} value` of what Prometheus reads. */
const seriesIn = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ') + 1))] as const),
  );

describe('numbers for Prometheus', () => {
  let town: TestHouse;
  beforeAll(async () => {
    town = await TestHouse.open();
    await town.adopt();
  });
  afterAll(() => town.close());
  const numbers = async () => seriesIn((await town.request('GET', '/metrics')).text);

  it('rate, errors and duration by method, pattern of the route and class of status', async () => {
    for (const id of ['7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b11', '7d4f0f5e-8a43-4b7e-9a49-2d8f6a1c0b12'])
      await town.request('GET', `/api/v1/petitions/${id}`);
    const found = await numbers();
    const labels = '{method="GET",route="/api/v1/petitions/:id",status="4xx"}';
    expect(found.get(`ghia_http_request_duration_seconds_count${labels}`)).toBe(2);
    expect(found.get(`ghia_http_request_duration_seconds_sum${labels}`)).toBeGreaterThan(0);
    expect(found.get('ghia_refusals_total{code="petition.not-found"}')).toBe(2);
    expect([...found.keys()].filter((name) => name.includes('7d4f0f5e'))).toEqual([]);
  });

  it('commands by outcome, refusals by code, events of security', async () => {
    const id = await town.draft(1);
    await town.sign(id, 2);
    const wrong = { body: { personalNumber: '01010000001', code: '000000' } };
    await town.request('POST', '/api/v1/identity/sessions', wrong);
    const found = await numbers();
    expect(found.get('ghia_command_duration_seconds_count{outcome="recorded"}')).toBeGreaterThanOrEqual(2);
    expect(found.get('ghia_command_duration_seconds_count{outcome="refused"}')).toBe(1);
    expect(found.get('ghia_refusals_total{code="petition.not-open"}')).toBe(1);
    expect(found.get('ghia_security_events_total{event="sign-in",outcome="refused"}')).toBe(1);
  });

  it('how far the read models, the published log, the queue and the box are, and what is wrong', async () => {
    await town.house.projecting.seen(await town.house.log.head(), 5_000);
    const found = await numbers();
    expect(found.get('ghia_log_head')).toBe(await town.house.log.head());
    const status = await town.house.projecting.status();
    expect(status.length).toBeGreaterThan(10);
    for (const { name } of status)
      for (const metric of ['lag', 'faulted'])
        expect([name, metric, found.get(`ghia_projection_${metric}{projection="${name}"}`)]).toEqual([name, metric, 0]);
    expect(found.get('ghia_merge_delay_seconds')).toBeGreaterThanOrEqual(0);
    expect(found.get('ghia_queue_jobs{state="failed"}')).toBe(0);
    expect(found.get('ghia_box_batches')).toBe(0);
    expect(found.get('ghia_data_free_bytes')).toBeGreaterThan(0);
    expect([...found.keys()].filter((name) => name.startsWith('ghia_unfit'))).toEqual([]);
    Object.defineProperty(town.clock, 'trouble', { get: () => 'set back', configurable: true });
    expect((await numbers()).get('ghia_unfit{part="clock"}')).toBe(1);
    Reflect.deleteProperty(town.clock, 'trouble');
  });

  it('ballots that wait are told in whole batches: no number tells when somebody voted', async () => {
    const { spool } = town.house.ballots;
    const one = { digest: 'a', body: {} as never, sig: '', envelope: ['', ''] as const };
    await spool.put('round', one);
    expect((await numbers()).get('ghia_box_batches')).toBe(1);
    await spool.put('round', { ...one, digest: 'b' });
    expect((await numbers()).get('ghia_box_batches')).toBe(1);
    await spool.remove(spool.of('round').map(({ id }) => id));
  });
});

it('in production the numbers are for whoever has the token', async () => {
  const production = { GHIA_MODE: 'production', GHIA_SMTP: 'smtp://127.0.0.1:1', GHIA_LOG_LEVEL: 'silent' };
  for (const [env, shown, status] of [
    [{}, [undefined, `Bearer ${TOKEN}`], 404],
    [{ GHIA_METRICS_TOKEN: TOKEN }, [undefined, `Bearer ${TOKEN}x`, `Bearer ${TOKEN.slice(1)}`], 404],
    [{ GHIA_METRICS_TOKEN: TOKEN }, [`Bearer ${TOKEN}`], 200],
  ] as const) {
    const town = await TestHouse.open({ env: { ...production, ...env } });
    for (const authorization of shown) {
      const answer = await town.request('GET', '/metrics', { headers: authorization ? { authorization } : {} });
      expect([env, authorization, answer.status]).toEqual([env, authorization, status]);
      expect(answer.text.includes('ghia_')).toBe(status === 200);
    }
    await town.close();
  }
}, 360_000); // three houses
