import { person } from '../../src/demo/people.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { Polling } from '../budgeting/polling.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { vote: t, counter: c, refusals } = say('ka');
let poll: Polling;
const at = (rest = '') => `/ka/budget/${poll.params.round}${rest}`;

beforeAll(async () => {
  poll = await Polling.open();
  await poll.town.crowd(1, 12);
  await caughtUp();
}, 180_000);
afterAll(() => poll.end());

const caughtUp = async () => poll.town.house.projecting.seen(await poll.town.house.log.head(), 5_000);
const hidden = (html: string, name: string): string => {
  const [, value = ''] = new RegExp(`name="${name}" value="([^"]*)"`).exec(html) ?? [];
  return value.replaceAll('&quot;', '"').replaceAll('&amp;', '&');
};
/** A form as a browser without a script would send it: the cookie goes along, whether it is wanted or not. */
const brought = (html: string, fields: Record<string, string | readonly string[]>) => ({
  ...{ code: hidden(html, 'code'), tokens: hidden(html, 'tokens'), order: hidden(html, 'order') },
  ...fields,
});

async function begun(n: number): Promise<{ readonly visitor: Visitor; readonly html: string }> {
  const visitor = await Visitor.of(poll.town, n);
  const { text } = await visitor.get(at('/vote'));
  const { status, text: html } = await visitor.post(at('/vote/begin'), { fresh: hidden(text, 'fresh') });
  expect(status).toBe(200);
  return { visitor, html };
}

describe('the page of a ballot', () => {
  it('shows everybody what stands on it, in an order of the visit, and asks to sign in', async () => {
    const orders = new Set<string>();
    for (let i = 0; i < 12; i++) {
      const { text, status } = await poll.town.request('GET', at('/vote'));
      expect(status).toBe(200);
      expect(wordsOf(text)).toContain(t.signInText);
      expect(text).toMatch(/<fieldset[^>]* disabled/);
      orders.add([...text.matchAll(/data-project="([^"]+)"/g)].map(([, id]) => id).join());
    }
    expect(orders.size).toBeGreaterThan(1);
  });

  it('says what is protected and what is not, and claims nothing that is not so', async () => {
    for (const lang of ['ka', 'en'] as const) {
      const { text } = await poll.town.request('GET', `/${lang}/budget/${poll.params.round}/vote`);
      for (const line of [...say(lang).vote.secrecy.protects, ...say(lang).vote.secrecy.limits])
        expect(wordsOf(text)).toContain(line);
      expect(wordsOf(text)).not.toMatch(/end-to-end|anonym|ანონიმ|coercion-free|blockchain|ბლოკჩეინ/i);
    }
  });
});

describe('a vote without a script', () => {
  it('is checked before it is cast, is in the box then, and can be changed by the code', async () => {
    const { visitor, html } = await begun(1);
    expect(wordsOf(html)).toContain(t.draft);
    expect(html).not.toContain('name="csrf"');
    const { text: check } = await visitor.post(at('/ballot'), brought(html, { project: ['lamps'], step: 'check' }));
    expect(wordsOf(check)).toContain(t.review.title);
    expect(wordsOf(check)).toContain(t.draft);
    const unkept = await visitor.post(at('/ballot'), brought(check, { project: ['lamps'], step: 'cast' }));
    expect([unkept.status, wordsOf(unkept.text)]).toEqual([422, expect.stringContaining(t.review.keptMissing)]);
    const cast = await visitor.post(at('/ballot'), brought(check, { project: ['lamps'], step: 'cast', kept: 'yes' }));
    expect([cast.status, cast.headers['content-security-policy']]).toEqual([200, expect.stringContaining('sandbox')]);
    expect(wordsOf(cast.text)).toContain(t.done.text);
    expect(hidden(cast.text, 'digest')).toMatch(/^[0-9a-f]{64}$/);
    expect(cast.text).not.toMatch(/(href|action)="[^"]*[0-9a-f]{64}/);

    const again = await visitor.post(at('/vote/begin'), { code: hidden(html, 'code') });
    const changed = brought(again.text, { project: ['park', 'swings'], step: 'cast', kept: 'yes' });
    expect(wordsOf((await visitor.post(at('/ballot'), changed)).text)).toContain(t.done.text);
  });

  it('comes back with what was chosen', async () => {
    const { visitor, html } = await begun(2);
    const chosen = brought(html, { project: ['lamps', 'swings'], step: 'change' });
    const { text } = await visitor.post(at('/ballot'), chosen);
    expect([...text.matchAll(/name="project" value="([^"]+)" checked/g)].map(([, id]) => id).sort()).toEqual([
      'lamps',
      'swings',
    ]);
    expect(hidden(text, 'order')).toBe(hidden(html, 'order'));
  });

  it('is told what the rules would not count while it can still be changed', async () => {
    const { visitor, html } = await begun(3);
    const unknown = await visitor.post(
      at('/ballot'),
      brought(html, { project: ['castle'], step: 'cast', kept: 'yes' }),
    );
    expect([unknown.status, wordsOf(unknown.text)]).toEqual([
      422,
      expect.stringContaining(t.faults['unknown-project']),
    ]);
    const torn = await visitor.post(at('/ballot'), { ...brought(html, { step: 'check' }), tokens: '[' });
    expect([torn.status, wordsOf(torn.text)]).toEqual([403, expect.stringContaining(refusals['ballot.wrong-token'])]);
  });

  it('goes on with the same right when the first form is sent again, and asks for the code where it is another', async () => {
    const visitor = await Visitor.of(poll.town, 4);
    const fresh = hidden((await visitor.get(at('/vote'))).text, 'fresh');
    const [one, two] = [
      await visitor.post(at('/vote/begin'), { fresh }),
      await visitor.post(at('/vote/begin'), { fresh }),
    ];
    expect(hidden(one.text, 'tokens')).toBe(hidden(two.text, 'tokens'));
    const other = await visitor.post(at('/vote/begin'), {
      fresh: hidden((await visitor.get(at('/vote'))).text, 'fresh'),
    });
    expect(other.status).toBe(422);
    expect(wordsOf(other.text)).toContain(refusals['credential.already-issued']);
    expect(other.text).toMatch(/<details class="fold" open/);
    const slip = await visitor.post(at('/vote/begin'), { code: 'ABCD-1234' });
    expect([slip.status, wordsOf(slip.text)]).toEqual([422, expect.stringContaining(refusals['ballot.wrong-code'])]);
  });

  it('reaches the box with nobody’s session, whatever the browser sends along', async () => {
    const { html, visitor } = await begun(5);
    const { text } = await visitor.post(at('/ballot'), brought(html, { project: ['park'], step: 'check' }));
    expect(text).not.toContain('/ka/me"');
    expect(text).toContain('/ka/sign-in');
    for (const page of [html, text]) expect(page).not.toContain('name="csrf"');
    // as a page apart sends it: from nowhere, and without a cookie
    const body = new URLSearchParams(brought(text, { project: 'park', step: 'check' }) as never).toString();
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'null',
      'sec-fetch-site': 'cross-site',
    };
    expect((await poll.town.request('POST', at('/ballot'), { body, headers })).status).toBe(200);
  });
});

