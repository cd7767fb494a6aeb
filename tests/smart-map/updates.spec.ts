import fc from 'fast-check';
import { AcknowledgeReport, type OfReport, ResolveReport } from '../../commands/smart-map/commands.js';
import { report } from '../../commands/smart-map/report.js';
import type { Report } from '../../commands/smart-map/report-state.js';
import { UpdateReport, type UpdateStatus } from '../../commands/smart-map/updating.js';
import type { ReportEvent } from '../../events/smart-map.js';
import { by, NOW, seen, spec, stateOf, wish } from '../support/given.js';

const id = 'r1';
const TEXT = 'The crew has been there.';
const at = (minutes: number) => new Date(Date.parse(NOW.at) + minutes * 60_000).toISOString();
const filed = by('citizen', {
  type: 'ReportFiled',
  data: { report: id, category: 'holes', department: 'roads', promised: at(9_000), reporter: 'citizen' },
} as unknown as ReportEvent);
const then = (minutes: number, fact: object) => by('clerk', fact as ReportEvent, { at: at(minutes) });
const update = (status: UpdateStatus, minutes: number, more: Partial<UpdateReport> = {}) =>
  wish(UpdateReport, { report: id, status, updated: at(minutes), text: TEXT, category: 'holes', ...more });
const WORLD = { category: { is: 'unknown' }, self: stateOf({ initial: { is: 'none' }, evolve: (s) => s }) } as never;
const { given } = spec(report, WORLD);
const later = { at: at(60) };
const private_ = { subject: `report-${id}`, content: { text: TEXT } };
const via = (minutes: number) => ({ via: 'open311', at: at(minutes) });
const started = { type: 'ReportStarted', data: { report: id } };
const resolved = { type: 'ReportResolved', data: { report: id } };
const merged = { type: 'ReportMerged', data: { report: id, into: 'r2' } };

