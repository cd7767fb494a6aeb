import { BeginReportBatch, EndReportBatch } from '../../commands/smart-map/batch-commands.js';
import { AcknowledgeReport } from '../../commands/smart-map/commands.js';
import { uuidFrom } from '../write/attributed.js';
import type { Act, Stage } from './stage.js';

const MINUTE = 60_000;
const MOST = 6;
const POLICY = 'policy:when-report-batch-decided-then-change-each-report';

/** An officer has read at once what nobody had answered this morning. */
export function batchActs(stage: Stage, unanswered: readonly string[], now: number): Act[] {
  const reports = unanswered.slice(0, MOST);
  if (reports.length === 0) return [];
  const batch = uuidFrom('demo batch');
  const at = now - 90 * MINUTE;
  const wish = { batch, reports, action: 'acknowledge' as const, reason: 'დილის შეტყობინებების ერთად განხილვა' };
  return [
    { at, perform: stage.official('officer', new BeginReportBatch(), wish) },
    ...reports.map((report) => ({
      at: at + MINUTE,
      perform: stage.nobody(POLICY, new AcknowledgeReport(), { report, batch }),
    })),
    {
      at: at + 2 * MINUTE,
      perform: stage.nobody(POLICY, new EndReportBatch(), { batch, changed: reports.length, kept: [] }),
    },
  ];
}
