import { type KeyObject, verify } from 'node:crypto';
import { BASE64URL } from '../../commands/budgeting/base64url.js';
import { bytes } from './ballot-check.js';
import { canonicalBytes } from './format.js';
import { signed } from './round-keys.js';

/**
 * What the registrar, who alone knows people, tells another issuer under its own key. `eligible`: somebody with this
 * nullifier may have this one request signed. No name, no number, no district goes along.
 */
export type Statement =
  | {
      readonly v: 1;
      readonly says: 'eligible';
      readonly issuer: string;
      readonly round: string;
      readonly nullifier: string;
      /** SHA-256 (hex) of the blinded message. */
      readonly request: string;
    }
  | {
      readonly v: 1;
      readonly says: 'voting-opens' | 'voting-is-over';
      readonly issuer: string;
      readonly round: string;
    };
export type Said<S extends Statement = Statement> = { readonly statement: S; readonly sig: string };

export const said = <S extends Statement>(statement: S, key: KeyObject): Said<S> => ({
  statement,
  sig: signed(key, canonicalBytes(statement)),
});

/** Whether it is the registrar's word, and meant for this issuer. */
export const isSaid = ({ statement, sig }: Said, registrar: KeyObject, issuer: string): boolean =>
  statement.issuer === issuer && BASE64URL.test(sig) && verify(null, canonicalBytes(statement), registrar, bytes(sig));