describe('an update', () => {
  it.each<[UpdateStatus, Partial<UpdateReport>, string, object]>([
    ['INVESTIGATING', {}, 'ReportAcknowledged', {}],
    ['ACTION_SCHEDULED', { day: '2026-06-20' }, 'ReportPlanned', { day: '2026-06-20' }],
    ['IN_PROGRESS', {}, 'ReportStarted', {}],
    ['FIXED', {}, 'ReportResolved', {}],
    ['CLOSED', {}, 'ReportResolved', {}],
    ['NOT_COUNCILS_RESPONSIBILITY', {}, 'ReportNotOurs', {}],
    ['NO_FURTHER_ACTION', { ground: 'no-defect' }, 'ReportRefused', { ground: 'no-defect' }],
    ['OPEN', {}, 'ReportReaffirmed', { status: 'submitted' }],
    ['REOPEN', {}, 'ReportReaffirmed', { status: 'submitted' }],
  ])('%s is the step of an official, with its time, its source and its words sealed', (status, more, type, data) =>
    given(filed)
      .when(update(status, 30, more), later)
      .then(
        expect.objectContaining({
          type,
          data: expect.objectContaining({ report: id, ...data, update: via(30) }),
          private: private_,
        }) as never,
      ),
  );

  it('opens what was closed again only where it says so, and never what was joined with another', () => {
    const reopened = { type: 'ReportReopened', data: expect.objectContaining({ by: 'official', update: via(30) }) };
    given(filed, then(1, resolved))
      .when(update('REOPEN', 30), later)
      .then(expect.objectContaining(reopened) as never);
    for (const status of ['OPEN', 'INVESTIGATING', 'IN_PROGRESS'] as const)
      given(filed, then(1, resolved)).when(update(status, 30), later).refused('report.not-open');
    for (const status of ['OPEN', 'REOPEN', 'INVESTIGATING', 'IN_PROGRESS', 'FIXED'] as const)
      given(filed, then(1, merged)).when(update(status, 30), later).refused('report.not-open', { status: 'duplicate' });
    for (const status of ['CLOSED', 'DUPLICATE'] as const)
      given(filed, then(1, merged))
        .when(update(status, 30), later)
        .then(expect.objectContaining({ type: 'ReportReaffirmed' }) as never);
  });

  it('never shows what is hidden', () => {
    const hidden = then(1, { type: 'ReportHidden', data: { report: id, ground: 'offensive' } });
    const decided = report.decide(
      update('IN_PROGRESS', 30),
      stateOf(report, filed, hidden),
      { ...NOW, ...later },
      WORLD,
    );
    const state = stateOf(report, filed, hidden, ...(decided as ReportEvent[]));
    expect(state).toMatchObject({ status: 'in-progress', hidden: true });
    given(filed, then(1, resolved), hidden).when(update('REOPEN', 30), later).refused('report.not-found');
  });

  it('that brings less than its status needs is refused, and says what it lacks', () => {
    const lacks = (status: UpdateStatus, needs: string, more: Partial<UpdateReport> = {}) =>
      given(filed)
        .when(update(status, 30, more), later)
        .refused('report.update-lacks', { status, needs });
    lacks('NO_FURTHER_ACTION', 'ground');
    lacks('ACTION_SCHEDULED', 'day');
    lacks('DUPLICATE', 'other report');
    lacks('INTERNAL_REFERRAL', 'department');
    for (const status of ['FIXED', 'CLOSED', 'NOT_COUNCILS_RESPONSIBILITY'] as const)
      lacks(status, 'description', { text: 'Done.' });
    lacks('NO_FURTHER_ACTION', 'description', { text: 'No.', ground: 'no-defect' });
    given(filed)
      .when(update('ACTION_SCHEDULED', 30, { day: '2026-06-01' }), later)
      .refused('report.day-past');
  });

  it('not later than the last change changes nothing, whoever made that, and by whatever it was told', () => {
    given(filed).when(update('FIXED', 0), later).thenNothing();
    given(filed).when(update('FIXED', -10), later).thenNothing();
    given(filed, then(20, started)).when(update('INVESTIGATING', 20), later).thenNothing();
    const told = then(50, { type: 'ReportStarted', data: { report: id, update: via(20) } });
    given(filed, told).when(update('FIXED', 20), later).thenNothing();
    given(filed, told)
      .when(update('FIXED', 21), later)
      .then(expect.objectContaining({ type: 'ReportResolved' }) as never);
    const again = then(50, { type: 'ReportReaffirmed', data: { report: id, status: 'in-progress', update: via(40) } });
    given(filed, told, again).when(update('FIXED', 39), later).thenNothing();
    given(filed, then(20, merged)).when(update('REOPEN', 20), later).thenNothing();
  });

  it('is not made late by what is no change: a note, a photo, the clock', () => {
    const fixed = expect.objectContaining({ type: 'ReportResolved' }) as never;
    for (const [type, data] of [
      ['ReportNoted', {}],
      ['ReportPhotoRemoved', { photo: 1 }],
      ['ReportFellOverdue', { due: at(40) }],
      ['ReportHidden', { ground: 'offensive' }],
    ] as const)
      given(filed, then(40, { type, data: { report: id, ...data } }))
        .when(update('FIXED', 30), later)
        .then(fixed);
  });

  it('from the future is refused, beyond what clocks differ by', () => {
    given(filed).when(update('IN_PROGRESS', 66), later).refused('report.update-ahead');
    given(filed)
      .when(update('IN_PROGRESS', 65), later)
      .then(expect.objectContaining({ type: 'ReportStarted' }) as never);
  });

  it('is nobody’s about their own report', () =>
    given(filed)
      .when(update('FIXED', 30, { self: 'citizen' }), later)
      .refused('report.own'));

  it('late is answered with what stands, not with a note between officials', () => {
    const past = seen([filed, then(20, started), then(30, { type: 'ReportNoted', data: { report: id } })]);
    const standing = (command: OfReport) => past.findLast((fact) => report.madeTrue!(command, fact))!.type;
    expect(standing(update('FIXED', 10))).toBe('ReportStarted');
    expect(standing(wish(AcknowledgeReport, { report: id }))).toBe('ReportNoted');
  });
});

