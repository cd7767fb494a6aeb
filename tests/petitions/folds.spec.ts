import type { Command } from '../../commands/command.js';
import { AppealRefusal, ClosePetition, WithdrawSignature } from '../../commands/petitions/commands.js';
import {
  AdmitPetition,
  AnswerPetition,
  ApproveSignatoryList,
  DecideAppeal,
  EnterPaperSheet,
  InvalidateSignature,
  InvalidateSignatures,
  ReceivePaperSheet,
  RecordPetitionGoal,
  RecordRefusalNotice,
  RefusePetition,
  RequestSignatoryList,
  RestoreSignature,
  RestoreSignatures,
  UnsealSignatoryList,
} from '../../commands/petitions/office-commands.js';
import { AdoptRegulation } from '../../commands/petitions/regulation-commands.js';
import { catalogue } from '../../events/index.js';
import { projections } from '../../projections/index.js';
import { curves } from '../../projections/petitions/curves.js';
import { deadlines } from '../../projections/petitions/deadlines.js';
import { addAtEnd, addFromStart, dayNumber, hourNumber, warmer } from '../../projections/petitions/hours.js';
import { pages } from '../../projections/petitions/pages.js';
import { queue } from '../../projections/petitions/queue.js';
import { reviews } from '../../projections/petitions/reviews.js';
import { sheets } from '../../projections/petitions/sheets.js';
import { totals } from '../../projections/petitions/totals.js';
import { unsealings } from '../../projections/petitions/unsealings.js';
import type { Buckets, PetitionPage } from '../../read-models/petition-documents.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { Track } from '../../src/read/track.js';
import { wish } from '../support/given.js';
import {
  AUTHOR,
  adopted,
  BICYCLE,
  EXAMS,
  NOISE,
  opened,
  REGULATIONS,
  STAFF,
  signOf,
  story,
  submitted,
} from '../support/story.js';
import { folded, Town } from '../support/town.js';

const about = { petitionId: BICYCLE };
const signer = (n: number) => ({ ...about, signer: `signer-${n}` });
const open = (signers = 4): Town => {
  const town = opened(adopted(), BICYCLE);
  for (let n = 1; n <= signers; n++) town.do(signOf(BICYCLE, n), `signer-${n}`);
  return town;
};
const page = (town: Town): PetitionPage => town.fold(pages).get(BICYCLE)!;
const sum = (row: Buckets) => row.counts.reduce((a, b) => a + b, 0);
/** The one number, from every read model that has it. */
const counts = (town: Town) => {
  const curve = town.fold(curves).get(BICYCLE)!;
  const { signatures, byDistrict } = page(town);
  const districts = Object.values(byDistrict).reduce((a, b) => a + b, 0);
  return [signatures, districts, sum(curve.hours) + sum(curve.days), town.fold(totals).get('house')!.signatures];
};
const all = (n: number) => [n, n, n, n];
/** The event id of what a person signed. */
const signatureOf = (town: Town, n: number) => town.stream(`signature-${BICYCLE}_signer-${n}`)[0]!.id;
const invalidate = (town: Town, n: number, batch = 'b1') =>
  town.do(wish(InvalidateSignature, signer(n), { signature: signatureOf(town, n), batch }), 'policy');
const restore = (town: Town, n: number, batch = 'b1') =>
  town.do(wish(RestoreSignature, signer(n), { signature: signatureOf(town, n), batch }), 'policy');
const close = (town: Town) => town.days(61).do(wish(ClosePetition, about), 'policy');

