import { PutReportBack } from '../../commands/smart-map/batch-commands.js';
import { MergeReport } from '../../commands/smart-map/commands.js';
import { report } from '../../commands/smart-map/report.js';
import type { ReportEvent } from '../../events/smart-map.js';
import { NOW, spec, stateOf, wish } from '../support/given.js';

const id = 'r1';
const filed = {
  type: 'ReportFiled',
  data: { report: id, category: 'holes', department: 'roads', promised: NOW.at, reporter: 'citizen' },
} as unknown as ReportEvent;
const resolved: ReportEvent = { type: 'ReportResolved', data: { report: id, batch: 'b1' } };
const hidden: ReportEvent = { type: 'ReportHidden', data: { report: id, ground: 'offensive' } };

it.each<[string, ReportEvent]>([
  ['confirmed', { type: 'ReportConfirmedFixed', data: { report: id, by: 'reporter' } }],
  ['opened again', { type: 'ReportReopened', data: { report: id, by: 'reporter', promised: NOW.at } }],
  ['hidden', hidden],
  ['noted on', { type: 'ReportNoted', data: { report: id } }],
])('what a batch has resolved is not put back once it was %s', (_, since) => {
  const undo = wish(PutReportBack, { report: id, batch: 'b1' });
  const { given } = spec(report, {} as never);
  given(filed, resolved, since).when(undo).refused('batch.touched-since');
  given(filed, resolved, { type: 'ReportFixAsked', data: { report: id } })
    .when(undo)
    .then(expect.objectContaining({ type: 'ReportPutBack' }) as never);
});

it('nothing is joined with what readers cannot see', () => {
  const join = wish(MergeReport, { report: id, into: 'r2' });
  const into = (...more: ReportEvent[]) => spec(report, { into: stateOf(report, filed, ...more) } as never);
  into(hidden).given(filed).when(join).refused('report.cannot-merge');
  into()
    .given(filed)
    .when(join)
    .then(expect.objectContaining({ type: 'ReportMerged' }) as never);
});
