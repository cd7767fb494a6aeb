import { round } from '../../commands/budgeting/round.js';
import { OpenRound } from '../../commands/budgeting/round-commands.js';
import { faultOf, type OnBallot } from '../../src/ballots/choice.js';
import { type Counting, countRound } from '../../src/ballots/count-round.js';
import { recounted } from '../../src/ballots/recounted.js';
import { choiceIn } from '../../src/portal/ballot-fields.js';
import { say } from '../../src/portal/i18n/catalogue.js';
import { wordsOf } from '../support/visitor.js';
import { Polling, projects, ROUND } from './polling.js';

const THEMES = [
  { code: 'transport', title: { ka: 'ტრანსპორტი', en: 'Transport' }, shares: [{ year: 2025, share: 3_100 }] },
  { code: 'greenery', title: { ka: 'გამწვანება', en: 'Greenery' }, shares: [{ year: 2025, share: 4_250 }] },
  { code: 'culture', title: { ka: 'კულტურა', en: 'Culture' } },
  { code: 'schools', title: { ka: 'სკოლები', en: 'Schools' } },
];
const WISH = { ballot: 'ranking', rule: 'borda', themes: THEMES } as const;
const order = (...codes: string[]) => projects(...codes);

describe('a round over priorities', () => {
  const NOW = { at: '2026-05-01T00:00:00.000Z' } as never;
  const term = { from: '2026-06-01T00:00:00Z', until: '2026-06-20T00:00:00Z' };
  const opened = (more: object) => {
    const wish = Object.assign(new OpenRound(), {
      ...{ title: { ka: 'პრიორიტეტები', en: 'Priorities' }, year: 2026, envelope: { total: 0 }, minAge: 16 },
      ...{ phases: { voting: term }, roundId: 'r', seed: 's', seedCommitment: 'c' },
      ...WISH,
      ...more,
    });
    return round.decide(wish, round.initial, NOW, undefined as never);
  };

  it('pins its themes, and gives the places Borda’s points unless it says otherwise', () => {
    expect(opened({})).toMatchObject([{ data: { rules: { ballot: { points: [4, 3, 2, 1], themes: THEMES } } } }]);
    expect(opened({ placePoints: [3, 1] })).toMatchObject([{ data: { rules: { ballot: { points: [3, 1] } } } }]);
  });

  it.each([
    ['another rule', { rule: 'greedy' }, 'rule'],
    ['one theme', { themes: THEMES.slice(0, 1) }, 'themes'],
    ['a theme twice', { themes: [...THEMES, THEMES[0]] }, 'themes'],
    ['a sub-topic', { themes: [...THEMES, { ...THEMES[0], code: 'buses', within: 'transport' }] }, 'themes'],
    ['more places than themes', { placePoints: [5, 4, 3, 2, 1] }, 'placePoints'],
  ])('is not opened with %s', (_, more, rule) => {
    expect(opened(more)).toMatchObject({ refused: 'round.inconsistent', because: { rule } });
  });
});

describe('a ballot that puts themes in order', () => {
  const on: OnBallot = {
    rules: { ballot: { type: 'ranking', points: [4, 3, 2], themes: THEMES }, envelope: { total: 0, byDistrict: {} } },
    projects: [],
  };

  it('may leave some out, and names none twice and none that there is not', () => {
    expect(
      [order('culture', 'transport'), order(), order('transport', 'greenery', 'schools')].map((one) =>
        faultOf(one, on),
      ),
    ).toEqual([undefined, undefined, undefined]);
    expect(faultOf(order('transport', 'transport'), on)).toBe('twice');
    expect(faultOf(order('castles'), on)).toBe('unknown-project');
    expect(faultOf(order('transport', 'greenery', 'schools', 'culture'), on)).toBe('too-many');
  });

  it('is read from numbers in fields', () => {
    const fields: Record<string, string> = { 'n-culture': '1', 'n-schools': '2' };
    const read = choiceIn({ one: (name) => fields[name], all: () => [] }, on);
    expect(read).toEqual({ choice: order('culture', 'schools'), unread: [] });
    fields['n-transport'] = '2';
    expect(choiceIn({ one: (name) => fields[name], all: () => [] }, on).unread).toEqual(['n-schools']);
  });

  it('is counted by the points of its places, exactly; a blank one gives none', () => {
    const choices = [
      order('culture', 'transport'),
      order('transport', 'culture', 'greenery'),
      order('culture'),
      order(),
    ];
    const figure = countRound({ ...on, choices, seed: '' } as unknown as Counting);
    // 4 + 3 + 4 and 3 + 4 and 2 of 20 points
    expect(figure).toEqual({
      ballots: 4,
      blank: 1,
      priorities: [
        { code: 'culture', points: 11, share: '55.0000', first: 2, ballots: 3 },
        { code: 'transport', points: 7, share: '35.0000', first: 1, ballots: 2 },
        { code: 'greenery', points: 2, share: '10.0000', first: 0, ballots: 1 },
        { code: 'schools', points: 0, share: '0.0000', first: 0, ballots: 0 },
      ],
    });
    const none = countRound({ ...on, choices: [], seed: '' } as unknown as Counting);
    expect(none.priorities!.map(({ code, share }) => [code, share])).toEqual(
      ['culture', 'greenery', 'schools', 'transport'].map((code) => [code, '0.0000']),
    );
  });
});

describe('from the ballot to the published order', () => {
  let poll: Polling;
  beforeAll(async () => {
    poll = await Polling.open(WISH as never, { projects: [] });
  }, 180_000);
  afterAll(() => poll.end());

  it('people vote, trustees open, and everybody counts the same', async () => {
    const { request, house } = { request: poll.town.request.bind(poll.town), house: poll.town.house };
    const page = await request('GET', `/ka/budget/${ROUND}/vote`);
    for (const { code, title } of THEMES) {
      expect(page.text).toContain(`data-project="${code}"`);
      expect(wordsOf(page.text)).toContain(title.ka);
    }
    expect(wordsOf(page.text)).toContain(say('ka').vote.stood(2025, 2, '31'));
    for (const [n, choice] of [order('culture', 'schools'), order('schools'), order('culture', 'transport')].entries())
      await poll.cast(await poll.voter(n + 1), choice);
    await poll.close();
    const { result } = await poll.openBallots();
    expect(result.priorities!.map(({ code, points }) => [code, points])).toEqual([
      ['culture', 8],
      ['schools', 7],
      ['transport', 3],
      ['greenery', 0],
    ]);
    const [published] = await poll.facts('TallyPublished');
    expect(await recounted(ROUND, { log: house.log, ...house.ballots })).toBe(published.data.digest);
    await house.projecting.seen(await house.log.head(), 5_000);
    for (const lang of ['ka', 'en'] as const) {
      const { results: t } = say(lang);
      const { text, status } = await request('GET', `/${lang}/budget/${ROUND}/results`);
      expect([status, wordsOf(text)]).toEqual([200, expect.stringContaining(t.priorities.title)]);
      expect(wordsOf(text)).toContain(t.priorities.stood(2025, 1, lang === 'ka' ? '42,5' : '42.5'));
      expect((await request('GET', `/${lang}/budget/${ROUND}`)).status).toBe(200);
    }
    const pb = await request('GET', poll.path('ballots.pb'));
    expect([pb.status, pb.json.type]).toEqual([404, 'urn:ghia:ballots.no-pabulib']);
  });
});