/** What stands after an update of each status; `open` and `closed` where it says no more. */
const STANDS: Readonly<Record<string, readonly string[]>> = {
  OPEN: ['submitted', 'acknowledged', 'planned', 'in-progress', 'reopened'],
  REOPEN: ['submitted', 'acknowledged', 'planned', 'in-progress', 'reopened'],
  INVESTIGATING: ['acknowledged'],
  ACTION_SCHEDULED: ['planned'],
  IN_PROGRESS: ['in-progress'],
  FIXED: ['resolved'],
  CLOSED: ['resolved', 'not-ours', 'refused'],
  NOT_COUNCILS_RESPONSIBILITY: ['not-ours'],
  NO_FURTHER_ACTION: ['refused'],
};
type One = { status: UpdateStatus; minutes: number };
/** Takes updates in the order in which they arrive; what was accepted, and how it stands in the end. */
function arriving(updates: readonly One[]) {
  const accepted: One[] = [];
  const facts: ReportEvent[] = [];
  const state = () => stateOf(report, filed, ...facts.map((fact, i) => then(1_000 + i, fact)));
  for (const one of updates) {
    const command = update(one.status, one.minutes, { day: '2026-06-20', ground: 'no-defect' });
    const decided = report.decide(command, state(), { ...NOW, at: at(1_000 + facts.length) }, WORLD);
    if ('refused' in decided || decided.length === 0) continue;
    facts.push(...decided);
    accepted.push(one);
  }
  return { accepted, state: state() as Exclude<Report, { status: 'unknown' }> };
}
const times = fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 8 });
const any = <T>(list: readonly T[], seeds: readonly number[]) =>
  list
    .map((one, i) => [seeds[i] ?? 0, one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

describe('in whatever order updates arrive', () => {
  const seeds = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });

  it('the newest that was accepted stands, and none that was accepted is older than one before it', () =>
    fc.assert(
      fc.property(
        times,
        fc.array(fc.constantFrom(...(Object.keys(STANDS) as UpdateStatus[])), { minLength: 8, maxLength: 8 }),
        seeds,
        (minutes, statuses, order) => {
          const updates = minutes.map((one, i) => ({ minutes: one, status: statuses[i]! }));
          const { accepted, state } = arriving(any(updates, order));
          expect(accepted.map((one) => one.minutes)).toEqual(
            accepted.map((one) => one.minutes).toSorted((a, b) => a - b),
          );
          const newest = accepted.at(-1);
          if (!newest) return;
          expect([newest.status, STANDS[newest.status]]).toEqual([
            newest.status,
            expect.arrayContaining([state.status]),
          ]);
          expect(state.changed).toBe(at(newest.minutes));
        },
      ),
      { numRuns: 400 },
    ));

  it('the newest of all stands, where none of them is closed to it', () =>
    fc.assert(
      fc.property(
        times,
        fc.array(fc.constantFrom<UpdateStatus>('INVESTIGATING', 'ACTION_SCHEDULED', 'IN_PROGRESS'), {
          minLength: 8,
          maxLength: 8,
        }),
        fc.constantFrom<UpdateStatus>('INVESTIGATING', 'IN_PROGRESS', 'FIXED', 'NOT_COUNCILS_RESPONSIBILITY'),
        seeds,
        (minutes, statuses, last, order) => {
          const newest = Math.max(...minutes);
          const updates = minutes.map((one, i) => ({ minutes: one, status: one === newest ? last : statuses[i]! }));
          const { state } = arriving(any(updates, order));
          expect(STANDS[last]).toContain(state.status);
        },
      ),
      { numRuns: 400 },
    ));

  it('and a step at the office desk is a change of the moment it is taken', () => {
    const desk = wish(ResolveReport, { report: id, text: TEXT });
    const [fact] = report.decide(desk, stateOf(report, filed), { ...NOW, at: at(30) }, WORLD) as ReportEvent[];
    given(filed, then(30, fact!)).when(update('REOPEN', 29), later).thenNothing();
    given(filed, then(30, fact!))
      .when(update('REOPEN', 31), later)
      .then(expect.objectContaining({ type: 'ReportReopened' }) as never);
  });
});
