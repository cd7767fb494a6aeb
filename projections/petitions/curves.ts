import type { PetitionAdmitted, PetitionClosed, SignatureEvent } from '../../events/petitions.js';
import type { PetitionCurveDoc } from '../../read-models/petition-documents.js';
import type { Projection } from '../projection.js';
import { addFromStart, dayNumber, hourNumber } from './hours.js';

/** Hours are kept for 90 days, then days for three years; what is undone even later goes to the last of them. */
const DAYS_OF_HOURS = 90;
const DAYS_KEPT = 3 * 366;

/** How each petition's count moved, by hour and by day in Tbilisi. No curve is finer than an hour. */
export const curves: Projection<PetitionCurveDoc, PetitionAdmitted | PetitionClosed | SignatureEvent> = {
  name: 'curves',
  version: 1,
  handles: [
    'PetitionAdmitted',
    'PetitionClosed',
    'PetitionSigned',
    'SignatureWithdrawn',
    'SignatureInvalidated',
    'SignatureRestored',
  ],
  indexes: [],
  keys: (e) => [e.data.petitionId],

  fold(curve, e) {
    if (e.type === 'PetitionAdmitted') {
      const from = hourNumber(e.at);
      return {
        _id: e.data.petitionId,
        hours: { from, counts: [] },
        days: { from: dayNumber(from) + DAYS_OF_HOURS, counts: [] },
        closed: false,
        position: e.position,
      };
    }
    if (!curve) return curve;
    switch (e.type) {
      case 'PetitionClosed':
        curve.closed = true;
        break;
      case 'PetitionSigned':
        if (curve.closed) return curve;
        move(curve, e.at, 1);
        break;
      case 'SignatureWithdrawn':
        if (curve.closed) return curve;
        move(curve, e.at, -1);
        break;
      case 'SignatureInvalidated':
        move(curve, e.at, -1);
        break;
      case 'SignatureRestored':
        move(curve, e.at, 1);
        break;
      default:
        return curve;
    }
    curve.position = e.position;
    return curve;
  },
};

function move({ hours, days }: PetitionCurveDoc, at: string, by: 1 | -1): void {
  const hour = hourNumber(at);
  const day = dayNumber(hour);
  if (day < days.from) addFromStart(hours, hour, by, DAYS_OF_HOURS * 24);
  else addFromStart(days, day, by, DAYS_KEPT);
}