describe('every count', () => {
  it('is the number of signatures', () => expect(counts(open(4))).toEqual(all(4)));
  it('goes down when one is withdrawn', () => {
    const town = open();
    town.do(wish(WithdrawSignature, signer(1)), 'signer-1');
    expect(counts(town)).toEqual(all(3));
    expect(page(town).withdrawn).toBe(1);
  });
  it('goes down once for what is invalidated, and up again when that is undone', () => {
    const town = open();
    invalidate(town, 1);
    invalidate(town, 1, 'b2');
    expect(town.ask(wish(WithdrawSignature, signer(1)), 'signer-1')).toMatchObject({
      refused: 'signature.invalidated',
    });
    expect(counts(town)).toEqual(all(3));
    restore(town, 1);
    expect(counts(town)).toEqual(all(4));
    expect(page(town).invalidated).toBe(0);
  });
  it('does not go down for a signature that was withdrawn before the review came to it', () => {
    const town = open();
    town.do(wish(WithdrawSignature, signer(1)), 'signer-1');
    invalidate(town, 1);
    expect(counts(town)).toEqual(all(3));
  });
  it('leaves out what a log recorded behind the closing fact', () => {
    const town = open();
    const [signed] = town.stream(`signature-${BICYCLE}_signer-1`);
    close(town);
    town.record(
      `signature-${BICYCLE}_late`,
      { type: 'PetitionSigned', data: { ...signed!.data, signer: 'late' } },
      'late',
    );
    const undone = { ...signed!.data, signature: signed!.id };
    town.record(`signature-${BICYCLE}_signer-1`, { type: 'SignatureWithdrawn', data: undone }, 'signer-1');
    expect(counts(town)).toEqual(all(4));
    expect(page(town).withdrawn).toBe(0);
  });
  it('still minds reviews after the close', () => {
    const town = open();
    close(town);
    invalidate(town, 1);
    invalidate(town, 2);
    restore(town, 2);
    expect(counts(town)).toEqual(all(3));
  });
  it('is the same for who signs, withdraws and signs again', () => {
    const town = open(1);
    town.do(wish(WithdrawSignature, signer(1)), 'signer-1');
    town.do(signOf(BICYCLE, 1), 'signer-1');
    expect(counts(town)).toEqual(all(1));
  });
});

