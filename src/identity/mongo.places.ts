import type { Binary, Db, MongoClient } from 'mongodb';

/** The vault's collections in its database. */
export const IN_VAULT = { keys: 'vault_keys', scopes: 'vault_scopes', rings: 'vault_rings' } as const;

/** The database that the address names; `ghia` when it names none. */
export function vaultDb(client: MongoClient, url: string): Db {
  const named = /^mongodb(?:\+srv)?:\/\/[^/]*\/([^?]+)/.exec(url)?.[1];
  return client.db(named === undefined ? 'ghia' : decodeURIComponent(named));
}

/** Sealed by the key-encryption key of the number `by`. */
type Sealed = { readonly box: Binary | Buffer; readonly by: number };
export type SealedDoc = Partial<Sealed> & { readonly _id: string };
/** A key by its subject. An erased one stays as its bare subject, so that it cannot come back by mistake. */
export type KeyDoc = SealedDoc & {
  /** Whose it is, hidden: who reads the server must not be able to join what a person did. */
  readonly person?: Binary | Buffer;
  readonly scope?: string;
  /** The order in which people entered. */
  readonly order?: unknown;
};
/** A scope by its name; without a box when its secret is destroyed. */
export type ScopeDoc = SealedDoc;
/** What is sealed for all who share the vault: the ring itself, the secret that hides people, the one that names residents. */
export type RingDoc = Sealed & {
  readonly _id: 'ring' | 'people' | 'register';
  /** The next key-encryption key, sealed under the one before: those who hold that one learn this one by it. */
  readonly forward?: Sealed;
  /** The one before, sealed under this: what it still seals can be opened until everything is sealed anew. */
  readonly backward?: Sealed;
  /** When the keys were changed, ms. */
  readonly turned?: number;
};
