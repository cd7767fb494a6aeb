import { readFileSync, statSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import type { CommandBus } from '@nestjs/cqrs';
import { spelled } from '../../commands/ogp/wording.js';
import { Unavailable } from '../durable/unavailable.js';
import type { House } from '../house.js';
import { problemOf } from '../http/problem.js';
import { Invalid } from '../http/validation.pipe.js';
import { MemoryVault } from '../identity/memory.vault.js';
import { Refused } from '../refused.js';
import { attributed, digest } from '../write/attributed.js';
import { DecideHandler } from '../write/decide.handler.js';
import type { Send } from '../write/group-office.js';
import { Beside } from './beside.js';
import { FILE_ROWS } from './file-rows.js';
import { type Means, meansOf } from './means.js';
import { type ImportRow, LARGEST_IMPORT, readRows } from './read-rows.js';
import { TrialLog, trialContents } from './trial.js';
import { WISH_ROWS } from './wish-rows.js';

/** What came of a row. `line` is one of the import file; a row that names a file may be refused for several of that one's. */
export type RowDone = {
  readonly line: number;
  /** What it is and what it is called by: `plan tbilisi-2017`. */
  readonly name: string;
  readonly done: 'added' | 'unchanged' | 'refused';
  /** Why it was refused, or how many rows its file has brought. */
  readonly said?: string;
};
export type ImportDone = {
  readonly dryRun: boolean;
  readonly rows: readonly RowDone[];
  /** `before`: rows were refused on trial, and none was recorded; `midway`: one was while others had been. */
  readonly stopped?: 'before' | 'midway';
};

const KINDS = [...Object.keys(WISH_ROWS), ...Object.keys(FILE_ROWS)].sort();
const SHOWN_LINES = 50;

/**
 * Brings in what a file says, row by row, in the name of the house's own operator. The whole file is tried against the
 * rules first, over the log as it is: where a single row would be refused, nothing is recorded. What was recorded once
 * is not recorded again, so that a file that was broken off by a fault is simply brought in again.
 */
export async function importFile(
  house: House,
  commands: CommandBus,
  path: string,
  { who, dryRun = false }: { readonly who: string; readonly dryRun?: boolean },
): Promise<ImportDone> {
  const name = path.split(/[\\/]/).at(-1)!;
  const whole = (reason: string, line = 1): RowDone => ({ line, name, done: 'refused', said: reason });
  if (statSync(path).size > LARGEST_IMPORT)
    return { dryRun, stopped: 'before', rows: [whole(`is larger than ${LARGEST_IMPORT} bytes`)] };
  const { rows, refused } = readRows(readFileSync(path, 'utf8'), { strict: extname(path) === '.json' });
  const unread = refused.map(({ line, reason }) => whole(reason, line));
  const beside = new Beside(dirname(path));
  const tried = [...unread, ...(await all(rows, trialOf(house, beside), who))].sort((a, b) => a.line - b.line);
  if (tried.some(isRefused)) return { dryRun, stopped: 'before', rows: tried };
  if (dryRun) return { dryRun, rows: tried };
  const send: Send = (wish, supplied, actor, sent) => commands.execute(stamped(house, wish, supplied, actor, sent));
  const means = meansOf(house, { send, log: house.log, contents: house.contents, beside });
  const done = await all(rows, means, who, { stopAtFirst: true });
  return { dryRun, ...(done.some(isRefused) && { stopped: 'midway' as const }), rows: done };
}

const isRefused = ({ done }: RowDone): boolean => done === 'refused';

const stamped = (house: House, ...[wish, supplied, who, sent = {}]: Parameters<Send>) => {
  const by = typeof who === 'string' ? { actor: who } : who;
  const { key, body, beside } = sent;
  return attributed(wish, supplied, { ...by, at: house.clock.now(), idempotencyKey: key, body, beside });
};

/** The same rules over a log that forgets: what is sealed on trial is sealed under keys that nobody keeps. */
function trialOf(house: House, beside: Beside): Means {
  const trial = new TrialLog(house.log);
  const contents = trialContents(house.contents);
  const handler = new DecideHandler(trial, new MemoryVault(), house.clock, contents);
  const send: Send = (wish, supplied, who, sent) => handler.execute(stamped(house, wish, supplied, who, sent));
  return meansOf(house, { send, log: trial, contents, beside, trial });
}

async function all(
  rows: readonly ImportRow[],
  means: Means,
  who: string,
  { stopAtFirst = false }: { readonly stopAtFirst?: boolean } = {},
): Promise<readonly RowDone[]> {
  const done: RowDone[] = [];
  for (const row of rows) {
    const found = await one(row, means, who);
    done.push(...found);
    if (stopAtFirst && found.some(isRefused)) break;
  }
  return done;
}

async function one(row: ImportRow, means: Means, who: string): Promise<readonly RowDone[]> {
  const { kind, said, line } = row;
  const named = Object.hasOwn(WISH_ROWS, kind) ? WISH_ROWS[kind] : undefined;
  const filed = Object.hasOwn(FILE_ROWS, kind) ? FILE_ROWS[kind] : undefined;
  const name = [kind, ...(named?.by ?? ['file']).map((field) => shown(said[field]))].filter(Boolean).join(' ');
  try {
    if (filed) {
      const { rows, added, changed, refused } = await filed(said, means, who);
      if (refused.length > 0)
        return refused.slice(0, SHOWN_LINES).map((wrong): RowDone => {
          const of = `line ${wrong.line} of ${shown(said.file)}: ${wrong.reason}`;
          return { line, name, done: 'refused', said: of };
        });
      const counts = `${rows} rows, ${added} added, ${changed} changed`;
      return [{ line, name, done: added + changed > 0 ? 'added' : 'unchanged', said: counts }];
    }
    if (!named)
      return [{ line, name: kind, done: 'refused', said: `nothing is called ${kind}; there are ${KINDS.join(', ')}` }];
    // the same words in whatever order are the same row
    const sent = { key: `import ${digest(kind, spelled(said))}`, body: spelled(said) };
    const { created } = await named.perform(said, means, sent, who);
    return [{ line, name, done: created ? 'added' : 'unchanged' }];
  } catch (error) {
    return reasonsOf(error, row).map((wrong): RowDone => ({ ...wrong, name, done: 'refused' }));
  }
}

/** Why a row was refused, each mistake with the line that it stands on. @throws what is no answer but a fault */
function reasonsOf(error: unknown, { line, lineOf }: ImportRow): readonly { line: number; said: string }[] {
  if (error instanceof Invalid)
    return error.errors.map(({ path, message }) => ({
      line: lineOf(path),
      said: message.startsWith(path) ? message : `${path}: ${message}`,
    }));
  if (!(error instanceof Refused) && !(error instanceof Unavailable)) throw error;
  const { type, detail, because = {} } = problemOf(error);
  const facts = Object.entries(because).map(([field, value]) => `${field} ${value}`);
  return [
    {
      line,
      said: `${detail ?? type}${facts.length > 0 ? ` (${facts.join(', ')})` : ''} [${type.replace('urn:ghia:', '')}]`,
    },
  ];
}

const shown = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).replace(/\s+/g, ' ').slice(0, 60) : '';
