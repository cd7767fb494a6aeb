import { dayOf } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { FigurePublished, ReportPublished } from '../../events/figures.js';
import { projections } from '../../projections/index.js';
import { OgpReport, REPORT_READS } from '../../read-models/ogp-report.js';
import { REPORT_RULE, type Report } from '../../read-models/ogp-report-documents.js';
import { reportFile, reportFrom } from '../ogp/report.js';
import { MemoryStore } from '../read/memory.store.js';
import { foldInto, type Replayable } from '../read/replay.js';
import { figureDigest } from './figures.js';

type Held = (digest: string) => Promise<Buffer | undefined>;
/** The root (base64) that was signed for so many leaves; undefined where none was. */
type RootOf = (size: number) => string | undefined;
export type MadeAgain = { readonly figure: Recorded<ReportPublished>; readonly differs: string | undefined };

const READ = projections.filter(({ name }) => REPORT_READS.includes(name));

/**
 * Makes every published monitoring report again, from the facts up to the last one that is in it. Facts are given in the
 * order of the log, each with its leaf's index; then the log is folded once more, by the read models of reports alone.
 */
export class ReportCheck {
  private readonly published: Recorded<ReportPublished>[] = [];
  /** Where positions and leaves begin to go otherwise side by side: so positions of leaves are known without keeping them all. */
  private readonly shifts: { readonly index: number; readonly by: number }[] = [];

  /** @param only of this plan and no other */
  constructor(private readonly only?: string) {}

  take(fact: Recorded, index: number): void {
    const by = fact.position - index;
    if (this.shifts.at(-1)?.by !== by) this.shifts.push({ index, by });
    if (fact.type !== 'FigurePublished') return;
    const figure = fact as Recorded as Recorded<FigurePublished>;
    if (figure.data.figure !== 'ogp-report' || (this.only !== undefined && figure.data.of !== this.only)) return;
    this.published.push(figure as Recorded<ReportPublished>);
  }

  /** Each of them, in the order in which it rests on the log. @param log facts in their newest shape */
  async *results(log: Replayable, held: Held, rootOf: RootOf): AsyncIterable<MadeAgain> {
    const store = new MemoryStore();
    for (const figure of this.published.toSorted((a, b) => a.data.size - b.data.size)) {
      const { size, counted } = figure.data;
      const position = this.positionOf(size - 1);
      const differs =
        (await this.idAt(log, position)) === counted
          ? await this.difference(figure, { log, store, position, held, rootOf })
          : 'the fact that it is counted up to is not the last of the leaves that it names';
      yield { figure, differs };
    }
  }

  private async difference({ data }: Recorded<ReportPublished>, on: On): Promise<string | undefined> {
    const { value, rule, size, of } = data;
    if (rule !== REPORT_RULE) return `it is made by rule ${rule}, which is not known here`;
    if (data.digest !== figureDigest(value)) return 'its digest is not that of its value';
    const { checkpoint, at } = value;
    if (checkpoint.size < size || on.rootOf(checkpoint.size) !== checkpoint.root)
      return `the checkpoint of ${checkpoint.size} leaves that it names was not signed`;
    await foldInto(on.log, on.store, READ, { until: { position: on.position } });
    const answer = await new OgpReport(of, at, dayOf(at)).answer(on.store, (name) => name);
    if (!answer) return 'there was no such plan';
    const last = answer.before && (await on.held(answer.before.value.report.digest));
    if (answer.before && !last) return 'the report before it is missing';
    const before = last ? (JSON.parse(last.toString('utf8')) as Report) : undefined;
    const { content } = reportFile(reportFrom(answer, { leaves: size, checkpoint, before }));
    return content.digest === value.report.digest ? undefined : `the leaves give another report: ${content.digest}`;
  }

  private positionOf(index: number): number {
    return index + (this.shifts.findLast((one) => one.index <= index)?.by ?? 1);
  }

  private async idAt(log: Replayable, position: number): Promise<string | undefined> {
    for await (const { events } of log.pages(position - 1)) if (events[0]) return events[0].id;
    return undefined;
  }
}

type On = {
  readonly log: Replayable;
  readonly store: MemoryStore;
  readonly position: number;
  readonly held: Held;
  readonly rootOf: RootOf;
};
