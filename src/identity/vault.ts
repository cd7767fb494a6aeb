/** A key to seal with, and the promise that it will outlive a power cut. Never acknowledge what it sealed before that. */
export type SealingKey = { readonly key: Buffer; readonly durable: Promise<void> };

/** Thrown when something new is to be sealed for someone who was erased. */
export class Erased extends Error {
  override readonly name = 'Erased';
  constructor(subject: string) {
    super(`${subject} was erased`);
  }
}

/**
 * Keys and the only map from people to pseudonyms. Lives outside the log, so that erasing a key erases what it sealed
 * everywhere: log, backups and read models. People are random ids (32 hex); personal numbers never reach it in clear.
 */
export abstract class Vault {
  /** The pseudonym (32 hex) of a person within a scope: HMAC under the scope's own secret. Records nothing. */
  abstract pseudonym(person: string, scope: string): string;
  /** The same, and makes sure that the vault knows whose it is and holds its key. Call it only for a command. */
  abstract enter(person: string, scope: string): string;
  /** The random 32-byte key of a subject (a pseudonym or a document), made when there is none. @throws Erased */
  abstract sealingKey(subject: string): SealingKey;
  /** Undefined when it was erased or never was. */
  abstract openingKey(subject: string): Buffer | undefined;
  /** Every scope a person has entered, with the pseudonym used there. */
  abstract scopesOf(person: string): readonly { scope: string; subject: string }[];
  /** Who stands behind a pseudonym. For erasure, notices to the person, and unsealings approved by two people; nothing else. */
  abstract personOf(subject: string): string | undefined;
  /** Every pseudonym that has entered a scope and is not erased. */
  abstract enteredIn(scope: string): readonly string[];
  /** Deletes keys for good, and the link to the person. Twice is once. Resolves when it is on disk. */
  abstract erase(subjects: readonly string[]): Promise<void>;
  /** Deletes keys for good, and keeps the link to the person: they can be reached, and not be read. */
  abstract shred(subjects: readonly string[]): Promise<void>;
  /** After this nobody can test a name against the streams of the scope, unless the vault still links it. */
  abstract destroyScopeSecret(scope: string): Promise<void>;
  abstract health(): { readonly ok: boolean; readonly why?: string };
  abstract close(): Promise<void>;
}

/** A vault whose keys lie sealed under a key-encryption key, which may be changed. */
export interface TurnableVault extends Vault {
  /** Seals everything anew under another key. Resolves to how many. Cut short, the next start goes on. */
  rewrap(kek: Buffer): Promise<number>;
}
