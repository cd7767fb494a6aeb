import { createHmac, type KeyObject } from 'node:crypto';
import { keyOf, random } from './aead.js';
import type { VaultFile } from './vault.file.js';
import { aboutScope, type NewScope } from './vault.tables.js';

/** Officials act under one pseudonym everywhere: what they do in office is the public's business. */
export const STAFF = 'staff';
/** Everyone else is somebody else in every petition. */
export const petitionScope = (petitionId: string): string => `petition-${petitionId}`;

/** And in every report. */
export const reportScope = (reportId: string): string => `report-${reportId}`;

/** And in every topic of the forum; each text there has a pseudonym, and so a key, of its own. */
export const topicScope = (topicId: string): string => `topic-${topicId}`;
/** Whoever flags there is somebody else once more: nobody learns that the author of one post has flagged another. */
export const flagScope = (topicId: string): string => `flags-${topicId}`;
export const postScope = (postId: string): string => `post-${postId}`;
/** And in every open poll. */
export const surveyScope = (surveyId: string): string => `survey-${surveyId}`;

/** And in every budget round: what the log knows of who was given the right to vote there. */
export const roundScope = (roundId: string): string => `round-${roundId}`;
/** Who asked to be reminded of a round: no fact ever carries it, work knows them by it. */
export const reminderScope = (roundId: string): string => `reminders-${roundId}`;
/** In every proposal of a budget round, and in every complaint about a result. */
export const proposalScope = (proposalId: string): string => `proposal-${proposalId}`;
export const complaintScope = (complaint: string): string => `complaint-${complaint}`;
/** And in every contribution to an action plan. */
export const contributionScope = (contribution: string): string => `contribution-${contribution}`;

/** And in every case of a service. */
export const caseScope = (id: string): string => `case-${id}`;
/** Whoever rates a case is somebody else than its applicant: nothing in the log leads from the one to the other. */
export const ratingScope = (caseId: string): string => `rating-${caseId}`;
/** A civic monitor's words, of one visit each. */
export const visitScope = (visit: string): string => `visit-${visit}`;

/** Thrown when a scope's secret has been destroyed: nobody can be named within it any more. */
export class ScopeClosed extends Error {
  override readonly name = 'ScopeClosed';
  constructor(scope: string) {
    super(`the secret of ${scope} has been destroyed`);
  }
}

export type Scope = {
  readonly id: number;
  readonly name: string;
  readonly secret: KeyObject;
  /** Set until the file knows the scope: goes along with what is recorded first, so both are on disk or neither is. */
  fresh?: NewScope;
  /** Something was recorded under it and is on its way to the disk. */
  used?: boolean;
};

const MOST = 20_000;
const DIGITS = 32;

/** HMAC-SHA-256 under the scope's secret, cut to 128 bits: 32 hex digits. */
export const pseudonymOf = (secret: KeyObject, person: string): string =>
  createHmac('sha256', secret).update(person).digest('hex').slice(0, DIGITS);

/** Every scope's number and secret, as they are needed. A scope that nobody has entered lives in memory only. */
export class Scopes {
  private readonly known = new Map<string, Scope>();
  private readonly closed = new Set<string>();
  private last: number;
  private readonly find;

  constructor(private readonly file: VaultFile) {
    this.find = file.db.prepare<[string], { id: number; secret: Buffer | null }>(
      'select id, secret from scopes where name = ?',
    );
    this.last = file.db.prepare<[], { id: number }>('select coalesce(max(id), 0) id from scopes').get()!.id;
  }

  /** @throws ScopeClosed */
  of(name: string): Scope {
    const known = this.known.get(name);
    if (known) return known;
    if (this.closed.has(name)) throw new ScopeClosed(name);
    const row = this.find.get(name);
    if (row && !row.secret) throw new ScopeClosed(name);
    return this.keep(row ? this.opened(name, row.id, row.secret!) : this.made(name));
  }

  /** Forgets the secret and tells the scope's number, for the file to forget it too. */
  close(name: string): number {
    const id = this.known.get(name)?.id ?? this.find.get(name)?.id ?? ++this.last;
    this.known.delete(name);
    this.closed.add(name);
    return id;
  }

  private opened(name: string, id: number, box: Buffer): Scope {
    return { id, name, secret: keyOf(this.file.open(aboutScope(name), box)) };
  }

  private made(name: string): Scope {
    const secret = random(32);
    return { id: ++this.last, name, secret: keyOf(secret), fresh: { name, secret: secret.toString('latin1') } };
  }

  private keep(scope: Scope): Scope {
    if (this.known.size >= MOST) this.makeRoom();
    this.known.set(scope.name, scope);
    return scope;
  }

  /** Any scope may be forgotten but one whose secret is only now going to the disk. */
  private makeRoom(): void {
    for (const [name, { fresh, used }] of this.known) {
      if (fresh && used) continue;
      this.known.delete(name);
      return;
    }
  }
}
