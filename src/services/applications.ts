import type { ApplicationDrafts } from './application-drafts.js';
import type { CaseFiles } from './case-files.js';

/** What people have filled in and uploaded for services: kept apart from the log until it is sent. */
export class Applications {
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
