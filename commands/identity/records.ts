import type {
  ErasureRequested,
  LogKeyEvent,
  ResidentsImported,
  ScopeSecretDestroyed,
  SubjectErased,
} from '../../events/identity.js';
import type { Decider } from '../decider.js';
import {
  RecordErasure,
  RecordErasureRequest,
  RecordLogKeyRetired,
  RecordLogKeyRotated,
  RecordResidentsImport,
  RecordScopeSecretDestroyed,
} from './record-commands.js';

type Erasing = 'none' | 'requested' | 'erased';

/** `erasure-<id>`: asked, then done. Recording either twice changes nothing. */
export const erasure: Decider<Erasing, RecordErasureRequest | RecordErasure, ErasureRequested | SubjectErased> = {
  category: 'erasure',
  handles: [RecordErasureRequest, RecordErasure],
  id: (command) => command.erasure,
  initial: 'none',

  evolve(state, event) {
    if (event.type === 'ErasureRequested') return 'requested';
    return event.type === 'SubjectErased' ? 'erased' : state;
  },

  decide(command, state) {
    const { erasure } = command;
    if (command instanceof RecordErasure)
      return state === 'erased' ? [] : [{ type: 'SubjectErased', data: { erasure, scopes: command.scopes } }];
    return state === 'none' ? [{ type: 'ErasureRequested', data: { erasure } }] : [];
  },
};

/** `register-residents`: each import is a fact of its own. */
export const register: Decider<null, RecordResidentsImport, ResidentsImported> = {
  category: 'register',
  handles: [RecordResidentsImport],
  id: () => 'residents',
  initial: null,
  evolve: (state) => state,
  decide: ({ rows, refused, digest }) => [{ type: 'ResidentsImported', data: { rows, refused, digest } }],
};

/** `scope-<petition>`: once destroyed, a secret stays so. */
export const scope: Decider<boolean, RecordScopeSecretDestroyed, ScopeSecretDestroyed> = {
  category: 'scope',
  handles: [RecordScopeSecretDestroyed],
  id: (command) => command.scope,
  initial: false,
  evolve: (state, event) => state || event.type === 'ScopeSecretDestroyed',
  decide: ({ scope }, destroyed) => (destroyed ? [] : [{ type: 'ScopeSecretDestroyed', data: { scope } }]),
};

type LogKeysKnown = { readonly rotated: readonly string[]; readonly retired: readonly string[] };

/** `keys-log`: which keys the log has come to sign with, and which no longer. */
export const logKeys: Decider<LogKeysKnown, RecordLogKeyRotated | RecordLogKeyRetired, LogKeyEvent> = {
  category: 'keys',
  handles: [RecordLogKeyRotated, RecordLogKeyRetired],
  id: () => 'log',
  initial: { rotated: [], retired: [] },

  evolve(state, { type, data }) {
    switch (type) {
      case 'LogKeyRotated':
        return { ...state, rotated: [...state.rotated, data.vkey] };
      case 'LogKeyRetired':
        return { ...state, retired: [...state.retired, data.vkey] };
      default:
        return state;
    }
  },

  decide(command, { rotated, retired }) {
    const { vkey } = command;
    if (command instanceof RecordLogKeyRetired)
      return retired.includes(vkey) ? [] : [{ type: 'LogKeyRetired', data: { vkey } }];
    return rotated.includes(vkey) ? [] : [{ type: 'LogKeyRotated', data: { vkey } }];
  },
};