describe('a ballot is looked up by its digest', () => {
  it('which stands in no address, on a page that is apart from any session', async () => {
    const { visitor, html } = await begun(6);
    const cast = await visitor.post(at('/ballot'), brought(html, { project: ['park'], step: 'cast', kept: 'yes' }));
    const digest = hidden(cast.text, 'digest');
    const form = await visitor.get(at('/ballots'));
    expect(form.headers['content-security-policy']).toMatch(/; sandbox allow-forms allow-scripts$/);
    expect(form.text).not.toContain('/ka/me"'); // the session that came along was forgotten
    const found = await visitor.post(at('/ballots'), { digest });
    expect([found.status, wordsOf(found.text)]).toEqual([200, expect.stringContaining(t.receipt.waits)]);
    expect(wordsOf((await visitor.post(at('/ballots'), { digest: 'x' })).text)).toContain(t.receipt.wrong);
    expect((await visitor.post(at('/ballots'), { digest: 'ab'.repeat(32) })).status).toBe(404);
    expect((await visitor.get(`${at('/ballots')}/${digest}`)).status).toBe(404);
  });

  it('and the page says that the choice is seen by it after the opening', async () => {
    for (const lang of ['ka', 'en'] as const) {
      const { text } = await poll.town.request('GET', `/${lang}/budget/${poll.params.round}/ballots`);
      expect(wordsOf(text)).toContain(say(lang).vote.receipt.shows);
    }
  });
});

