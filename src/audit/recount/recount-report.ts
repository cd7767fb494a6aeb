import type { Recorded } from '../../../events/envelope.js';
import { ContentCheck } from '../content-check.js';
import type { PublicFact } from '../leaf.js';
import { ReportCheck } from '../reports.js';
import { Edge, NOTHING } from '../sequencer/edge.js';
import { sameBytes } from '../tlog/verify.js';
import type { ExportedLog } from './exported-log.js';
import { recorded } from './recorded.js';
import type { Line } from './recount-petition.js';

/** So many facts are handed to the folds at once. */
const A_PAGE = 1_000;

/**
 * Makes the monitoring reports of one plan again from a public export alone: by the very folds that the portal makes them
 * by. @throws Error when the export is not whole, or knows no published report of such a plan
 */
export async function recountReport(exported: ExportedLog, plan: string): Promise<readonly Line[]> {
  const edge = new Edge(0, NOTHING);
  const content = new ContentCheck();
  const check = new ReportCheck(plan);
  const wanted = new Set<number>();
  for (const { fact, index } of facts(exported)) {
    content.take(fact.data);
    check.take(fact, index);
    const { figure, of, value } = fact.data as { figure?: string; of?: string; value?: { checkpoint: Size } };
    if (figure === 'ogp-report' && of === plan && value) wanted.add(value.checkpoint.size);
  }
  if (wanted.size === 0) throw new Error(`the export knows no published report of a plan ${plan}`);
  const roots = new Map<number, string>();
  for (const { entry } of exported.entries()) {
    edge.append(entry);
    if (wanted.has(edge.size)) roots.set(edge.size, Buffer.from(edge.root()).toString('base64'));
  }
  const { checkpoint, signer } = exported;
  const whole = sameBytes(edge.root(), checkpoint.root);
  const lines: Line[] = [];
  const log = { head: async () => checkpoint.size, pages: (after: number) => pages(exported, after) };
  const held = async (digest: string) => exported.content(digest);
  for await (const { figure, differs } of check.results(log, held, (size) => roots.get(size))) {
    const { value, size } = figure.data;
    const made = `as of ${value.at}: ${value.commitments} commitments, ${value.report.digest} made again from ${size} leaves`;
    lines.push({ name: 'report', ok: !differs, found: differs ?? made });
  }
  return [
    {
      name: 'log',
      ok: whole,
      found: whole
        ? `${checkpoint.size} entries give the root that ${signer.split('+')[0]} signed`
        : `${checkpoint.size} entries give another root than the checkpoint: some were changed`,
    },
    { name: 'content', ...(await content.result(held)) },
    ...lines,
    {
      note: 'The report is what the facts say. Whether the facts are true, and the words that are sealed, is not proved.',
    },
  ];
}

type Size = { readonly size: number };

/** Every fact that an entry tells, in the order of the log. */
function* facts(exported: ExportedLog): Iterable<{ readonly fact: Recorded; readonly index: number }> {
  for (const { index, entry } of exported.entries()) {
    const fact = JSON.parse(Buffer.from(entry).toString('utf8')) as PublicFact;
    if (fact.pub !== undefined) yield { fact: recorded(fact, index), index };
  }
}

async function* pages(exported: ExportedLog, after: number) {
  let events: Recorded[] = [];
  for (const { fact } of facts(exported)) {
    if (fact.position <= after) continue;
    events.push(fact);
    if (events.length < A_PAGE) continue;
    yield { events, reached: fact.position, live: false };
    events = [];
  }
  yield { events, reached: exported.checkpoint.size, live: true };
}
