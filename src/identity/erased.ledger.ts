import { closeSync, existsSync, fsyncSync, ftruncateSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { CloseScope, DestroyScope, EraseKeys, ShredKeys } from './vault.tables.js';

export const ERASED_FILE = 'erased.log';

/** What cannot be undone, and must be done again in an older copy of the vault. */
export type ForGood = EraseKeys | ShredKeys | DestroyScope | CloseScope;
const FOR_GOOD: ReadonlySet<string> = new Set<ForGood['op']>([
  'erase-keys',
  'shred-keys',
  'destroy-scope',
  'close-scope',
]);
export const isForGood = (op: { readonly op: string }): op is ForGood => FOR_GOOD.has(op.op);

/** Subjects that are erased in one write. */
const AT_ONCE = 500;

/**
 * Every key that was erased or shredded and every scope that was closed, one to a line, beside the vault and in its
 * backups: a vault that comes out of an older backup reads here what is to be gone. It names pseudonyms, never people. A line is on disk
 * before the key is gone, so the vault's file is never ahead of it.
 */
export class ErasedLedger {
  private constructor(
    private readonly path: string,
    private lines: number,
  ) {}

  /** @param folder where the vault lies */
  static open(folder: string): ErasedLedger {
    const path = join(folder, ERASED_FILE);
    const file = openSync(path, 'a+', 0o600);
    try {
      const text = readFileSync(path);
      const whole = text.lastIndexOf('\n') + 1;
      if (whole < text.length) ftruncateSync(file, whole); // the end of a write that was cut short
    } finally {
      closeSync(file);
    }
    return new ErasedLedger(path, linesOf(path).length);
  }

  /** How many lines there are. */
  get count(): number {
    return this.lines;
  }

  /** On disk when it returns; answers how many lines there are then. @throws Error of the file system */
  add(ops: readonly ForGood[]): number {
    const lines = ops.flatMap(wordsOf);
    const file = openSync(this.path, 'a', 0o600);
    try {
      writeSync(file, lines.map((line) => `${line}\n`).join(''));
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    this.lines += lines.length;
    return this.lines;
  }

  /** What stands behind so many lines. @throws Error for a line that says nothing known */
  after(lines: number): readonly ForGood[] {
    const ops: ForGood[] = [];
    for (const line of linesOf(this.path).slice(lines)) {
      const op = read(line);
      const last = ops.at(-1);
      const joins = last && 'subjects' in op && last.op === op.op && last.subjects.length < AT_ONCE;
      if (joins) ops.splice(-1, 1, { ...op, subjects: [...last.subjects, ...op.subjects] });
      else ops.push(op);
    }
    return ops;
  }
}

/** The lines of a ledger; none where there is no file. */
export const linesOf = (path: string): readonly string[] =>
  existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(0, -1) : [];

function wordsOf(op: ForGood): readonly string[] {
  switch (op.op) {
    case 'erase-keys':
      return op.subjects.map((subject) => `erase ${subject}`);
    case 'shred-keys':
      return op.subjects.map((subject) => `shred ${subject}`);
    case 'destroy-scope':
      return [`scope ${op.name}`];
    case 'close-scope':
      return [`close ${op.name} ${op.keep}`];
  }
}

function read(line: string): ForGood {
  const [word, name = '', keep = ''] = line.split(' ');
  if (word === 'erase' && name) return { op: 'erase-keys', subjects: [name] };
  if (word === 'shred' && name) return { op: 'shred-keys', subjects: [name] };
  if (word === 'scope' && name) return { op: 'destroy-scope', name };
  if (word === 'close' && name) return { op: 'close-scope', name, keep };
  throw new Error(`${ERASED_FILE} holds a line that says nothing known: ${line.slice(0, 40)}`);
}
