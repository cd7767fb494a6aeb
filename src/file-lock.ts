import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { privateFile } from './data-folder.js';

const LOOK_EVERY = 50;

/** A file that one process holds at a time. The system lets go of it when the process dies. */
export class FileLock {
  private constructor(private readonly db: Database.Database) {}

  /** Undefined when somebody else holds it, alone or with others. */
  static take(file: string): FileLock | undefined {
    return FileLock.held(file, 'begin exclusive');
  }

  /** Several may hold it so at a time; undefined when one holds it alone. */
  static share(file: string): FileLock | undefined {
    return FileLock.held(file, 'begin; select count(*) from sqlite_schema');
  }

  /** Waits until it can be taken. @throws Error when that takes too long */
  static async wait(file: string, milliseconds: number): Promise<FileLock> {
    for (const end = Date.now() + milliseconds; Date.now() < end; await pause(LOOK_EVERY)) {
      const lock = FileLock.take(file);
      if (lock) return lock;
    }
    throw new Error(`${file} has been held by another process for ${Math.round(milliseconds / 1_000)} s`);
  }

  private static held(file: string, begin: string): FileLock | undefined {
    privateFile(file);
    const db = new Database(file, { timeout: 0 });
    try {
      db.exec(begin);
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
