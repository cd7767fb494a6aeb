import { randomUUID } from 'node:crypto';
import { DISTRICTS } from '../../../events/districts.js';
import type { BallotLine } from '../../../read-models/proposals-office.js';
import type { RoundView } from '../../../read-models/rounds.js';
import type { ToldPot } from '../../../src/ballots/told-tally.js';
import { numberField } from '../../../src/portal/ballot-fields.js';
import type { Shown as OnBallot } from '../../../src/portal/components/vote/on-ballot.js';
import type { VoteView } from '../../../src/portal/pages/vote.js';
import { CITIZEN, frameAt, id, OFFICIAL } from '../made-up.js';
import { certified, counted, lari, ROUND, round, voting } from './made-up-budget.js';
import type { At, Pages, Shown } from './pages.js';

const LINES: readonly BallotLine[] = (
  [
    ['vake', 'ჩრდილის ხეები ჭავჭავაძის გამზირზე', 'Shade trees on Chavchavadze Avenue', 8_400_000],
    ['city', 'პანდუსები მეტროს სამ სადგურთან', 'Ramps at three metro stations', 46_500_000],
    ['city', 'ველობილიკი სანაპიროზე', 'A cycle path along the river', 112_000_000],
  ] as const
).map(([pot, ka, en, cost], n) => ({
  ...{ id: id(710 + n), pot, cost, title: { ka, en }, theme: null },
  place: n === 1 ? null : { lat: 41.7096, lon: 44.7589 },
}));
const TICKET = {
  code: Array.from({ length: 14 }, () => 'A2B4').join('-'),
  tokens: [{ m: 'm'.repeat(86), s: 's'.repeat(512) }],
};
const SAME = { mean: '17.2500', median: '15' };

const filledWith = (fields: Readonly<Record<string, readonly string[]>>): OnBallot['filled'] => ({
  one: (name) => fields[name]?.at(-1),
  all: (name) => fields[name] ?? [],
});
const shown = (of: RoundView, fields: Readonly<Record<string, readonly string[]>> = {}): OnBallot => ({
  ...{ round: of, lines: of.rules.ballot.type === 'allocation' ? [] : LINES },
  ...{ seed: '5eed'.repeat(16), filled: filledWith(fields) },
});
const withBallot = (ballot: RoundView['rules']['ballot']): RoundView => ({
  ...voting,
  rules: { ...voting.rules, ballot },
});
const lariVoting: RoundView = { ...lari, state: 'voting', votes: true, certifiedAt: null, result: null };

/** What came of a pot: a winner, one that did not fit, and a tie. */
const TOLD: readonly ToldPot[] = [
  {
    ...{ pot: 'city', budget: 110_000_000, n: 900, spent: 46_500_000 },
    winners: [{ id: id(711), cost: 46_500_000, step: 1, by: 'rule', votes: 512, points: 512 }],
    losers: [
      { id: id(712), cost: 112_000_000, votes: 480, points: 480, why: { because: 'too-dear', left: 63_500_000 } },
    ],
    ties: [{ step: 1, tied: [id(711), id(712)], criterion: 'lot', chosen: id(711), decisive: 'yes' }],
  },
];

/** A ballot of sixty projects in eleven pots, signed in for. */
export function crowdedBallot(title: (n: number) => string, url: (name: string) => string): VoteView {
  const pots = ['city', ...DISTRICTS];
  const lines = Array.from(
    { length: 60 },
    (_, n): BallotLine => ({
      ...{ id: randomUUID(), pot: pots[n % pots.length]!, cost: 8_400_000 + n, title: { ka: title(n), en: title(n) } },
      ...{ theme: null, place: { lat: 41.7 + n / 1_000, lon: 44.75 + n / 1_100 } },
    }),
  );
  const of = { ...voting, pots: pots.map((pot) => ({ pot, money: 30_000_000 })) };
  const frame = frameAt(`/budget/${ROUND}/vote`, CITIZEN, url);
  return { frame, round: of, lines, seed: '5eed'.repeat(16), filled: filledWith({}), errors: [], fresh: TICKET.code };
}