describe('a number from a counter', () => {
  const given = async (n: number, channel = 'kiosk', more: Record<string, string> = {}) => {
    const officer = await Visitor.of(poll.town, 900, ['officer']);
    const { number, documentNumber, birthDate } = person(n);
    const [year, month, day] = birthDate.split('-') as [string, string, string];
    const born = { 'birthDate-day': day, 'birthDate-month': month, 'birthDate-year': year };
    const shown = { personalNumber: number, documentNumber, ...born, channel, consent: 'yes', ...more };
    return officer.post(`/ka/office/counter/${poll.params.round}`, shown);
  };
  const numberIn = (html: string) => /data-number[^>]*>([\d ]+)</.exec(html)![1]!;
  const kiosk = (fields: Record<string, string | readonly string[]>) => {
    const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((one) => [name, one]));
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    return poll.town.request('POST', at('/kiosk'), { body: new URLSearchParams(pairs as never).toString(), headers });
  };

  it('is given in the office for a round that votes, and told once', async () => {
    const officer = await Visitor.of(poll.town, 900, ['officer']);
    expect((await officer.get('/ka/office/counter')).text).toContain(`/ka/office/counter/${poll.params.round}`);
    const form = await officer.get(`/ka/office/counter/${poll.params.round}`);
    for (const line of [c.aloud, ...c.sees.items]) expect(wordsOf(form.text)).toContain(line);
    expect(form.text).not.toMatch(/type="(checkbox|radio)"[^>]* checked/);
    const { status, text, headers } = await given(7);
    expect([status, headers['cache-control']]).toEqual([200, 'private, no-store']);
    expect(wordsOf(text)).toContain(c.given.once);
    const again = await given(7);
    expect([again.status, wordsOf(again.text)]).toEqual([
      422,
      expect.stringContaining(c.refused['credential.already-issued']),
    ]);
  });

  it.each([
    ['consent', c.unconfirmed],
    ['channel', c.noChannel],
    ['personalNumber', say('ka').hall.errors.personalNumber],
    ['documentNumber', say('ka').hall.errors.documentNumber],
  ])('is not given without %s', async (field, words) => {
    const { status, text } = await given(8, 'kiosk', { [field]: '' });
    expect([status, wordsOf(text)]).toEqual([422, expect.stringContaining(words)]);
  });

  it('is for officers and clerks, from their own page', async () => {
    const moderator = await Visitor.of(poll.town, 901, ['moderator']);
    expect((await moderator.get('/ka/office/counter')).status).toBe(403);
    const clerk = await Visitor.of(poll.town, 902, ['register-clerk']);
    expect((await clerk.get('/ka/office/counter')).status).toBe(200);
    expect((await given(8, 'kiosk', { csrf: 'x' })).status).toBe(403);
  });

  it('votes at the kiosk, step by step, once, without a session', async () => {
    const number = numberIn((await given(9)).text);
    const page = await poll.town.request('GET', at('/kiosk'));
    expect(page.headers['content-security-policy']).toContain('sandbox');
    for (const line of c.kiosk.sees.kiosk) expect(wordsOf(page.text)).toContain(line);
    const ballot = await kiosk({ number, step: 'enter' });
    expect(wordsOf(ballot.text)).toContain(c.kiosk.final);
    const order = hidden(ballot.text, 'order');
    const check = await kiosk({ number, order, project: ['lamps', 'swings'], step: 'check' });
    expect(wordsOf(check.text)).toContain(t.review.title);
    expect(wordsOf(check.text)).toContain(c.kiosk.nothing);
    const changed = await kiosk({ number, order, project: ['lamps', 'swings'], step: 'change' });
    expect(changed.text.match(/ checked/g)).toHaveLength(2);
    const cast = await kiosk({ number, order, project: ['park'], step: 'cast' });
    expect(wordsOf(cast.text)).toContain(c.kiosk.done.text);
    expect(wordsOf(cast.text)).toContain(c.kiosk.done.digest);
    const again = await kiosk({ number, order, project: ['park'], step: 'cast' });
    expect([again.status, wordsOf(again.text)]).toEqual([422, expect.stringContaining(c.kiosk.wrong)]);
  });

  it('is told what the rules would not count, and goes on; from paper the page speaks to whoever enters it', async () => {
    const number = numberIn((await given(10, 'paper')).text);
    const ballot = await kiosk({ number, step: 'enter' });
    for (const line of c.kiosk.sees.paper) expect(wordsOf(ballot.text)).toContain(line);
    const wrong = await kiosk({ number, project: ['castle'], step: 'cast' });
    expect([wrong.status, wordsOf(wrong.text)]).toEqual([422, expect.stringContaining(t.faults['unknown-project'])]);
    expect(wordsOf((await kiosk({ number, project: [], step: 'cast' })).text)).toContain(c.kiosk.done.paper);
  });

  it('says that voting has not begun where it has not, and takes no number yet', async () => {
    const { clock } = poll.town;
    const now = clock.at;
    const { round } = poll.params;
    const { json } = await poll.town.request('GET', `/api/v1/budget/rounds/${round}`);
    const { from } = json.rules.phases.voting;
    clock.at = new Date(Date.parse(from) - 60_000).toISOString();
    for (const page of ['/kiosk', '/vote']) {
      const { text } = await poll.town.request('GET', at(page));
      expect(wordsOf(text)).toContain(t.notYet);
      expect(wordsOf(text)).toContain(wordsOf(t.opens(from)));
      expect(wordsOf(text)).not.toContain(t.overText);
      expect(text).not.toContain('name="number"');
    }
    clock.at = now;
  });

  it('is not looked for without end', async () => {
    let last = 200;
    for (let i = 0; i < 610 && last !== 429; i++) last = (await kiosk({ number: '1', step: 'enter' })).status;
    expect(last).toBe(429);
  });
});

it('counts what was changed last, once it is opened', async () => {
  await poll.close();
  const { result } = await poll.openBallots();
  expect([result.ballots, result.blank]).toEqual([4, 1]);
  expect(result.pots!.map(({ winners }) => winners)).toEqual([['park'], ['swings']]);
  await caughtUp();
  for (const page of ['/vote', '/kiosk']) {
    const { text } = await poll.town.request('GET', at(page));
    expect(wordsOf(text)).toContain(t.overText);
    expect(text).toContain(`href="${at('/results')}"`);
  }
});