describe('a page', () => {
  const status = (town: Town, id = BICYCLE) => {
    const { status, visibility, listedAt } = town.fold(pages).get(id)!;
    return [status, visibility, listedAt !== ''];
  };
  it('tells where the petition stands, and who may read it', () => {
    const town = submitted(adopted(), BICYCLE);
    const upTo = (n: number) => status({ fold: () => folded(pages, town.events.slice(0, n)) } as never);
    expect(upTo(4)).toEqual(['draft', 'by-link', false]);
    expect(upTo(5)).toEqual(['gathering', 'by-link', false]);
    expect(status(town)).toEqual(['submitted', 'by-link', false]);
    town.do(wish(AdmitPetition, about), STAFF.moderator);
    expect(status(town)).toEqual(['open', 'listed', true]);
    close(town);
    expect(status(town)).toEqual(['closed', 'listed', true]);
    town.do(wish(AnswerPetition, about, { decision: 'explained', text: 'Not this year.' }), STAFF.mayor);
    expect(status(town)).toEqual(['answered', 'listed', true]);
  });
  it('hides what was refused on a hidden ground, and what was taken back before it opened', () => {
    const hidden = submitted(adopted(), BICYCLE);
    hidden.do(wish(RefusePetition, about, { ground: 'libellous', explanation: 'names a person' }), STAFF.moderator);
    expect(status(hidden)).toEqual(['refused', 'sealed', false]);
    const back = submitted(adopted(), BICYCLE);
    back.do(wish(ClosePetition, about), 'author-of-bicycle');
    expect(status(back)).toEqual(['withdrawn', 'sealed', false]);
    const openBack = opened(adopted(), BICYCLE);
    openBack.do(wish(ClosePetition, about), 'author-of-bicycle');
    expect(status(openBack)).toEqual(['withdrawn', 'listed', true]);
  });
  it('says when the goal is to be recorded: as soon as enough have signed, until it is, and also behind the close', () => {
    const rules = { ...REGULATIONS.mayor.rules, threshold: { kind: 'absolute', signatures: 2 } } as const;
    const town = new Town();
    town.do(wish(AdoptRegulation, REGULATIONS.mayor, { rules }), STAFF.clerk);
    opened(town, BICYCLE);
    town.do(signOf(BICYCLE, 1), 'signer-1');
    expect(page(town).goalDue).toBeUndefined();
    town.do(signOf(BICYCLE, 2), 'signer-2');
    expect(page(town).goalDue).toBe(true);
    town.do(wish(WithdrawSignature, signer(2)), 'signer-2');
    expect(page(town).goalDue).toBeUndefined();
    town.do(signOf(BICYCLE, 3), 'signer-3');
    town.do(wish(ClosePetition, about), AUTHOR);
    expect(page(town)).toMatchObject({ goalDue: true, status: 'withdrawn' });
    town.do(wish(RecordPetitionGoal, about, { signatures: 2 }), 'policy:goal');
    expect(page(town).goalDue).toBeUndefined();
    expect(page(town).answerDue).toBeDefined();
  });
  it('an author is to be told of a refusal within its term, until they have been, or have appealed', () => {
    const refusal = wish(RefusePetition, about, { ground: 'duplicate', explanation: 'open already' });
    const notice = (...then: readonly (readonly [Command, string])[]) => {
      const town = submitted(adopted(), BICYCLE);
      for (const [command, actor] of [[refusal, STAFF.moderator] as const, ...then]) town.do(command, actor);
      return town.fold(deadlines).get(`${BICYCLE}_refusal-notice`)?.due;
    };
    expect(notice()).toBe('2026-03-04T20:00:00.000Z'); // refused on the second of March, told within two days
    expect(notice([wish(RecordRefusalNotice, about, { way: 'message' }), 'policy'])).toBeUndefined();
    expect(notice([wish(AppealRefusal, about, { text: 'It is not.' }), AUTHOR])).toBeUndefined();
  });
  it('telling the author waits on a desk as long, and the page says when it was done', () => {
    const refusal = wish(RefusePetition, about, { ground: 'duplicate', explanation: 'open already' });
    const refused = () => {
      const town = submitted(adopted(), BICYCLE);
      town.do(refusal, STAFF.moderator);
      return town;
    };
    const task = (town: Town) => town.fold(queue).get(`${BICYCLE}_notice`);
    const town = refused();
    expect(task(town)).toMatchObject({ kind: 'notice', waitsFor: 'moderator', due: '2026-03-04T20:00:00.000Z' });
    expect(page(town).refusal).toMatchObject({ noticeDue: '2026-03-04T20:00:00.000Z' });
    town.do(wish(RecordRefusalNotice, about, { way: 'office' }), STAFF.moderator);
    expect(task(town)).toBeUndefined();
    expect(page(town).refusal?.noticeGivenAt).toBeDefined();
    const appealed = refused();
    appealed.do(wish(AppealRefusal, about, { text: 'It is not.' }), AUTHOR);
    expect(task(appealed)).toBeUndefined();
    expect(appealed.fold(queue).get(`${BICYCLE}_appeal`)).toMatchObject({ waitsFor: 'moderator' });
  });
  it('shows a refusal on another ground, and the appeal', () => {
    const town = story();
    expect(status(town, EXAMS)).toEqual(['appealed', 'listed', true]);
    const decide = { petitionId: EXAMS, explanation: 'read once more' };
    town.do(wish(DecideAppeal, decide, { outcome: 'admitted' }), STAFF.second);
    expect(status(town, EXAMS)).toEqual(['open', 'listed', true]);
    expect(town.fold(pages).get(EXAMS)!.appeal?.decision).toMatchObject({
      outcome: 'admitted',
      commitment: expect.any(String),
    });
  });
  it('keeps every version of the answer by event and commitment, and no word of any text', () => {
    const town = story();
    expect(page(town).answers).toEqual([
      {
        event: expect.any(String),
        commitment: expect.stringMatching(/^c\d+$/),
        version: 1,
        decision: 'partly-accepted',
        at: town.at,
      },
      {
        event: expect.any(String),
        commitment: expect.stringMatching(/^c\d+$/),
        version: 2,
        decision: 'accepted',
        at: town.at,
      },
    ]);
    expect(JSON.stringify([...town.fold(pages).values()])).not.toMatch(/\p{Script=Georgian}/u);
  });
  it('tells the channel, the sponsors and the pinned rules', () => {
    const town = open(1);
    town.do(signOf(BICYCLE, 2, { channel: 'paper', sheet: 's1' }), STAFF.clerk);
    expect(page(town)).toMatchObject({
      byChannel: { portal: 1, paper: 1 },
      supporters: 5,
      threshold: 2_000,
      rules: { minAge: 18, who: 'registered-voter', assurance: 1, windowDays: 60 },
      inDistrict: { vake: true, saburtalo: true },
    });
  });
  it('does not change for a signature without a petition', () => {
    const town = open(1);
    expect(
      folded(
        pages,
        town.events.filter(({ type }) => type === 'PetitionSigned'),
      ).size,
    ).toBe(0);
  });
});

