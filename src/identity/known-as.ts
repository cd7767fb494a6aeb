import { ScopeClosed } from './scopes.js';
import type { Vault } from './vault.js';

/** A pseudonym, and whether the scope still takes people in. */
export type Known = { readonly subject: string; readonly closed: boolean };

/**
 * The pseudonym of a person within a scope. Once the scope's secret is destroyed only those who entered it before still
 * have one, from the vault's own map; undefined for everyone else.
 */
export function knownAs(
  vault: Pick<Vault, 'pseudonym' | 'scopesOf'>,
  person: string,
  scope: string,
): Known | undefined {
  try {
    return { subject: vault.pseudonym(person, scope), closed: false };
  } catch (error) {
    if (!(error instanceof ScopeClosed)) throw error;
  }
  const entered = vault.scopesOf(person).find((one) => one.scope === scope);
  return entered && { subject: entered.subject, closed: true };
}
