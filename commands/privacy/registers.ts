import type {
  BreachClosed,
  BreachNotified,
  BreachRecorded,
  PersonalDataOpened,
  ProcessingDescribed,
} from '../../events/privacy.js';
import { type Decider, refuse } from '../decider.js';
import { CloseBreach, DescribeProcessing, RecordBreach, RecordBreachNotice, RecordOpening } from './commands.js';

/** The authority must know of a breach within 72 hours of its discovery. */
const NOTICE = 72 * 3_600_000;

type Breach = { readonly is: 'none' | 'open' | 'closed'; readonly told: readonly string[] };
type BreachEvent = BreachRecorded | BreachNotified | BreachClosed;
type BreachCommand = RecordBreach | RecordBreachNotice | CloseBreach;

/** `breach-<id>`: from its discovery to what was done so that it does not happen again. */
export const breach: Decider<Breach, BreachCommand, BreachEvent> = {
  category: 'breach',
  handles: [RecordBreach, RecordBreachNotice, CloseBreach],
  id: (command) => command.breach,
  initial: { is: 'none', told: [] },

  evolve(state, { type, data }) {
    if (type === 'BreachRecorded') return { ...state, is: 'open' };
    if (type === 'BreachNotified') return { ...state, told: [...state.told, data.whom] };
    return type === 'BreachClosed' ? { ...state, is: 'closed' } : state;
  },

  decide(command, state, { at }) {
    const { breach: id } = command;
    if (command instanceof RecordBreach) {
      if (state.is !== 'none') return [];
      const { discoveredAt, data: touched, people, risk, description } = command;
      if (discoveredAt > at) return refuse('breach.not-yet', { discoveredAt });
      const notifyBy = new Date(Date.parse(discoveredAt) + NOTICE).toISOString();
      const data = { breach: id, discoveredAt, data: [...touched].sort(), people: people ?? null, risk, notifyBy };
      return [{ type: 'BreachRecorded', data, private: { subject: `breach-${id}`, content: { description } } }];
    }
    if (state.is === 'none') return refuse('breach.not-found', { breach: id });
    if (command instanceof RecordBreachNotice) {
      if (state.told.includes(command.whom)) return [];
      return [{ type: 'BreachNotified', data: { breach: id, whom: command.whom } }];
    }
    if (state.is === 'closed') return [];
    return [{ type: 'BreachClosed', data: { breach: id, measures: command.measures } }];
  },
};

type Described = { readonly version: number; readonly whole: string };

/** `processing-<activity>`: an entry of the register of processing. */
export const processing: Decider<Described, DescribeProcessing, ProcessingDescribed> = {
  category: 'processing',
  handles: [DescribeProcessing],
  id: ({ activity }) => activity,
  initial: { version: 0, whole: '' },
  evolve: (state, { type, data }) =>
    type === 'ProcessingDescribed' ? { version: data.version, whole: JSON.stringify(data) } : state,

  decide({ activity, version, title, purpose, legalBasis, data: held, recipients, retention }, last) {
    const both = ({ ka, en }: { ka: string; en: string }) => ({ ka, en });
    const data = {
      activity,
      version,
      title: both(title),
      purpose: both(purpose),
      legalBasis: both(legalBasis),
      data: both(held),
      recipients: both(recipients),
      retention: both(retention),
    };
    if (last.whole === JSON.stringify(data)) return [];
    if (version !== last.version + 1) return refuse('processing.not-later', { version: last.version });
    return [{ type: 'ProcessingDescribed', data }];
  },
};

/** `opening-<petition>`: each time is a fact of its own. */
export const opening: Decider<null, RecordOpening, PersonalDataOpened> = {
  category: 'opening',
  handles: [RecordOpening],
  id: ({ petitionId }) => petitionId,
  initial: null,
  evolve: (state) => state,
  decide: ({ petitionId, scan }) => [{ type: 'PersonalDataOpened', data: { petitionId, what: 'scan', scan } }],
};
