import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { entryOf, type Regained } from '../audit/leaf.js';
import { Edge, NOTHING } from '../audit/sequencer/edge.js';
import { sameBytes } from '../audit/tlog/verify.js';

/** Thrown when a log is not the one that was mirrored, or published, before. */
export class LogDiffers extends Error {
  override readonly name = 'LogDiffers';
}

type Signed = { readonly size: number; readonly root: Buffer };

/**
 * What this instance has published, held against facts that come from a server anew: each must be the leaf that it was,
 * and the tree must have the root that was signed. Facts behind the last signed leaf are nobody's word yet.
 */
export class PublishedLeaves {
  private readonly sql;
  private readonly signed: readonly Signed[];
  private readonly edge = new Edge(0, NOTHING);
  /** How many leaves have been published. */
  readonly size: number;
  private readonly lastSigned: number;

  /** @param file the sequencer's ledger; undefined before anything was published */
  static open(file: string): PublishedLeaves | undefined {
    return existsSync(file) ? new PublishedLeaves(new Database(file, { readonly: true })) : undefined;
  }

  private constructor(private readonly db: Database.Database) {
    db.pragma('busy_timeout = 5000');
    this.sql = db.prepare<[number, number], { event: Buffer }>(
      'select event from leaf where idx >= ? order by idx limit ?',
    );
    this.size = db.prepare<[], { n: number }>('select count(*) n from leaf').get()!.n;
    this.signed = db.prepare<[], Signed>('select size, root from checkpoint order by size').all();
    this.lastSigned = this.signed.at(-1)?.size ?? 0;
  }

  /** How far the tree has been grown: what it takes next is the leaf of that index. */
  get reached(): number {
    return this.edge.size;
  }

  /** True while facts behind so many are still to be held against what was published. */
  concerns(size: number): boolean {
    return size < Math.max(this.size, this.lastSigned);
  }

  /** The facts that follow those it has taken. @throws LogDiffers */
  take(facts: readonly Regained[]): void {
    const ids = this.sql.all(this.reached, facts.length);
    for (const [i, fact] of facts.entries()) {
      if (!this.concerns(this.reached)) return;
      const id = ids[i]?.event.toString('hex');
      if (id !== undefined && id !== fact.id)
        throw new LogDiffers(`fact ${this.reached + 1} is ${fact.id}, leaf ${this.reached} was published as ${id}`);
      this.edge.append(entryOf(fact));
      const signed = this.signed.find(({ size }) => size === this.reached);
      if (signed && !sameBytes(this.edge.root(), signed.root))
        throw new LogDiffers(`the first ${signed.size} facts do not give the root that was signed of so many leaves`);
    }
  }

  /** @throws LogDiffers when fewer facts are there than leaves were published */
  mustAllBeIn(size: number): void {
    const published = Math.max(this.size, this.lastSigned);
    if (size < published) throw new LogDiffers(`it holds ${size} facts, ${published} leaves of it were published`);
  }

  close(): void {
    this.db.close();
  }
}