/** Ballots of budget rounds, from the first look to the receipt, and what rounds have come to. */
export function votePages(pages: Pages, at: At): Record<string, Shown> {
  const { VotePage, VoteCheckPage, VoteDonePage, BallotReceiptPage, RoundResultPage, KioskPage } = pages;
  const { CounterPage, CounterFormPage, NumberGivenPage } = pages;
  const path = `/budget/${ROUND}/vote`;
  const done =
    (channel: 'kiosk' | 'paper' | undefined): Shown =>
    (lang) => {
      const promise = { sig: 's'.repeat(86), mergeBy: '2026-12-01T20:00:00.000Z' };
      return VoteDonePage({ frame: at(path), round: voting, digest: '0a'.repeat(32), promise, channel }, lang);
    };
  const kiosk =
    (more: Partial<Parameters<typeof KioskPage>[0]>): Shown =>
    (lang) =>
      KioskPage({ frame: at(`/budget/${ROUND}/kiosk`), ...shown(voting), number: '', errors: [], ...more }, lang);
  const help =
    (
      more: Pick<Parameters<typeof CounterFormPage>[0], 'channels'> & Partial<Parameters<typeof CounterFormPage>[0]>,
    ): Shown =>
    (lang) => {
      const frame = at(`/office/counter/${ROUND}`, OFFICIAL);
      return CounterFormPage({ frame, round: voting, errors: [], kept: {}, ...more }, lang);
    };
  const vote =
    (of: OnBallot, more: Partial<Parameters<typeof VotePage>[0]> = {}): Shown =>
    (lang) =>
      VotePage({ frame: at(path, more.ticket ? null : CITIZEN), ...of, errors: [], ...more }, lang);
  const receipt =
    (more: Partial<Parameters<typeof BallotReceiptPage>[0]>): Shown =>
    (lang) => {
      const given = { frame: at(`/budget/${ROUND}/ballots`), round: counted, lines: LINES, digest: '', errors: [] };
      return BallotReceiptPage({ ...given, ...more }, lang);
    };
  const digest = '0a'.repeat(32);
  const said = filledWith({ project: [id(710), id(711)] });
  const turnout = {
    ...{
      round: ROUND,
      eligible: 3_912,
      issued: { city: 1_210 },
      byDay: [],
      byChannel: { online: 1_150, kiosk: 40, paper: 20 },
      position: 1,
    },
    closed: { ballots: 1_220, voters: 1_204 },
  };
  const file = { label: 'opened.jsonl', href: `/api/v1/budget/rounds/${ROUND}/opened.jsonl`, digest: 'ab'.repeat(32) };
  const result =
    (of: RoundView, more: Partial<Parameters<typeof RoundResultPage>[0]> = {}): Shown =>
    (lang) => {
      const given = { frame: at(`/budget/${ROUND}/results`), round: of, projects: LINES };
      return RoundResultPage({ ...given, turnout, tallies: TOLD, files: [file], ...more }, lang);
    };
  return {
    'vote-preview': (lang) => VotePage({ frame: at(path), ...shown(voting), errors: [] }, lang),
    'vote-early': vote(shown(round())),
    'vote-over': vote(shown(counted)),
    'vote-approval': vote(shown(voting)),
    'vote-elsewhere': vote(shown(voting), {
      ...{ elsewhere: true, fresh: TICKET.code },
      errors: [{ field: 'code', text: 'კოდით გააგრძელეთ.' }],
    }),
    'vote-ticket': vote(shown(voting, { project: [id(710)] }), { ticket: TICKET }),
    'vote-knapsack': vote(shown(withBallot({ type: 'knapsack' }), { project: [id(711)] }), { ticket: TICKET }),
    'vote-ranking': vote(shown(withBallot({ type: 'ranking', points: [3, 2, 1] })), { ticket: TICKET }),
    'vote-points': vote(
      shown(withBallot({ type: 'points', points: 10, mostEach: 4 }), { [numberField(id(710))]: ['ბევრი'] }),
      { ticket: TICKET, errors: [{ field: numberField(id(710)), text: 'ჩაწერეთ მთელი რიცხვი.' }] },
    ),
    'vote-lari': vote(shown(lariVoting, { 'n-green': ['60'] }), { ticket: TICKET }),
    'vote-check': (lang) =>
      VoteCheckPage(
        {
          ...{ frame: at(path), ...shown(voting), filled: said, ticket: TICKET },
          choice: { v: 1, projects: [id(710), id(711)] },
          errors: [{ field: 'kept', text: 'ჯერ ჩაიწერეთ კოდი.' }],
        },
        lang,
      ),
    'ballot-receipt-form': receipt({ errors: [{ field: 'digest', text: '64 ნიშანი.' }], digest: 'abc' }),
    'ballot-receipt-waits': receipt({
      ...{ digest, round: voting, found: { at: 'box', until: '2026-12-01T20:00:00.000Z' } },
    }),
    'vote-done': done(undefined),
    'vote-done-kiosk': done('kiosk'),
    'vote-done-paper': done('paper'),
    'kiosk-number': kiosk({ number: '1234', errors: [{ field: 'number', text: 'ნომერი არასწორია.' }] }),
    'kiosk-over': kiosk({ round: counted }),
    'kiosk-ballot': kiosk({ number: '123412341234', channel: 'kiosk' }),
    'kiosk-paper': kiosk({ number: '123412341234', channel: 'paper' }),
    'kiosk-check': (lang) =>
      VoteCheckPage(
        {
          ...{ frame: at(path), ...shown(voting), filled: said, numbered: { number: '123412341234' }, errors: [] },
          choice: { v: 1, projects: [id(710), id(711)] },
        },
        lang,
      ),
    counter: (lang) => CounterPage({ frame: at('/office/counter', OFFICIAL), rounds: [voting, lariVoting] }, lang),
    'counter-none': (lang) => CounterPage({ frame: at('/office/counter', OFFICIAL), rounds: [] }, lang),
    'counter-form': help({ channels: ['kiosk', 'paper'] }),
    'counter-form-wrong': help({
      channels: ['kiosk', 'paper'],
      errors: ['personalNumber', 'documentNumber', 'birthDate', 'channel', 'consent'].map((field) => ({
        ...{ field, text: 'შეავსეთ.' },
      })),
    }),
    'counter-form-no-way': help({ channels: [] }),
    'counter-given': (lang) =>
      NumberGivenPage(
        {
          ...{ frame: at(`/office/counter/${ROUND}`, OFFICIAL), round: voting, channel: 'paper' },
          ...{ number: '1234 1234 1234', until: '2026-12-01T20:00:00.000Z' },
        },
        lang,
      ),
    'ballot-receipt-coming': receipt({ digest, found: { at: 'coming' } }),
    'ballot-receipt-none': receipt({ digest, found: { at: 'nowhere' } }),
    'ballot-receipt-sealed': receipt({
      ...{ digest, found: { at: 'log', event: digest.slice(0, 32) }, opening: 'sealed' },
      proof: `c2sp.org/tlog-proof@v1\nindex 12\n${'A'.repeat(44)}\n`,
    }),
    'ballot-receipt-opened': receipt({
      ...{ digest, found: { at: 'log', event: digest.slice(0, 32) } },
      opening: { choice: { v: 1, projects: [id(710)] } },
    }),
    'result-counting': result(
      { ...voting, state: 'opened' },
      {
        ...{ files: [], tallies: [] },
        counting: { state: 'counting', pot: 'vake', done: 1, pots: 3, run: 412, mostRuns: 100_000, percent: 58 },
      },
    ),
    'result-waits': result(voting, { files: [], tallies: [] }),
    result: result({
      ...counted,
      opened: {
        ...{ at: counted.closed!.at, opened: 1_204, spoiled: 1, digest: 'ab'.repeat(32), bytes: 1_000 },
        trustees: ['თამარ ერისთავი', 'ნათია ქარქაშაძე'],
      },
    }),
    'result-certified': result(certified),
    'result-lari': result({
      ...lari,
      result: { ...lari.result!, value: { ballots: 412, blank: 1, themes: [{ code: 'green', ...SAME }] } },
    }),
  };
}
