import fc from 'fast-check';
import type { Command } from '../../commands/command.js';
import { PutReportBack } from '../../commands/smart-map/batch-commands.js';
import {
  AcknowledgeReport,
  AdoptCategory,
  AssignReport,
  FileReport,
  MergeReport,
  NameDepartment,
  PassReportOn,
  PlanReport,
  RecordReportOverdue,
  RefuseReport,
  ReopenReport,
  ResolveReport,
  StartReport,
} from '../../commands/smart-map/commands.js';
import { UnmergeReport } from '../../commands/smart-map/joining.js';
import { report as decider } from '../../commands/smart-map/report.js';
import { isOpen } from '../../commands/smart-map/report-state.js';
import { dayOf, isWorkingDay, workingDaysBetween } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import { handling } from '../../projections/smart-map/handling.js';
import { HANDLING_BY, Handling, type HandlingBy } from '../../read-models/handling.js';
import { MemoryStore } from '../../src/read/memory.store.js';
import { wish } from '../support/given.js';
import { Town } from '../support/town.js';
import { HOLES } from './made-up.js';

const REPORTS = 4;
const DISTRICTS = ['vake', 'gldani', 'isani', 'vake'];
const DOES = [
  ...(['acknowledge', 'assign', 'plan', 'start', 'resolve', 'refuse', 'pass on', 'merge', 'unmerge'] as const),
  ...(['reopen', 'fall overdue', 'put back'] as const),
];
type Step = { does: 'file' | (typeof DOES)[number]; nth: number; hours: number; batch: 'b1' | 'b2' | undefined };
const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(...DOES),
  nth: fc.integer({ min: 0, max: REPORTS - 1 }),
  hours: fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 30 }), fc.integer({ min: 31, max: 2_500 })),
  batch: fc.constantFrom('b1', 'b2', 'b1', undefined),
});

const COUNTS = [
  ...(['filed', 'reopened', 'acknowledged', 'resolved', 'refused', 'notOurs', 'merged', 'overdue'] as const),
] as const;

const text = 'That is how it is.';
function commandOf({ does, nth, batch }: Step): Command {
  const of = { report: `r${nth}`, ...(batch && { batch }) };
  switch (does) {
    case 'file':
      return wish(FileReport, {
        ...{
          report: of.report,
          reporter: `p${nth}`,
          name: '',
          channel: 'portal',
          category: 'holes',
          description: text,
        },
        ...{ district: DISTRICTS[nth]!, address: 'House 5', answers: { where: 'lane' }, language: 'en' },
      });
    case 'acknowledge':
      return wish(AcknowledgeReport, of);
    case 'assign':
      return wish(AssignReport, of, { department: 'gldani-roads' });
    case 'plan':
      return wish(PlanReport, of, { day: '2050-01-01' });
    case 'start':
      return wish(StartReport, of);
    case 'resolve':
      return wish(ResolveReport, of, { text });
    case 'refuse':
      return wish(RefuseReport, of, { ground: 'no-defect', text });
    case 'pass on':
      return wish(PassReportOn, of, { whose: 'The water company' });
    case 'merge':
      return wish(MergeReport, of, { into: `r${(nth + 1) % REPORTS}` });
    case 'unmerge':
      return wish(UnmergeReport, of, { text });
    case 'reopen':
      return wish(ReopenReport, of, { standing: 'reporter', category: 'holes', text });
    case 'fall overdue':
      return wish(RecordReportOverdue, of);
    default:
      return wish(PutReportBack, { report: of.report, batch: batch ?? 'b1' });
  }
}

function townOf(steps: readonly Step[]): Town {
  const town = new Town();
  for (const department of ['roads', 'gldani-roads'])
    town.do(wish(NameDepartment, { department, name: { ka: 'გზები', en: department } }), 'clerk');
  town.do(wish(AdoptCategory, HOLES as never), 'clerk');
  const filed = Array.from({ length: REPORTS }, (_, nth): Step => ({ does: 'file', nth, hours: 9, batch: undefined }));
  for (const one of [...filed, ...steps]) {
    town.at = new Date(Date.parse(town.at) + one.hours * 3_600_000).toISOString();
    town.ask(commandOf(one), 'clerk');
  }
  return town;
}

type Entry = { what: string; month: string; district: string; department: string; value: number };
const ANSWERS = /Acknowledged|Assigned|Planned|Started|Resolved|Refused|NotOurs|Merged/;
const CLOSES: Readonly<Record<string, string>> = {
  ReportResolved: 'resolved',
  ReportRefused: 'refused',
  ReportNotOurs: 'notOurs',
  ReportMerged: 'merged',
};

