import { dayOf, workingDaysBetween } from '../../events/calendar.js';
import type { Recorded } from '../../events/envelope.js';
import type { ReportCase } from '../../events/report-cases.js';
import type { ReportEvent } from '../../events/smart-map.js';
import type { HandlingDoc, Lengths } from '../../read-models/handling-documents.js';
import type { Projection } from '../projection.js';

const HOUR = 3_600_000;
/** What took longer than so many days is not told apart any more. */
export const LONGEST_DAYS = 60;

/** Whole hours on the first day, then whole days, in hours. */
export function hoursBetween(from: string, to: string): number {
  const hours = Math.max(0, Math.floor((Date.parse(to) - Date.parse(from)) / HOUR));
  return hours < 24 ? hours : 24 * Math.min(Math.floor(hours / 24), LONGEST_DAYS + 1);
}

type Counted = { readonly opened: string; readonly at: { category: string; district: string; department: string } };

/** The case that a fact says something of; undefined for facts that say of none. */
function caseOf(e: Recorded<ReportEvent>): Counted | undefined {
  if (e.type === 'ReportFiled') return { opened: e.at, at: e.data };
  const undone = e.type === 'ReportPutBack' || e.type === 'ReportUnmerged' ? e.data.undone : undefined;
  const about = undone ? undone.case : (e.data as { readonly case?: ReportCase }).case;
  return about && { opened: about.opened, at: about };
}

/** How the city deals with reports, counted from the facts alone, in documents that do not grow with them. */
export const handling: Projection<HandlingDoc, ReportEvent> = {
  name: 'handling',
  version: 1,
  handles: [
    ...(['ReportFiled', 'ReportAcknowledged', 'ReportAssigned', 'ReportPlanned', 'ReportStarted'] as const),
    ...(['ReportResolved', 'ReportRefused', 'ReportNotOurs', 'ReportMerged', 'ReportReopened'] as const),
    ...(['ReportFellOverdue', 'ReportPutBack', 'ReportUnmerged'] as const),
  ],
  indexes: [['month']],

  keys(e) {
    const found = caseOf(e);
    if (!found) return [];
    const { category, district, department } = found.at;
    return [[dayOf(found.opened).slice(0, 7), category, district, department].join('_')];
  },

  fold(doc, e, key) {
    const found = caseOf(e);
    if (!found) return doc;
    const counts = doc ?? empty(key, found);
    counts.position = e.position;
    switch (e.type) {
      case 'ReportFiled':
        counts.filed++;
        return counts;
      case 'ReportReopened':
        counts.reopened++;
        return counts;
      case 'ReportFellOverdue':
        counts.overdue++;
        return counts;
      case 'ReportPutBack':
      case 'ReportUnmerged': {
        const { type, at, case: about } = e.data.undone;
        return about ? step(counts, type, at, about, -1) : counts;
      }
      default: {
        const { case: about } = e.data as { readonly case?: ReportCase };
        return about ? step(counts, e.type, e.at, about, 1) : counts;
      }
    }
  },
};

const empty = (key: string, { opened, at: { category, district, department } }: Counted): HandlingDoc => ({
  ...{ _id: key, month: dayOf(opened).slice(0, 7), category, district, department, filed: 0, reopened: 0 },
  ...{ acknowledged: 0, acknowledgedIn: {}, resolved: 0, resolvedIn: {}, within: 0 },
  ...{ refused: 0, notOurs: 0, merged: 0, overdue: 0, position: 0 },
});

/** Counts a step, or with -1 takes it off again. */
function step(counts: HandlingDoc, type: string, at: string, about: ReportCase, by: 1 | -1): HandlingDoc {
  if (about.first) {
    counts.acknowledged += by;
    add(counts.acknowledgedIn, hoursBetween(about.opened, at), by);
  }
  switch (type) {
    case 'ReportResolved':
      counts.resolved += by;
      add(counts.resolvedIn, workingDaysBetween(about.opened, at, LONGEST_DAYS + 1), by);
      if (at < about.promised) counts.within += by;
      return counts;
    case 'ReportRefused':
      counts.refused += by;
      return counts;
    case 'ReportNotOurs':
      counts.notOurs += by;
      return counts;
    case 'ReportMerged':
      counts.merged += by;
      return counts;
    default:
      return counts;
  }
}

function add(lengths: Lengths, length: number, by: 1 | -1): void {
  const count = (lengths[length] ?? 0) + by;
  if (count === 0) delete lengths[length];
  else lengths[length] = count;
}
