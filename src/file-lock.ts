import Database from 'better-sqlite3';
import { privateFile } from './data-folder.js';

/** A file that one process holds at a time. The system lets go of it when the process dies. */
export class FileLock {
  private constructor(private readonly db: Database.Database) {}

  /** Undefined when somebody else holds it. */
  static take(file: string): FileLock | undefined {
    privateFile(file);
    const db = new Database(file, { timeout: 0 });
    try {
      db.exec('begin exclusive');
      return new FileLock(db);
    } catch (error) {
      db.close();
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      return undefined;
    }
  }

  release(): void {
    this.db.exec('rollback');
    this.db.close();
  }
}
