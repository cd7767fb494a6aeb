import { dayOf } from '../../events/calendar.js';
import type {
  InvolvedForgotten,
  Kept,
  LegalHoldLifted,
  LegalHoldPlaced,
  RetentionApplied,
  RetentionScheduleAdopted,
} from '../../events/privacy.js';
import { type Decider, type Fold, refuse } from '../decider.js';
import {
  AdoptRetentionSchedule,
  LiftLegalHold,
  PlaceLegalHold,
  RecordInvolvedForgotten,
  RecordRetention,
} from './commands.js';

type Adopted = { readonly version: number; readonly inForceFrom: string; readonly whole: string } | undefined;

/** `schedule-retention`: versions only rise, and none takes effect in the past. */
export const schedule: Decider<Adopted, AdoptRetentionSchedule, RetentionScheduleAdopted> = {
  category: 'schedule',
  handles: [AdoptRetentionSchedule],
  id: () => 'retention',
  initial: undefined,

  evolve(state, { type, data }) {
    if (type !== 'RetentionScheduleAdopted') return state;
    return { version: data.version, inForceFrom: data.inForceFrom, whole: JSON.stringify(data) };
  },

  decide({ version, legalReference, inForceFrom, terms }, last, { at }) {
    const { signatoryMonths, draftDays, gatheringDays, codeHours, reportMonths } = terms;
    const data = {
      version,
      legalReference: { ka: legalReference.ka, en: legalReference.en },
      inForceFrom,
      terms: {
        signatoryMonths,
        draftDays,
        gatheringDays,
        codeHours,
        ...(reportMonths !== undefined && { reportMonths }),
      },
    };
    if (last?.whole === JSON.stringify(data)) return [];
    if (version !== (last?.version ?? 0) + 1) return refuse('retention.not-later', { version: last?.version ?? 0 });
    if (inForceFrom < dayOf(at) || (last && inForceFrom <= last.inForceFrom))
      return refuse('retention.not-later', { inForceFrom: last?.inForceFrom ?? dayOf(at), today: dayOf(at) });
    return [{ type: 'RetentionScheduleAdopted', data }];
  },
};

type HoldEvent = LegalHoldPlaced | LegalHoldLifted;
type Existing = { readonly exists: boolean };
/** Of a petition only that there is one. */
const known: Fold<Existing, { type: string; data: object } & HoldEvent> = {
  category: 'petition',
  initial: { exists: false },
  evolve: () => ({ exists: true }),
};

/** `hold-<petition>`: while it lasts, no key of the petition goes. */
export const hold: Decider<boolean, PlaceLegalHold | LiftLegalHold, HoldEvent, { petition: Existing }> = {
  category: 'hold',
  handles: [PlaceLegalHold, LiftLegalHold],
  id: ({ petitionId }) => petitionId,
  given: { petition: { fold: known as never, id: ({ petitionId }) => petitionId } },
  initial: false,

  evolve(state, { type }) {
    if (type === 'LegalHoldPlaced') return true;
    return type === 'LegalHoldLifted' ? false : state;
  },

  decide(command, held, _now, { petition }) {
    const { petitionId, reason } = command;
    if (!petition.exists) return refuse('petition.not-found', { petition: petitionId });
    // the two commands have one shape, so the class is asked for by name of its own
    if (command.constructor === PlaceLegalHold)
      return held ? [] : [{ type: 'LegalHoldPlaced', data: { petitionId, reason } }];
    return held ? [{ type: 'LegalHoldLifted', data: { petitionId, reason } }] : refuse('retention.not-held');
  },
};

type Gone = RetentionApplied | InvolvedForgotten;

/** `retention-<petition>`, `retention-<report>`: each kind of data goes once. */
export const retention: Decider<readonly (Kept | 'involved')[], RecordRetention | RecordInvolvedForgotten, Gone> = {
  category: 'retention',
  handles: [RecordRetention, RecordInvolvedForgotten],
  id: (command) => ('report' in command ? command.report : command.petitionId),
  initial: [],

  evolve(state, { type, data }) {
    if (type === 'InvolvedForgotten') return [...state, 'involved'];
    return type === 'RetentionApplied' ? [...state, data.what] : state;
  },

  decide(command, gone) {
    if ('report' in command) {
      const { report, keys, schedule: version } = command;
      return gone.includes('involved')
        ? []
        : [{ type: 'InvolvedForgotten', data: { report, keys, schedule: version } }];
    }
    const { petitionId, what, keys, schedule: version } = command;
    if (gone.includes(what)) return [];
    return [{ type: 'RetentionApplied', data: { petitionId, what, keys, schedule: version } }];
  },
};
