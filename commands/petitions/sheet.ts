import type { SheetEvent } from '../../events/petitions.js';
import { type Decider, refuse } from '../decider.js';
import { EnterPaperSheet } from './office-commands.js';
import { petition } from './petition.js';
import type { Petition } from './petition-state.js';

/** The scan a sheet was entered with; undefined while it was not. */
export type Sheet = string | undefined;

/** `sheet-<petition>_<sheet>`: each paper sheet once. The signatures on it are signed for one by one, each checked. */
export const sheet: Decider<Sheet, EnterPaperSheet, SheetEvent, { petition: Petition }> = {
  category: 'sheet',
  handles: [EnterPaperSheet],
  id: ({ petitionId, sheet }) => `${petitionId}_${sheet}`,
  given: { petition: { fold: petition, id: ({ petitionId }) => petitionId } },
  initial: undefined,

  evolve(state, event) {
    switch (event.type) {
      case 'PaperSheetEntered':
        return event.data.scan;
      default:
        return state;
    }
  },

  decide(command, state, _now, { petition }) {
    const { petitionId, sheet, scan, accepted, notEligible, alreadySigned } = command;
    if (petition.status === 'unknown') return refuse('petition.not-found', { petition: petitionId });
    if (state === scan) return [];
    if (state) return refuse('sheet.already-entered', { sheet });
    // a sheet may be finished after the close: what was signed too late is among its refused rows, not counted
    if (!petition.opening) return refuse('petition.not-open', { status: petition.status });
    const rows = accepted + notEligible + alreadySigned;
    return [
      { type: 'PaperSheetEntered', data: { petitionId, sheet, scan, rows, accepted, notEligible, alreadySigned } },
    ];
  },
};
