import { daysAfter } from '../../events/calendar.js';
import type { ScopeSecretDestroyed } from '../../events/identity.js';
import type { InvolvedForgotten } from '../../events/privacy.js';
import { LAST_WORD_DAYS, type ReportEvent } from '../../events/smart-map.js';
import type { ReportSecretDoc } from '../../read-models/report-documents.js';
import type { Projection } from '../projection.js';

type SecretEvent = ReportEvent | ScopeSecretDestroyed | InvolvedForgotten;
const SCOPE = 'report-';

/**
 * When the secret behind a report's pseudonyms is not needed any more: it was closed or hidden, and nobody involved can say
 * anything to that any more. One that was joined with another has no date of its own. With the secret gone, `over` is since
 * when; it goes with the data of those involved.
 */
export const reportSecrets: Projection<ReportSecretDoc, SecretEvent> = {
  name: 'reportSecrets',
  version: 2,
  handles: [
    'ReportResolved',
    'ReportConfirmedFixed',
    'ReportRefused',
    'ReportNotOurs',
    'ReportMerged',
    'ReportReopened',
    'ReportPutBack',
    'ReportUnmerged',
    'ReportHidden',
    'ReportShown',
    'ReportHidingAppealed',
    'ReportHidingAppealDecided',
    'ScopeSecretDestroyed',
    'InvolvedForgotten',
  ],
  indexes: [['due'], ['over']],
  keys: (e) => {
    if (e.type !== 'ScopeSecretDestroyed') return [e.data.report];
    return e.data.scope.startsWith(SCOPE) ? [e.data.scope.slice(SCOPE.length)] : [];
  },

  fold(doc, e, key) {
    const known = doc ?? begun(e, key);
    if (!known) return doc;
    const { at } = e;
    if (known.over !== undefined && e.type !== 'InvolvedForgotten') return doc; // nothing makes its terms run again
    switch (e.type) {
      case 'ReportResolved':
      case 'ReportConfirmedFixed':
      case 'ReportRefused':
      case 'ReportNotOurs':
        known.closedAt = at;
        delete known.joined;
        break;
      case 'ReportMerged':
        known.joined = true;
        break;
      case 'ReportReopened':
      case 'ReportPutBack':
      case 'ReportUnmerged':
        delete known.closedAt;
        delete known.joined;
        break;
      case 'ReportHidden':
        known.hiddenAt = at;
        break;
      case 'ReportShown':
        unhidden(known);
        break;
      case 'ReportHidingAppealed':
        known.appealed = true;
        break;
      case 'ReportHidingAppealDecided':
        if (e.data.outcome === 'overturned') unhidden(known);
        delete known.appealed;
        break;
      case 'ScopeSecretDestroyed':
        known.over = known.due ?? at;
        delete known.due;
        known.position = e.position;
        return known;
      case 'InvolvedForgotten':
        return undefined;
      default:
        return doc;
    }
    settle(known);
    known.position = e.position;
    return known;
  },
};

const BEGINS_NOTHING: ReadonlySet<string> = new Set([
  ...['InvolvedForgotten', 'ReportReopened', 'ReportPutBack', 'ReportUnmerged', 'ReportShown'],
]);
/** While somebody is still to deal with a report nothing of it is due: its time begins when it is closed or hidden. */
function begun(e: { readonly type: string; readonly position: number }, key: string): ReportSecretDoc | undefined {
  return BEGINS_NOTHING.has(e.type) ? undefined : { _id: key, position: e.position };
}

function unhidden(doc: ReportSecretDoc): void {
  delete doc.hiddenAt;
  delete doc.appealed;
}

function settle(doc: ReportSecretDoc): void {
  const last = [doc.closedAt ?? '', doc.hiddenAt ?? ''].sort().at(-1)!;
  if (last === '' || doc.appealed || doc.joined) delete doc.due;
  else doc.due = daysAfter(last, LAST_WORD_DAYS);
}
