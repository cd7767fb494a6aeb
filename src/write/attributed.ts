import { hash, randomUUID } from 'node:crypto';
import type { Command } from '../../commands/command.js';
import type { Meta } from '../../events/envelope.js';
import type { Named } from '../content/named.js';

/** Who stands behind a scoped pseudonym. For the vault alone: it never reaches the log. */
export type Owner = {
  readonly person: string;
  readonly scope: string;
  /** Another scope of theirs, whose key seals what they wrote. */
  readonly also?: string;
};

/** A command that knows who sends it, when, and because of what. */
export type Attributed<C extends Command = Command> = C & {
  readonly meta: Meta;
  readonly at: string;
  readonly owner?: Owner | undefined;
  /** What its facts name and do not hold: it is kept before they are recorded. */
  readonly beside?: readonly Named[] | undefined;
};

export type By = {
  /** A pseudonym; scoped to the petition where the stream is a person's. */
  readonly actor: string;
  readonly at: string;
  /** The caller's own key: the same key by the same actor is the same command. */
  readonly idempotencyKey?: string | undefined;
  /** What the caller sent, so that one key cannot carry two wishes. */
  readonly body?: unknown;
  readonly owner?: Owner | undefined;
  readonly beside?: readonly Named[] | undefined;
  /** The command or event that led to this one. */
  readonly cause?: { readonly correlationId: string; readonly causationId: string | null } | undefined;
};

export const digest = (...parts: readonly string[]): string => hash('sha256', parts.join('\0')).slice(0, 32);

/** A UUID (version 8) that follows from words: the same words, the same id. */
export function uuidFrom(...words: readonly string[]): string {
  const hex = digest(...words);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/**
 * commandId = hash(actor, key) `.` hash(command, body): the first half names the wish, the second tells a repeat from
 * another wish under the same key.
 */
export function commandId(actor: string, key: string | undefined, body: unknown): string {
  if (key === undefined) return randomUUID().replaceAll('-', '');
  return `${digest(actor, key)}.${digest(JSON.stringify(body ?? null)).slice(0, 8)}`;
}

/** Completes a validated command with what only the server may say, and stamps who, when and why. */
export function attributed<C extends Command>(command: C, supplied: Partial<C>, by: By): Attributed<C> {
  const id = commandId(by.actor, by.idempotencyKey, [command.constructor.name, by.body]);
  const cause = by.cause ?? { correlationId: id, causationId: null };
  return Object.assign(command, supplied, {
    meta: { actor: by.actor, commandId: id, ...cause },
    at: by.at,
    owner: by.owner,
    beside: by.beside,
  });
}
