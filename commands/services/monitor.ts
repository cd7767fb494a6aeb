import type { MonitorAccredited, MonitorEvent } from '../../events/civic-control.js';
import { type Decider, type Fold, refuse } from '../decider.js';
import { AccreditMonitor, RevokeAccreditation } from './civic-commands.js';

export type Accreditation = { readonly terms: MonitorAccredited['data'] | undefined; readonly revoked: boolean };

export const accreditation: Fold<Accreditation, MonitorEvent> = {
  category: 'monitor',
  initial: { terms: undefined, revoked: false },
  evolve(state, event) {
    switch (event.type) {
      case 'MonitorAccredited':
        return { terms: event.data, revoked: false };
      case 'AccreditationRevoked':
        return { ...state, revoked: true };
      default:
        return state;
    }
  },
};

/** Whether somebody may report on services as a civic monitor at an instant. */
export const inForce = ({ terms, revoked }: Accreditation, at: string): boolean =>
  terms !== undefined && !revoked && at < terms.expires;

const YEAR = 366 * 86_400_000;
/** Nobody is accredited for longer: then it is looked at anew. */
const MOST_YEARS = 3;

/** `monitor-<staff pseudonym>`: accredited for a term, again and again; it ends by itself, or is revoked with a reason. */
export const monitor: Decider<Accreditation, AccreditMonitor | RevokeAccreditation, MonitorEvent> = {
  ...accreditation,
  handles: [AccreditMonitor, RevokeAccreditation],
  id: (command) => command.monitor,

  decide(command, state, { at }) {
    const { monitor } = command;
    if (command instanceof AccreditMonitor) {
      const { expires, name, organisation } = command;
      const latest = new Date(Date.parse(at) + MOST_YEARS * YEAR).toISOString();
      if (expires <= at || expires > latest) return refuse('monitor.term', { years: MOST_YEARS });
      const { ka, en } = organisation;
      const before = state.terms;
      const same =
        before?.expires === expires && before.organisation.ka === ka && before.organisation.en === en && !state.revoked;
      const data = { monitor, organisation: { ka, en }, expires };
      return same ? [] : [{ type: 'MonitorAccredited', data, private: { subject: monitor, content: { name } } }];
    }
    if (!state.terms) return refuse('monitor.not-accredited');
    const { ka, en } = command.reason;
    return state.revoked ? [] : [{ type: 'AccreditationRevoked', data: { monitor, reason: { ka, en } } }];
  },
};
