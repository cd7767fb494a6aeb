import { projections } from '../../projections/index.js';
import type { Vault } from '../identity/vault.js';
import { openSealed } from '../log/codec.js';
import { texts } from './texts.projection.js';
import type { AnyProjection } from './track.js';

/** Every read model, that of words among them, which a vault opens. */
export const projectionsWith = (vault: Vault): readonly AnyProjection[] => [
  ...projections,
  texts((fact) => openSealed(fact, vault)),
];