describe('heat', () => {
  it('is as hot as it is busy, and cools by half a day', () => {
    const [a, b] = [480_000, 480_024];
    const one = warmer(0, a);
    expect(one).toBeCloseTo(20_000, 9);
    expect(warmer(one, a)).toBeCloseTo(20_001, 9); // twice as many is one hotter
    expect(warmer(0, b)).toBeCloseTo(20_001, 9); // so is a day later
    expect(warmer(one, b)).toBeCloseTo(Math.log2(3) + 20_000, 9);
  });
  it('orders a fresh hundred before an old hundred and ten, whenever it is asked', () => {
    let [old, fresh] = [0, 0];
    for (let i = 0; i < 110; i++) old = warmer(old, 480_000);
    for (let i = 0; i < 100; i++) fresh = warmer(fresh, 480_012);
    expect(fresh).toBeGreaterThan(old);
  });
});

describe('rows of buckets', () => {
  const row = (from = 0): Buckets => ({ from, counts: [] });
  it('keep their end', () => {
    const r = row();
    for (const hour of [100, 101, 147, 148, 149]) addAtEnd(r, hour, 1, 48);
    expect([r.from, r.counts.length, r.counts[0], r.counts.at(-1), sum(r)]).toEqual([102, 48, 0, 1, 3]);
    addAtEnd(r, 1_000, 2, 48);
    expect(r).toEqual({ from: 1_000, counts: [2] });
  });
  it('keep their beginning', () => {
    const r = row(10);
    for (const bucket of [10, 13, 13]) addFromStart(r, bucket, 1, 5);
    expect(r.counts).toEqual([1, 0, 0, 2]);
    addFromStart(r, 99, -1, 5);
    expect(r.counts).toEqual([1, 0, 0, 2, -1]);
  });
  it('number hours and days by the clock in Tbilisi', () => {
    expect(hourNumber('1970-01-01T00:59:59.999Z')).toBe(4);
    expect(dayNumber(hourNumber('2026-06-10T19:59:59.999Z')) + 1).toBe(
      dayNumber(hourNumber('2026-06-10T20:00:00.000Z')),
    );
    expect(hourNumber('2026-06-10T19:00:00.000Z')).toBe(Date.parse('2026-06-10T23:00:00.000Z') / 3_600_000);
  });
});

describe('curves', () => {
  it('begin with the opening, by day and by hour', () => {
    const town = opened(adopted(), BICYCLE);
    town.do(signOf(BICYCLE, 1), 'signer-1');
    town.days(1).do(signOf(BICYCLE, 2), 'signer-2');
    town.days(2).do(signOf(BICYCLE, 3), 'signer-3');
    const curve = town.fold(curves).get(BICYCLE)!;
    expect(curve.hours.counts).toHaveLength(73);
    expect(sum(curve.hours)).toBe(3);
    expect(curve.days.counts).toEqual([]);
  });
  it('stay bounded however late a review comes', () => {
    const town = open(2);
    close(town);
    town.days(100);
    invalidate(town, 1);
    town.days(2_000);
    invalidate(town, 2);
    const curve = town.fold(curves).get(BICYCLE)!;
    expect(curve.hours.counts.length).toBeLessThanOrEqual(90 * 24);
    expect(curve.days.counts).toHaveLength(3 * 366);
    expect(counts(town)).toEqual(all(0));
  });
});

