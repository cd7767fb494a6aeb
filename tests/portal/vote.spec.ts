import { say } from '../../src/portal/i18n/catalogue.js';
import { Polling } from '../budgeting/polling.js';
import { Visitor, wordsOf } from '../support/visitor.js';

const { vote: t, refusals } = say('ka');
let poll: Polling;
const at = (rest = '') => `/ka/budget/${poll.params.round}${rest}`;

beforeAll(async () => {
  poll = await Polling.open();
  await poll.town.crowd(1, 12);
  await caughtUp();
}, 60_000);
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
    expect(cast.status).toBe(303);
    expect(cast.headers.location).toMatch(/\/ballots\/[0-9a-f]{64}\?promise=/);

    const again = await visitor.post(at('/vote/begin'), { code: hidden(html, 'code') });
    const changed = brought(again.text, { project: ['park', 'swings'], step: 'cast', kept: 'yes' });
    expect((await visitor.post(at('/ballot'), changed)).status).toBe(303);
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
    const away = await visitor.post(at('/ballot'), brought(html, { step: 'check' }), {
      'sec-fetch-site': 'cross-site',
    });
    expect(away.status).toBe(403);
  });
});

it('counts what was changed last, once it is opened', async () => {
  await poll.close();
  const { result } = await poll.openBallots();
  expect(result.ballots).toBe(1);
  expect(result.pots!.map(({ winners }) => winners)).toEqual([['park'], ['swings']]);
  await caughtUp();
  const { text } = await poll.town.request('GET', at('/vote'));
  expect(wordsOf(text)).toContain(t.overText);
});
