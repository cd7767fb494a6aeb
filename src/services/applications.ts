import type { Clock } from '../clock.js';
import type { FileStore } from '../files/file-store.js';
import type { VaultFile } from '../identity/vault.file.js';
import type { Vault } from '../identity/vault.js';
import type { EventLog } from '../log/event-log.js';
import { ApplicationDrafts } from './application-drafts.js';
import { CaseFiles } from './case-files.js';

/** What people have filled in and uploaded for services: kept apart from the log until it is sent. */
export class Applications {
  static open(
    files: FileStore,
    file: VaultFile,
    vault: Vault,
    clock: Pick<Clock, 'now'>,
    log: Pick<EventLog, 'read'>,
  ): Applications {
    return new Applications(new ApplicationDrafts(file, vault, clock), new CaseFiles(files, file, vault, clock, log));
  }

  constructor(
    readonly drafts: ApplicationDrafts,
    readonly files: CaseFiles,
  ) {}

  /** Everything of one person. Twice is once. */
  async forget(person: string): Promise<void> {
    await this.drafts.forget(person);
    await this.files.forget(person);
  }

  /** What nobody came back for. */
  async sweep(): Promise<void> {
    await this.drafts.sweep();
    await this.files.sweep();
  }
}