describe('reviews', () => {
  it('tell why, how many, and that it was undone', () => {
    const town = open();
    const ids = [1, 2].map((n) => signatureOf(town, n));
    const batch = { ...about, batch: 'b1', reason: 'a copied sheet' };
    town.do(wish(InvalidateSignatures, batch, { criterion: 'sheet', value: 's1', signatures: ids }), STAFF.moderator);
    invalidate(town, 1);
    invalidate(town, 2);
    const doc = () => town.fold(reviews).get(`${BICYCLE}_b1`)!;
    expect(doc()).toMatchObject({ state: 'invalidated', criterion: 'sheet', count: 2, signatures: ids, standing: 2 });
    town.do(wish(RestoreSignatures, batch, { reason: 'it was the original' }), STAFF.second);
    restore(town, 1);
    restore(town, 2);
    expect(doc()).toMatchObject({ state: 'restored', standing: 0, restoreReason: 'it was the original' });
  });
});

describe('papers', () => {
  it('tell which sheet came in by whose hands, and what came of it', () => {
    const town = open(0);
    const sheet = { ...about, sheet: 's-1', scan: 'a'.repeat(64) };
    const doc = () => town.fold(sheets).get(`${BICYCLE}_s-1`)!;
    town.do(wish(ReceivePaperSheet, sheet), 'lela');
    expect(doc()).toMatchObject({ state: 'received', scan: sheet.scan, receivedBy: 'lela', receivedAt: town.at });
    const counts = { accepted: 17, notEligible: 2, alreadySigned: 1 };
    const [entered] = town.days(1).do(wish(EnterPaperSheet, sheet, counts), 'zura');
    expect(doc()).toMatchObject({ state: 'entered', receivedBy: 'lela', enteredBy: 'zura', enteredAt: town.at });
    expect(doc()).toMatchObject({ totals: { rows: 20, ...counts }, event: entered!.id });
    town.do(wish(EnterPaperSheet, { ...sheet, sheet: 's-2' }, counts), 'zura'); // straight from the paper
    expect(town.fold(sheets).get(`${BICYCLE}_s-2`)).toMatchObject({ state: 'entered', enteredBy: 'zura' });
  });

  it('tell who asked for a list, who agreed, and who opened it', () => {
    const town = story();
    const list = { petitionId: NOISE, request: 'r1' };
    town.do(wish(RequestSignatoryList, list, { purpose: 'for the session of the Sakrebulo' }), 'lela');
    town.do(wish(ApproveSignatoryList, list), 'zura');
    town.do(wish(UnsealSignatoryList, list, { signatures: 9 }), 'lela');
    expect(town.fold(unsealings).get(`${NOISE}_r1`)).toMatchObject({
      state: 'opened',
      requestedBy: 'lela',
      approvedBy: 'zura',
      openedBy: 'lela',
      signatures: 9,
    });
  });
});

describe('every fold', () => {
  const events = story().events;
  it.each(projections)('$name is deterministic, owns what it is given, and knows its facts', (projection) => {
    for (const type of projection.handles) expect(Object.keys(catalogue)).toContain(type);
    const copy = JSON.stringify(events);
    const once = [...folded(projection as never, events)];
    expect(JSON.stringify(events)).toBe(copy);
    // a document that went to the store and back folds on in the same way
    const half = new Map<string, { _id: string }>();
    for (const event of events) {
      if (!projection.handles.includes(event.type)) continue;
      for (const key of projection.keys(event)) {
        const kept = half.get(key);
        const doc = projection.fold(kept && JSON.parse(JSON.stringify(kept)), event, key);
        if (doc) half.set(key, doc);
        else half.delete(key);
      }
    }
    expect(JSON.stringify([...half])).toBe(JSON.stringify(once));
    for (const [key, doc] of once) expect((doc as { _id: string })._id).toBe(key);
  });
  it.each(projections)('$name is not handed a fact of another name', async (projection) => {
    const track = await Track.open(new MemoryStore(), projection, projection.name);
    await track.take({ events: [{ ...events[0]!, type: 'SomethingNew', data: {} }], reached: 1, live: true });
    expect(track).toMatchObject({ state: 'new', fault: undefined });
    expect(track.batch(1).docs.size).toBe(0);
  });
  it('folds the story of the Sakrebulo too', () =>
    expect(story().fold(pages).get(NOISE)).toMatchObject({ threshold: 10_029, certificate: { number: '12-34/2026' } }));
});
