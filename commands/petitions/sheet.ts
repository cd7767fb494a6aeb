import type { SheetEvent } from '../../events/petitions.js';
import { type Decider, refuse } from '../decider.js';
import { EnterPaperSheet, ReceivePaperSheet } from './office-commands.js';
import { petition } from './petition.js';
import type { Petition } from './petition-state.js';

/** How far a sheet is, and the scan it was last seen with. */
export type Sheet = { readonly is: 'unknown' } | { readonly is: 'received' | 'entered'; readonly scan: string };
type SheetCommand = ReceivePaperSheet | EnterPaperSheet;

/** `sheet-<petition>_<sheet>`: each paper sheet once. The signatures on it are signed for one by one, each checked. */
export const sheet: Decider<Sheet, SheetCommand, SheetEvent, { petition: Petition }> = {
  category: 'sheet',
  handles: [ReceivePaperSheet, EnterPaperSheet],
  id: ({ petitionId, sheet }) => `${petitionId}_${sheet}`,
  given: { petition: { fold: petition, id: ({ petitionId }) => petitionId } },
  initial: { is: 'unknown' },

  evolve(state, event) {
    switch (event.type) {
      case 'PaperSheetReceived':
        return state.is === 'entered' ? state : { is: 'received', scan: event.data.scan };
      case 'PaperSheetEntered':
        return { is: 'entered', scan: event.data.scan };
      default:
        return state;
    }
  },

  decide(command, state, _now, { petition }) {
    const { petitionId, sheet, scan } = command;
    if (petition.status === 'unknown') return refuse('petition.not-found', { petition: petitionId });
    if (state.is === 'entered') return state.scan === scan ? [] : refuse('sheet.already-entered', { sheet });
    // a sheet may be finished after the close: what was signed too late is among its refused rows, not counted
    if (!petition.opening) return refuse('petition.not-open', { status: petition.status });
    if (!(command instanceof EnterPaperSheet)) {
      // a better scan of the same sheet may take the place of a bad one until it is entered
      if (state.is === 'received' && state.scan === scan) return [];
      return [{ type: 'PaperSheetReceived', data: { petitionId, sheet, scan } }];
    }
    const { accepted, notEligible, alreadySigned, fingerprint } = command;
    const rows = accepted + notEligible + alreadySigned;
    const counts = { rows, accepted, notEligible, alreadySigned };
    return [
      { type: 'PaperSheetEntered', data: { petitionId, sheet, scan, ...counts, ...(fingerprint && { fingerprint }) } },
    ];
  },
};
