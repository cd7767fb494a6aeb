import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { ScopeSecretDestroyed } from '../../events/identity.js';
import type { PetitionDrafted } from '../../events/petitions.js';
import type { SurveyAnswered, SurveyDrafted } from '../../events/surveys.js';
import { ErasedLedger, type ForGood } from '../identity/erased.ledger.js';
import { petitionScope, roundScope, surveyScope } from '../identity/scopes.js';
import { SqliteLogReader } from '../log/sqlite.log.js';
import type { BroughtBack } from './reimport.js';

/** What the facts that were brought back ask of a vault that is older than they are. */
export type Settled = {
  /** Scopes whose secret is lost: under a new one somebody could act in them twice. */
  readonly lost: number;
  /** Scopes that were closed after the backup was made, and are closed again. */
  readonly closed: number;
};

/**
 * Writes into the vault's ledger of what is gone for good what has to be so, for the next start to do it before the door
 * opens: scopes of which only the lost vault knew the secret, and those that were de-personalised since.
 */
export async function settleVault(folder: string, logFile: string, back: readonly BroughtBack[]): Promise<Settled> {
  const known = scopesIn(join(folder, 'vault.db'));
  const named = new Set(back.flatMap(({ data }) => scopeOf(data) ?? []));
  const destroyed = back.filter(({ type }) => type === 'ScopeSecretDestroyed').map(({ data }) => data);
  const closed = (destroyed as ScopeSecretDestroyed['data'][]).map(({ scope }) => scope);
  const log = new SqliteLogReader(logFile);
  try {
    for (const poll of await openPollsIn(log, back)) named.add(surveyScope(poll));
    const lost = [...named].filter((scope) => !known.has(scope));
    const ops: ForGood[] = lost.map((name) => ({ op: 'destroy-scope', name }));
    for (const name of closed) ops.push({ op: 'close-scope', name, keep: await authorIn(log, name) });
    if (ops.length > 0) ErasedLedger.open(folder).add(ops);
    return { lost: lost.length, closed: closed.length };
  } finally {
    await log.close();
  }
}

const scopeOf = (data: object): string | undefined => {
  const { petitionId, roundId, nullifier } = data as Readonly<Record<string, string | undefined>>;
  if (petitionId !== undefined) return petitionScope(petitionId);
  return roundId !== undefined && nullifier !== undefined ? roundScope(roundId) : undefined; // somebody may vote there
};

/** Open polls that somebody has answered: each by the pseudonym that they have there. Samples go by codes instead. */
async function openPollsIn(log: SqliteLogReader, back: readonly BroughtBack[]): Promise<readonly string[]> {
  const answered = back.filter(({ type }) => type === 'SurveyAnswered').map(({ data }) => data);
  const surveys = new Set((answered as SurveyAnswered['data'][]).map(({ survey }) => survey));
  const polls: string[] = [];
  for (const survey of surveys) {
    const [drafted] = (await log.read(`survey-${survey}`)) as unknown as readonly SurveyDrafted[];
    if (drafted?.data.kind === 'open') polls.push(survey);
  }
  return polls;
}

function scopesIn(file: string): ReadonlySet<string> {
  const db = new Database(file, { readonly: true });
  try {
    return new Set(
      db
        .prepare<[], { name: string }>('select name from scopes')
        .all()
        .map(({ name }) => name),
    );
  } finally {
    db.close();
  }
}

/** The pseudonym of who wrote the petition that a scope belongs to; they are named in public and stay. */
async function authorIn(log: SqliteLogReader, scope: string): Promise<string> {
  const [drafted] = (await log.read(scope)) as unknown as readonly PetitionDrafted[];
  return drafted?.data.author ?? '-';
}