/** The same told from what each fact says of its report alone, without the case that steps carry along. */
function entriesOf(facts: readonly Recorded[]): Entry[] {
  const entries: Entry[] = [];
  let [district, department, opened, promised, answered] = ['', '', '', '', false];
  let undo = () => {};
  for (const { type, at, data: said } of facts) {
    const data = said as Record<string, string>;
    const add = (what: string, value = 0) =>
      entries.push({ what, month: dayOf(opened).slice(0, 7), district, department, value });
    if (type === 'ReportFiled' || type === 'ReportReopened') {
      [opened, promised, answered] = [at, data.promised!, false];
      if (type === 'ReportFiled') [district, department] = [data.district!, data.department!];
      add(type === 'ReportFiled' ? 'filed' : 'reopened');
    }
    if (type === 'ReportFellOverdue') add('overdue');
    if (type === 'ReportPutBack' || type === 'ReportUnmerged') undo();
    if (!ANSWERS.test(type)) continue;
    const before = { answered, department };
    const first = entries.length;
    if (!answered) add('acknowledged', hours(opened, at));
    answered = true;
    const how = CLOSES[type];
    if (how) add(how, days(opened, at));
    if (how === 'resolved' && Date.parse(at) < Date.parse(promised)) add('within');
    if (type === 'ReportAssigned') department = data.department!;
    const made = entries.slice(first);
    undo = () => {
      for (const one of made) entries.splice(entries.indexOf(one), 1);
      ({ answered, department } = before);
    };
  }
  return entries;
}
const hours = (from: string, to: string): number => {
  const n = Math.trunc((Date.parse(to) - Date.parse(from)) / 3_600_000);
  return n < 24 ? n : Math.min(n - (n % 24), 61 * 24);
};
const days = (from: string, to: string): number => {
  let count = 0;
  for (let at = Date.parse(dayOf(from)) + 86_400_000; at <= Date.parse(dayOf(to)); at += 86_400_000)
    if (isWorkingDay(new Date(at).toISOString().slice(0, 10))) count++;
  return Math.min(count, 61);
};
/** The smallest that so many of a hundred do not exceed. */
const rank = (values: readonly number[], percent: number): number | null =>
  [...values].sort((a, b) => a - b)[Math.ceil((values.length * percent) / 100) - 1] ?? null;

async function answered(town: Town, by: HandlingBy) {
  const store = new MemoryStore();
  await store.prepare('handling', { indexes: handling.indexes });
  await store.save([{ collection: 'handling', docs: town.fold(handling), position: town.events.length }]);
  return new Handling({ from: '2020-01', to: '2040-12', by }).answer(store, (name) => name);
}

it('whatever happens in whatever order, the figures are those that one counts from the facts by hand', async () => {
  const seen = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.array(step, { minLength: 20, maxLength: 60 }),
      fc.constantFrom(...HANDLING_BY),
      async (steps, by) => {
        const town = townOf(steps);
        for (const { type } of town.events) seen.set(type, (seen.get(type) ?? 0) + 1);
        const entries = Array.from({ length: REPORTS }, (_, n) => entriesOf(town.stream(`report-r${n}`))).flat();
        const { items, total } = await answered(town, by);
        const codeOf = (one: Entry) => (by === 'category' ? 'holes' : one[by]);
        const codes = new Set(entries.map(codeOf));
        const counted = items.filter((row) => COUNTS.some((name) => row[name] > 0));
        expect(counted.map(({ of }) => of)).toEqual([...codes].sort());
        for (const row of [...counted, total]) {
          const mine = entries.filter((one) => row.of === null || codeOf(one) === row.of);
          const values = (what: string) => mine.filter((one) => one.what === what).map(({ value }) => value);
          const n = (what: string) => values(what).length;
          const { acknowledgedHours: first, resolvedDays: end, withinShare, open: _, of, ...counts } = row;
          expect(counts).toEqual({
            ...{ filed: n('filed'), reopened: n('reopened'), acknowledged: n('acknowledged'), resolved: n('resolved') },
            ...{ within: n('within'), refused: n('refused'), notOurs: n('notOurs'), merged: n('merged') },
            overdue: n('overdue'),
          });
          expect(first).toEqual({ median: rank(values('acknowledged'), 50), p90: rank(values('acknowledged'), 90) });
          expect(end).toEqual({ median: rank(values('resolved'), 50), p90: rank(values('resolved'), 90) });
          expect(withinShare).toBe(n('resolved') === 0 ? null : n('within') / n('resolved'));
        }
        const states = Array.from({ length: REPORTS }, (_, i) =>
          town.stream(`report-r${i}`).reduce(decider.evolve as never, decider.initial),
        );
        expect(total.open).toBe(states.filter((state) => state.status !== 'unknown' && isOpen(state)).length);
      },
    ),
    { numRuns: 300, seed: 7 },
  );
  // nothing is left out of what was tried
  const rare = handling.handles.filter((type) => (seen.get(type) ?? 0) < 50);
  expect(rare).toEqual([]);
});

it('the documents stay as few as there are months, categories, districts and departments', () => {
  const months = Array.from({ length: 3 }, () => ({ does: 'resolve', nth: 0, hours: 800, batch: undefined }) as const);
  const docs = townOf(months).fold(handling);
  expect([...docs.keys()].sort()).toEqual([
    ...['2026-03_holes_gldani_gldani-roads', '2026-03_holes_isani_roads', '2026-03_holes_vake_roads'],
  ]);
});

it.each([
  ['2026-06-10T08:00:00.000Z', '2026-06-10T18:00:00.000Z', 0],
  ['2026-06-10T08:00:00.000Z', '2026-06-10T21:00:00.000Z', 1], // after midnight in Tbilisi
  ['2026-06-12T08:00:00.000Z', '2026-06-14T08:00:00.000Z', 0], // over a weekend
  ['2026-05-08T08:00:00.000Z', '2026-05-13T08:00:00.000Z', 2], // 9 and 12 May are holidays
  ['2026-01-01T08:00:00.000Z', '2028-01-01T08:00:00.000Z', 61],
])('between %s and %s lie %i working days', (from, to, n) => expect(workingDaysBetween(from, to, 61)).toBe(n));
